/** The shell: address → page, the bar at the top, the open project. */
import { Failure, get, oneAtATime, post, projectPath } from './api.js';
import { announce, showFailure, toast } from './announce.js';
import { Live } from './live.js';
import { simplifiedNotice } from './notice.js';
import { rememberForced } from '/train/device.js';
import { html, icon, nothing, render } from './view.js';
import { openDialog } from './dialog.js';
import { showHelp } from './help.js';
import { currentLanguage, direction, hasText, languages, preferredLanguage, rememberLanguage, sentence, t, useLanguage } from './texts.js';

/** The steps of a project, and how each page is loaded. Addresses: `#/`, `#/p/PROJECT/STEP/MODEL`, `#/teacher`. */
const steps = {
  collect: { icon: 'image', load: () => import('/collect/collect.js') },
  train: { icon: 'sparkles', load: () => import('/train/train.js') },
  test: { icon: 'eye', load: () => import('/test/test.js') },
  make: { icon: 'puzzle', load: () => import('/make/make.js') },
};
const places = { '': () => import('/start/start.js'), teacher: () => import('/teacher/teacher.js') };

class App {
  /** The open project's overview (see ProjectApi), or null. */
  project = null;
  /** @type {Live|null} */
  live = null;
  /** The chosen model's view, or null. */
  model = null;
  #page = null;
  #step = '';
  #turn = 0;

