/** The blocks of the chosen sprite: the editor, and what goes between it and the host. */
import { get, post, put } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { html } from '/shell/view.js';
import { direction, sentence, t } from '/shell/texts.js';
import { openEditor } from './editor/editor.js';

const SAVE_AFTER_MS = 250;

export class CodeTab {
  #editor = null;
  #shownKey = '';
  #waiting = 0;
  #sending = Promise.resolve();

  constructor(page) {
    this.page = page;
    const { live } = page.app;
    live.on('running', running => this.#editor?.glow(running?.[this.#shownKey] ?? []), page.signal);
    live.on('value', ({ target, block, text }) => target === this.#shownKey && this.#editor?.showValue(block, text), page.signal);
  }

  template() { return html`<div class="make-editor"></div>`; }

  async shown(element) {
    if (this.#editor)
      return;
    const place = element.querySelector('.make-editor');
    const blocks = await get(this.page.app.path('/program/blocks'), this.page.signal);
    const key = this.page.target.key;
    const workspace = await get(this.page.targetPath('/workspace', key), this.page.signal);
    if (this.#editor)
      return;
    this.#shownKey = key;
    this.#editor = openEditor(place, {
      ...blocks,
      workspace,
      t,
      direction: direction(),
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      menus: (opcode, argument) => get(this.page.app.path(`/program/menus/${opcode}/${argument}?target=${encodeURIComponent(this.#shownKey)}`), this.page.signal),
      onChange: () => this.#changed(),
      onRunBlock: block => this.page.app.live.send('clickBlock', { target: this.#shownKey, block }),
      targets: () => this.page.program.targets.filter(target => target.key !== this.#shownKey),
      onCopyTo: (block, to) => this.#copyTo(block, to).catch(showFailure),
    });
    this.showFindings(this.page.findings);
  }

  close() {
    this.#flush();
    this.#editor?.dispose();
    this.#editor = null;
  }

  /** Another sprite was chosen: its blocks are shown. */
  async targetChanged() {
    await this.#flush();
    await this.#load().catch(showFailure);
  }

  programChanged(before) {
    const was = before.targets.find(target => target.key === this.#shownKey);
    const now = this.page.program.targets.find(target => target.key === this.#shownKey);
    if (!now || was?.blocks !== now.blocks && !this.#waiting && now.editedBy !== this.page.app.live.id)
      this.#load().catch(showFailure);
    this.#editor?.refreshMenus();
  }

  modelsChanged() { this.#editor?.refreshMenus(); }

  showFindings(findings) {
    const name = this.page.target.name;
    this.#editor?.showErrors(findings.filter(f => f.blockId && f.target === name).map(f => ({ block: f.blockId, sentence: sentence(f.sentence) })));
  }

  reveal(block) { this.#editor?.reveal(block); }

  async #load() {
    if (!this.#editor)
      return;
    const key = this.page.target.key;
    const workspace = await get(this.page.targetPath('/workspace', key), this.page.signal);
    if (key !== this.page.target.key)
      return;
    this.#shownKey = key;
    this.#editor.load(workspace);
    this.showFindings(this.page.findings);
  }

  async #copyTo(block, to) {
    await this.#flush();
    await post(this.page.app.path('/program/copy'), { from: this.#shownKey, block, to });
    toast(t('make.copied', { sprite: this.page.program.targets.find(target => target.key === to)?.name ?? '' }));
  }

  #changed() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#flush(), SAVE_AFTER_MS);
  }

  /** Sends the blocks to the host, one after the other, so that an older state never overtakes a newer one. */
  #flush() {
    if (!this.#waiting)
      return this.#sending;
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    const [key, workspace] = [this.#shownKey, this.#editor.save()];
    return this.#sending = this.#sending.then(() => put(this.page.targetPath('/workspace', key), workspace)).catch(showFailure);
  }
}
