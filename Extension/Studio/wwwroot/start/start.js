import { get } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { Page, html, icon, nothing, useStyles } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { bring, chooseFiles } from './arrive.js';
import { FileDrop } from './drop.js';
import { newProject, kinds } from './new-project.js';
import { ProjectCards } from './project-cards.js';
import { samples } from './samples.js';

/** The start page: go on with a project, begin a new one, try a sample, or bring files in. */
export default class StartPage extends Page {
  #cards = new ProjectCards(this);
  #samples = [];

  async enter() {
    const styles = useStyles('/start/start.css');
    [this.#samples] = await Promise.all([get('/samples', this.signal), this.#cards.load(), styles]);
    new FileDrop(this.element, this.signal, files => this.bring(files));
    // Another page, or somebody at the files themselves, may have changed something meanwhile.
    addEventListener('focus', () => this.#cards.load().catch(showFailure), { signal: this.signal });
  }

  /** Opens the project. */
  open(id, step = 'collect') { location.hash = `#/p/${encodeURIComponent(id)}/${step}`; }

  /** Makes projects of files. */
  async bring(files) {
    try {
      const made = await bring(files);
      if (made)
        this.open(made.id, made.step);
      else
        await this.#cards.load();
    } catch (error) {
      showFailure(error);
    }
  }

  template() {
    return html`
      <div class="start">
        <h1>${t(this.#cards.count ? 'start.titleAgain' : 'start.title')}</h1>
        ${this.#cards.template()}
        <section aria-labelledby="start-new">
          <h2 id="start-new">${t('start.new')}</h2>
          <ul class="plain choices">${kinds.map(kind => html`
            <li><button class="choice" @click=${() => newProject(kind).then(id => id && this.open(id, kind === 'program' ? 'make' : 'collect')).catch(showFailure)}>
              <img src="/start/drawings/${kind}.svg" alt="" width="120" height="84">
              <strong>${t(`start.kind.${kind}`)}</strong>
              <span class="soft">${t(`start.about.${kind}`)}</span>
            </button></li>`)}
          </ul>
        </section>
        <section data-needs="files" class="card bring" aria-labelledby="start-bring">
          <img src="/start/drawings/bring.svg" alt="" width="96" height="64">
          <div class="grow">
            <h2 id="start-bring">${t('start.bring')}</h2>
            <p class="soft">${t('start.bringAbout')}</p>
          </div>
          <div class="row">
            <button class="button" @click=${() => chooseFiles().then(files => files && this.bring(files))}>${icon('upload')}${t('start.openFile')}</button>
            <button class="button" @click=${() => chooseFiles({ folder: true }).then(files => files && this.bring(files))}>${icon('folder-open')}${t('start.openFolder')}</button>
          </div>
        </section>
        ${this.#samples.length ? samples(this.#samples, id => this.open(id, 'make')) : nothing}
      </div>`;
  }
}
