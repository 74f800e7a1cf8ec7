/** Asks about words: answers while they are typed. */
import { html } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { Typed } from './typed.js';

const MOST_LETTERS = 2000;

export default class AskWords {
  #text = '';
  #typed;

  /** @param {import('./test.js').default} page */
  constructor(page) {
    this.page = page;
    this.#typed = new Typed(page);
  }

  async start() {}
  stop() { this.#typed.stop(); }
  restart() { this.#typed.ask(this.#text.trim()); }

  template() {
    return html`
      <label class="field"><span>${t('test.typeWords')}</span>
        <textarea class="input" rows="4" dir="auto" maxlength=${MOST_LETTERS} .value=${this.#text} @input=${event => { this.#text = event.target.value; this.restart(); }}></textarea></label>`;
  }
}
