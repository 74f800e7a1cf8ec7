import { get, post } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { Page, html } from '/shell/view.js';
import { date, t } from '/shell/texts.js';

/** The start page. */
export default class StartPage extends Page {
  async enter() { this.projects = await get('/projects', this.signal); }

  template() {
    return html`
      <h1>${t('start.title')}</h1>
      <button class="button main" @click=${() => this.make('pictures').catch(showFailure)}>${t('start.pictures')}</button>
      <ul class="plain">${this.projects.map(p => html`<li><a href=${`#/p/${encodeURIComponent(p.id)}/collect`}>${p.id}</a> ${date(p.modified)}</li>`)}</ul>`;
  }

  async make(kind) {
    const { id } = await post('/projects', { name: t(`start.${kind}`), models: [{ name: t('start.myModel'), kind }] });
    location.hash = `#/p/${encodeURIComponent(id)}/collect`;
  }
}
