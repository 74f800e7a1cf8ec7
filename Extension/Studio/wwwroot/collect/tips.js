/** What would make the model better, from the host's coach: at most three, each a click away from the examples that it is about. */
import { get } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { html, icon, nothing, repeat } from '/shell/view.js';
import { sentence, t } from '/shell/texts.js';

export class Tips {
  #tips = [];
  #hidden = new Set();
  #counts = new Map();

  /** @param {import('./collect.js').default} page */
  constructor(page) { this.page = page; }

  async start() {
    this.page.app.live?.on('tips', tips => this.#take(tips), this.page.signal);
    const known = await get(this.page.path(`/models/${this.page.model.id}/tips`), this.page.signal);
    if (known)
      this.#take(known);
  }

  template() {
    // A child who has just begun needs no list of what is missing: the empty cards say it.
    const begun = this.page.model.labels.some(label => label.count > 0);
    const tips = begun ? this.#tips.filter(tip => !this.#hidden.has(key(tip)) && this.#isFresh(tip)) : [];
    return tips.length === 0 ? nothing : html`
      <ul class="plain tips" aria-label=${t('collect.tips')}>
        ${repeat(tips, key, tip => html`
          <li class="row note" data-code=${tip.code}>
            ${icon('lightbulb')}<span class="grow">${sentence(tip.childSentence)}</span>
            ${tip.exampleIds.length > 0 ? html`<button class="button" @click=${() => this.page.showExamples(tip.exampleIds).catch(showFailure)}>${icon('eye')}${t('collect.showThem')}</button>` : nothing}
            <button class="button quiet square" aria-label=${t('collect.hideTip')} title=${t('collect.hideTip')} @click=${() => { this.#hidden.add(key(tip)); this.page.update(); }}>${icon('x')}</button>
          </li>`)}
      </ul>`;
  }

  #take({ model, tips }) {
    if (model !== this.page.model?.id)
      return;
    this.#tips = tips;
    this.#counts = new Map(this.page.model.labels.map(label => [label.name, label.count]));
    this.page.update();
  }

  /** The host looks again some time after a change: until then a tip about a label that has changed may be wrong. */
  #isFresh(tip) { return this.page.model.labels.every(label => !tip.labels.includes(label.name) || label.count === this.#counts.get(label.name)); }
}

const key = tip => `${tip.code} ${tip.labels.join()}`;
