/** Asks about a row of numbers and choices: a field for each column, filled with what is usual. */
import { html, nothing } from '/shell/view.js';
import { number, t } from '/shell/texts.js';
import { Typed } from './typed.js';

export default class AskRows {
  #values;
  #typed;

  /** @param {import('./test.js').default} page */
  constructor(page) {
    this.page = page;
    this.#typed = new Typed(page);
    this.#values = {};
  }

  async start() {
    for (const field of this.page.trained.fields)
      this.#values[field.name] = field.choices ? field.choices[0] : field.usual ?? 0;
    this.restart();
  }

  stop() { this.#typed.stop(); }

  restart() {
    const fields = this.page.trained.fields;
    const isWhole = fields.every(field => field.choices || Number.isFinite(this.#values[field.name]));
    this.#typed.ask(isWhole ? JSON.stringify(Object.fromEntries(fields.map(field => [field.name, this.#values[field.name]]))) : '');
  }

  template() {
    return html`<div class="stack">${this.page.trained.fields.map(field => field.choices ? this.#choice(field) : this.#number(field))}</div>`;
  }

  #choice(field) {
    return html`
      <label class="field"><span>${field.name}</span>
        <select class="input" @change=${event => this.#set(field, event.target.value)}>
          ${field.choices.map(choice => html`<option value=${choice} ?selected=${choice === this.#values[field.name]}>${choice}</option>`)}
        </select></label>`;
  }

  #number(field) {
    const value = this.#values[field.name];
    const isRange = field.least !== null && field.most > field.least;
    const step = isRange ? stepFor(field.most - field.least) : 'any';
    return html`
      <div class="field">
        <label for=${`field-${field.name}`}><strong>${field.name}</strong> ${isRange ? html`<small class="soft">${t('test.between', { least: number(field.least), most: number(field.most) })}</small>` : nothing}</label>
        <div class="row nowrap">
          <input class="input figure" id=${`field-${field.name}`} type="number" step="any" inputmode="decimal" .value=${Number.isFinite(value) ? String(value) : ''} @input=${event => this.#set(field, event.target.valueAsNumber)}>
          ${isRange ? html`<input class="grow" type="range" aria-label=${field.name} min=${field.least} max=${field.most} step=${step} .value=${String(value)} @input=${event => this.#set(field, event.target.valueAsNumber)}>` : nothing}
        </div>
      </div>`;
  }

  #set(field, value) {
    this.#values[field.name] = value;
    this.restart();
    this.page.update();
  }
}

const stepFor = range => 10 ** Math.floor(Math.log10(range / 50));
