/** Two models of one kind, side by side: on what is asked above, and on the examples that were put aside. */
import { get } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { html, icon, nothing } from '/shell/view.js';
import { date, number, t } from '/shell/texts.js';
import { headline, presetName } from '/train/result.js';

export class Comparison {
  /** The model beside, as the host lists it, or null. */
  other = null;
  #rows = null;

  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  /** The page has read everything anew: the other one may be gone, the figures are old. */
  loaded() {
    if (!this.other)
      return;
    this.other = this.page.view.others?.find(other => other.name === this.other.name) ?? null;
    if (this.other)
      this.#ask().catch(showFailure);
    else
      this.page.askedChanged();
  }

  titleOf(name) {
    const other = this.page.view.others.find(o => o.name === name);
    return other ? this.#title(other) : t('test.thisModel', { preset: presetName(this.page.trained.result) });
  }

  template() {
    const { others } = this.page.view;
    if (others.length === 0)
      return nothing;
    return html`
      <section class="card stack" aria-labelledby="compare">
        <h2 id="compare">${t('test.compare')}</h2>
        <label class="row"><span>${t('test.compareWith')}</span>
          <select class="input" @change=${event => this.#choose(event.target.value)}>
            <option value="">${t('test.nobody')}</option>
            ${others.map(other => html`<option value=${other.name} ?selected=${other.name === this.other?.name}>${this.#title(other)}</option>`)}
          </select></label>
        ${this.other ? this.#table() : html`<p class="soft">${t('test.compareHow')}</p>`}
      </section>`;
  }

  #title({ model, title, result }) {
    const preset = presetName(result);
    return model === this.page.modelId ? t('test.earlier', { date: date(result.date), preset }) : t('test.otherModel', { name: title, preset });
  }

  #choose(name) {
    this.other = this.page.view.others.find(other => other.name === name) ?? null;
    this.#rows = null;
    if (this.other)
      this.#ask().catch(showFailure);
    this.page.askedChanged();
  }

  async #ask() {
    if (this.page.model.kind === 'text')
      return;
    const models = this.page.asked.join();
    const rows = await get(this.page.path(`/compare?models=${models}`), this.page.signal);
    if (models === this.page.asked.join()) {
      this.#rows = rows;
      this.page.update();
    }
  }

  #table() {
    const results = [this.page.trained.result, this.other.result];
    const rows = this.#rows;
    const line = (name, cells) => html`<tr><th scope="row">${name}</th>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`;
    const aside = rows && rows[0].asked > 0;
    return html`
      <div class="scroll"><table class="plain-table">
        <caption class="only-heard">${t('test.compare')}</caption>
        <thead><tr><td></td>${this.page.asked.map(name => html`<th scope="col">${this.titleOf(name)}</th>`)}</tr></thead>
        <tbody>
          ${line(t('test.ownTest'), results.map(headline))}
          ${line(t('train.fact.examples'), results.map(result => number(result.examples)))}
          ${aside ? (rows[0].off.length > 0
            ? line(t('test.asideOff', { count: rows[0].asked }), rows.map(row => row.off.map(off => number(off, { maximumSignificantDigits: 3 })).join(' · ')))
            : line(t('test.asideRight', { count: rows[0].asked }), rows.map(row => t('test.asideCounts', row)))) : nothing}
        </tbody>
      </table></div>
      ${rows && !aside ? html`<p class="note">${icon('lightbulb')} ${t('test.noAside')}</p>` : nothing}
      ${rows?.map((row, i) => row.maySeen > 0 ? html`<p class="note warn">${t('test.maySeen', { model: this.titleOf(this.page.asked[i]), count: row.maySeen })}</p>` : nothing)}`;
  }
}
