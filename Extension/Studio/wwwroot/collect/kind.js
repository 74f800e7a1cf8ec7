import { html, nothing } from '/shell/view.js';
import { t } from '/shell/texts.js';

/**
 * One kind of examples on the Collect page. Each kind is a module in its own folder (`collect/pictures/pictures.js`, named in `kinds` of collect.js) whose default export extends
 * this class; the page makes one for the open model and keeps it while the page is shown.
 *
 * Kinds with labels fill the slots of the label cards: `adding` (buttons for new examples), `tile`, `describe` and `large` (how one example looks and is called), `take` (what is
 * dropped or pasted). Kinds without labels (a table, texts), or that want another look, draw the whole place in `template` instead.
 *
 * What the page gives: `page.app`, `page.model` (with labels), `page.update()`, `page.signal`, `page.list(label)` (an ExampleList: `reload()`, `total`),
 * `page.add(label, blob, { name, burst })`, `page.addFiles(label, files)`, `page.told(added)`; the host's addresses are in `Examples/ExamplesApi`.
 */
export class Kind {
  /**
   * Size of the tiles of the list in rem: `{ width, height }`. Without a width there is one column of lines.
   * @type {{ width?: number, height: number }}
   */
  layout = { width: 5.25, height: 5.25 };

  /** @param {import('./collect.js').default} page */
  constructor(page) { this.page = page; }

  get model() { return this.page.model; }

  /** Before the first drawing: load styles, ask the host. */
  async start() {}
  /** The page is left: end whatever was started. */
  stop() {}
  /** The project has changed. */
  changed() {}

  /** The whole place below the model's name, or undefined for label cards. */
  template() { return undefined; }

  /** What stands below the name of a label: how to add examples. */
  adding(label) { return nothing; }

  /** The inside of one tile. @param {{ id: number, version: string, name: string, text?: string, forTesting: boolean }} example */
  tile(example, label) { return html`<span>${example.text ?? example.name}</span>`; }

  /** What a screen reader says of one example. */
  describe(example) { return example.text ?? (example.name || t('collect.example')); }

  /** The inside of the dialog that shows one example large. */
  large(example) { return html`<p>${example.text ?? example.name}</p>`; }

  /** What is shown in a label without examples. */
  empty(label) { return t('collect.noneYet'); }

  /** Labels of a special sort, offered beside the button for a new label. */
  offers() { return nothing; }

  /** Shows examples that a tip is about, where `template` draws the place. @param {number[]} ids */
  show(ids) { return undefined; }

  /** How a label is called; some have a name that only the host should see. */
  labelName(label) { return label.name; }

  /** Whether a label's name must stay. */
  isFixed(label) { return false; }

  /** Something was dropped on or pasted into a label. @param {DataTransfer} data @returns {Promise<void>|undefined} undefined when it is nothing for this kind */
  take(label, data) {
    const files = [...data.files];
    return files.length > 0 ? this.page.addFiles(label, files) : undefined;
  }
}
