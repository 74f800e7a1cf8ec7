/** A writing machine: goes on after what stands there, and shows which words it thinks may come next. */
import { oneAtATime, post } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, percent, t } from '/shell/texts.js';

const LOOK_AFTER_MS = 200;
const MOST_LETTERS = 20000;

export default class AskText {
  #text = '';
  #words = 20;
  #temperature = .8;
  #topP = .9;
  #seed = 1;
  #next = [];
  #copied = 0;
  #busy = false;
  #timer;

  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  async start() { await this.#look(); }
  stop() { clearTimeout(this.#timer); }
  restart() { this.#look().catch(showFailure); }

  template() {
    return html`
      <label class="field"><span>${t('test.after')}</span>
        <textarea class="input written" rows="8" dir="auto" maxlength=${MOST_LETTERS} .value=${this.#text} @input=${event => this.#typed(event.target.value)}></textarea></label>
      ${this.#next.length > 0 ? html`
        <div class="stack"><strong>${t('test.next')}</strong>
          <ul class="plain row guesses">${this.#next.map(({ token, share }) => html`<li><button class="button guess" style="--share:${(100 * share).toFixed(0)}%" @click=${() => this.#typed(this.#text + joined(this.#text, token))}>${shown(token)} <small>${percent(share)}</small></button></li>`)}</ul>
        </div>` : html`<p class="soft">${t('test.noNext')}</p>`}
      <div class="row">
        <button class="button main" ?disabled=${this.#busy} @click=${() => this.#write().catch(showFailure)}>${icon('pencil')}${t('test.write')}</button>
        <button class="button" ?disabled=${this.#text === ''} @click=${() => this.#typed('')}>${icon('eraser')}${t('test.clear')}</button>
      </div>
      ${this.#copied > 0 ? html`<p class="note">${t('test.copied', { count: this.#copied })}</p>` : nothing}
      <details open>
        <summary>${t('test.howItWrites')}</summary>
        <div class="stack">
          ${this.#slider('words', this.#words, 1, 200, 1, value => { this.#words = value; })}
          ${this.#slider('temperature', this.#temperature, 0, 2, .05, value => { this.#temperature = value; })}
          ${this.#slider('topP', this.#topP, .05, 1, .05, value => { this.#topP = value; })}
        </div>
      </details>`;
  }

  #slider(name, value, least, most, step, set) {
    return html`
      <div class="field">
        <div class="row"><label for=${`write-${name}`}>${t(`test.${name}`)}</label><output for=${`write-${name}`}>${number(value)}</output></div>
        <input id=${`write-${name}`} type="range" min=${least} max=${most} step=${step} .value=${String(value)} @input=${event => { set(event.target.valueAsNumber); this.page.update(); }}>
        <small class="soft">${t(`test.${name}Means`)}</small>
      </div>`;
  }

  #typed(text) {
    this.#text = text;
    this.#copied = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look().catch(showFailure), LOOK_AFTER_MS);
    this.page.update();
  }

  #look = oneAtATime(async () => {
    this.#next = await post(this.page.path('/next'), { after: this.#text }, this.page.signal);
    this.page.update();
  });

  async #write() {
    this.#busy = true;
    this.page.update();
    try {
      const { text, copiedWords } = await post(this.page.path('/write'), { after: this.#text, words: this.#words, temperature: this.#temperature, topP: this.#topP, seed: this.#seed++ }, this.page.signal);
      this.#typed(this.#text + text);
      this.#copied = copiedWords;
      announce(text.trim() || t('test.noNext'));
    } finally {
      this.#busy = false;
      this.page.update();
    }
  }
}

/** A word has its space before it; not at the beginning of a line. */
const joined = (text, token) => text === '' || /\s$/.test(text) ? token.trimStart() : token;
const shown = token => token === '' || token === '\n' ? '⏎' : token.trim();