  async start() {
    rememberForced();
    document.documentElement.toggleAttribute('data-easy', localStorage.getItem('easy') === '1');
    await useLanguage(preferredLanguage());
    addEventListener('unhandledrejection', event => { showFailure(event.reason); event.preventDefault(); });
    addEventListener('keydown', event => this.#shortcut(event));
    // A picture dropped beside its place must not replace the page.
    for (const type of ['dragover', 'drop'])
      addEventListener(type, event => event.preventDefault());
    try {
      /** What the host says of itself and of this person. */
      this.host = await get('/hello');
    } catch (error) {
      if (error instanceof Failure && error.code === 'MLS020')
        return (await import('/class/join.js')).join();
      if (error instanceof Failure && error.status === 401)
        return this.#stranger(error);
      throw error;
    }
    if (preferredLanguage(this.host.language) !== currentLanguage())
      await useLanguage(preferredLanguage(this.host.language));
    // What the teacher's settings do not allow is not offered.
    document.documentElement.dataset.without = ['camera', 'microphone', 'files'].filter(name => !this.host.permissions.includes(name)).join(' ');
    if (this.host.isClass && !this.host.isTeacher)
      (await import('/class/screen.js')).listenToTeacher();
    // Only now: a page must find the host's word on itself.
    addEventListener('hashchange', () => this.#show());
    await this.#show();
  }

  /** Goes to a step of the open project, or to another place: `go('train')`, `go('', { project: 'Cats' })`. */
  go(step, { project = this.project?.id, model = this.model?.id } = {}) {
    location.hash = step in places && !(step in steps) ? `#/${step}` : `#/p/${encodeURIComponent(project)}/${step}${model ? '/' + model : ''}`;
  }

  /** The address below /api of something of the open project. */
  path(rest = '') { return projectPath(this.project.id, rest); }

  /** Reads the project's overview anew; pages are told. */
  refresh = oneAtATime(async () => {
    if (!this.project)
      return;
    const id = this.project.id;
    const project = await get(projectPath(id));
    if (this.project?.id !== id)
      return;
    this.#take(project);
    this.#draw();
    this.#page?.tellChanged();
  });

  async undo() { this.#said('shell.undone', await post(this.path('/undo'))); }
  async redo() { this.#said('shell.redone', await post(this.path('/redo'))); }

  async changeLanguage(language) {
    await useLanguage(language);
    rememberLanguage(currentLanguage());
    await this.#show(true);
  }

  toggleEasy() {
    const easy = document.documentElement.toggleAttribute('data-easy');
    localStorage.setItem('easy', easy ? '1' : '0');
    this.#draw();
  }

  #said(key, { step }) {
    announce(step ? t(key, { step: sentence(step) }) : t('shell.nothingToUndo'));
  }

  #take(project) {
    this.project = project;
    this.model = project.models.find(m => m.id === this.model?.id) ?? project.models[0] ?? null;
  }

  async #show(again = false) {
    const turn = ++this.#turn;
    const [, place = '', id, step = '', model] = location.hash.split('?')[0].split('/').map(decodeURIComponent);
    const isProject = place === 'p';
    try {
      if (isProject && (this.project?.id !== id || again)) {
        const project = await get(projectPath(id));
        if (turn !== this.#turn)
          return;
        this.#open(project);
      } else if (!isProject) {
        this.#open(null);
      }
      if (isProject && model)
        this.model = this.project.models.find(m => m.id === Number(model)) ?? this.model;
      const load = isProject ? (steps[step] ?? steps.collect).load : places[place] ?? places[''];
      const module = await load();
      if (turn !== this.#turn)
        return;
      this.#page?.close();
      this.#page = null;
      this.#step = isProject ? (step in steps ? step : 'collect') : place;
      this.#draw();
      const main = document.querySelector('main');
      main.className = module.default.wide ? 'wide' : '';
      const page = new module.default(this, main);
      this.#page = page;
      await page.begin();
      if (turn !== this.#turn)
        return;
      document.title = [t(`shell.${this.#place}`), this.project?.id, 'MLKids'].filter(Boolean).join(' – ');
      if (turn > 1 && !main.contains(document.activeElement))
        main.focus({ preventScroll: true });
    } catch (error) {
      if (turn !== this.#turn)
        return;
      showFailure(error);
      if (isProject && !this.project)
        location.hash = '#/';
    }
  }

  #open(project) {
    if (this.project?.id !== project?.id) {
      // First the page, which still speaks of the project that it shows.
      this.#page?.close();
      this.#page = null;
      this.live?.close();
      this.live = null;
      this.model = null;
    }
    if (!project) {
      this.project = null;
      return;
    }
    this.#take(project);
    if (!this.live) {
      this.live = new Live(project.id);
      this.live.on('project', () => this.refresh().catch(showFailure));
      this.live.on('failure', ({ failure }) => showFailure(new Failure(failure.code, failure.sentence, failure.message, failure.hint)));
      this.live.addEventListener('lost', () => this.#lost(true));
      this.live.addEventListener('open', () => this.#lost(false));
    }
  }

  #lost(lost) {
    const was = document.documentElement.hasAttribute('data-lost');
    document.documentElement.toggleAttribute('data-lost', lost);
    if (lost && !was)
      toast(t('shell.lost'));
    if (!lost && was) {
      toast(t('shell.back'));
      this.refresh().catch(showFailure);
    }
    this.#draw();
  }

  #shortcut(event) {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable], .injectionDiv, dialog');
    if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      showHelp(this.#place);
      return;
    }
    if (!this.project || typing || this.#step === 'make' || !(event.ctrlKey || event.metaKey))
      return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey)
      this.undo().catch(showFailure);
    else if (key === 'y' || key === 'z')
      this.redo().catch(showFailure);
    else
      return;
    event.preventDefault();
  }

  #draw() {
    render(html`
      <a class="skip" href="#main" @click=${event => { event.preventDefault(); document.querySelector('main').focus(); }}>${t('shell.skip')}</a>
      <header class="bar">
        <a class="brand" href="#/"><img src="/shell/icon.svg" alt="">${this.project ? html`<span class="only-heard">${t('shell.toStart')}</span>` : 'MLKids'}</a>
        ${this.project ? this.#projectBar() : html`<span class="grow"></span>`}
        <button class="button quiet square" aria-haspopup="dialog" aria-label=${t('shell.help')} title=${t('shell.help')} @click=${() => showHelp(this.#place)}>${icon('circle-help')}</button>
        ${this.project
          ? html`<button class="button quiet square" aria-haspopup="dialog" aria-label=${t('shell.settings')} title=${t('shell.settings')} @click=${() => this.#settings()}>${icon('settings')}</button>`
          : html`${this.#languageMenu()}${this.#easySwitch()}`}
        ${this.host?.isClass && !this.host.isTeacher && !this.project ? html`
          <button class="button quiet" @click=${() => post('/leave').then(() => location.reload()).catch(showFailure)}>${icon('log-out', true)}<span>${t('class.leave', { name: this.host.name })}</span></button>` : nothing}
        ${this.host?.isTeacher && !this.project ? html`<a class="button quiet" href="#/teacher">${icon('graduation-cap')}<span>${t('shell.teacher')}</span></a>` : nothing}
      </header>
      ${this.#notice()}
      <main id="main" tabindex="-1" aria-label=${t(`shell.${this.#place}`)}></main>`, document.getElementById('app'));
  }

  /** On the pages that ask a trained model. */
  #notice() {
    if (!this.project || !this.model || !['train', 'test', 'make'].includes(this.#step))
      return nothing;
    return simplifiedNotice(this.#step === 'make' ? this.project.models : [this.model]);
  }

  /** The name of the page that is shown, as in keys of texts. */
  get #place() { return this.#step || 'start'; }

  #projectBar() {
    const { models, canUndo, canRedo } = this.project;
    return html`
      <span class="title" title=${this.project.id}>${this.project.id}</span>
      ${models.length > 1 && this.#step !== 'make' ? html`
        <label><span class="only-heard">${t('shell.model')}</span>
          <select class="input" @change=${event => this.go(this.#step, { model: Number(event.target.value) })}>
            ${models.map(m => html`<option value=${m.id} ?selected=${m.id === this.model?.id}>${m.name}</option>`)}
          </select></label>` : nothing}
      <nav class="grow" aria-label=${t('shell.steps')}>
        <ol class="steps">${Object.entries(steps).filter(([step]) => step === 'make' || models.length > 0).map(([step, { icon: name }]) => html`
          <li><a href=${`#/p/${encodeURIComponent(this.project.id)}/${step}${this.model ? '/' + this.model.id : ''}`} aria-current=${step === this.#step ? 'step' : nothing}>${icon(name)}${t(`shell.${step}`)}</a></li>`)}
        </ol>
      </nav>
      ${this.#step === 'make' ? nothing : html`
        <button class="button quiet square" ?disabled=${!canUndo} aria-label=${t('shell.undo')} title=${t('shell.undo')} @click=${() => this.undo().catch(showFailure)}>${icon('undo-2', true)}</button>
        <button class="button quiet square" ?disabled=${!canRedo} aria-label=${t('shell.redo')} title=${t('shell.redo')} @click=${() => this.redo().catch(showFailure)}>${icon('redo-2', true)}</button>`}`;
  }

  /** Language and easy reading; in a project there is little room for them in the bar. */
  #settings() {
    openDialog(t('shell.settings'), (close, update) => html`
      <div>${this.#languageMenu()}</div>
      <div>${this.#easySwitch(update)}</div>
      <div><button class="button main" autofocus @click=${() => close()}>${t('shell.ok')}</button></div>`);
  }

  #easySwitch(then) {
    return html`<button class="button quiet" aria-pressed=${document.documentElement.hasAttribute('data-easy')} @click=${() => { this.toggleEasy(); then?.(); }}>${icon('type')}<span>${t('shell.easy')}</span></button>`;
  }

  #languageMenu() {
    return html`<label class="row">${icon('languages')}<span class="only-heard">${t('shell.language')}</span>
      <select class="input" @change=${event => this.changeLanguage(event.target.value).catch(showFailure)}>
        ${Object.entries(languages).filter(([code, { hidden }]) => !hidden || code === currentLanguage()).map(([code, { name }]) => html`<option value=${code} lang=${code} ?selected=${code === currentLanguage()}>${name}</option>`)}
      </select></label>`;
  }

  #stranger(failure) {
    render(html`<main><div class="card stack"><h1>MLKids</h1><p>${hasText('shell.stranger') ? t('shell.stranger') : failure.sentence}</p></div></main>`, document.getElementById('app'));
  }
}

const app = new App();
document.documentElement.dir = direction();
app.start().catch(showFailure);
