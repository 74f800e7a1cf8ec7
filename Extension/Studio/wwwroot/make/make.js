/** The Make page: blocks, costumes and sounds on one side, the stage and the sprites on the other. The program runs in the host; this page shows it and sends input. */
import { get, oneAtATime } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { Page, html, icon, useStyles } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { CodeTab } from './code.js';
import { CostumesTab } from './costumes.js';
import { tellStopped } from './extensions/extensions.js';
import { fileMenu } from './file-menu.js';
import { SoundsTab } from './sounds.js';
import { SpritesPane } from './sprites.js';
import { openStage } from './stage/stage.js';

const tabs = { code: { icon: 'puzzle', make: CodeTab }, costumes: { icon: 'paintbrush', make: CostumesTab }, sounds: { icon: 'volume-2', make: SoundsTab } };

export default class MakePage extends Page {
  static wide = true;

  /** What the program consists of (see ProgramApi). */
  program = null;
  tab = 'code';
  /** Key of the sprite whose blocks, costumes and sounds are shown. */
  chosen = '';
  saved = true;
  /** The stage's object (see stage.js), once it is there. */
  stage = null;
  #tabs = {};
  #isOpening = false;

  async enter() {
    await Promise.all([useStyles('/make/make.css'), useStyles('/make/editor/editor.css')]);
    this.program = await get(this.app.path('/program'), this.signal);
    this.chosen = (this.program.targets.find(target => !target.isStage) ?? this.program.targets[0]).key;
    this.sprites = new SpritesPane(this);
    const { live } = this.app;
    live.on('program', () => this.reload().catch(showFailure), this.signal);
    live.on('blocks', () => this.#tabs.code?.blocksChanged().catch(showFailure), this.signal);
    tellStopped(this.app, this.signal);
    live.addEventListener('open', () => {
      this.reload().catch(showFailure);
      // What was told before is not heard.
      this.#tabs.code?.blocksChanged().catch(showFailure);
    }, { signal: this.signal });
  }

  leave() {
    for (const tab of Object.values(this.#tabs))
      tab.close?.();
    this.stage?.dispose();
  }

  /** The chosen sprite or the stage. */
  get target() { return this.program.targets.find(target => target.key === this.chosen) ?? this.program.targets.find(target => !target.isStage) ?? this.program.targets[0]; }

  /** The address of something of a sprite. */
  targetPath(rest, key = this.target.key) { return this.app.path(`/program/targets/${encodeURIComponent(key)}${rest}`); }

  choose(key) {
    if (key === this.chosen)
      return;
    this.chosen = key;
    this.update();
    for (const tab of Object.values(this.#tabs))
      tab.targetChanged?.();
  }

  /** Reads what the program consists of anew. */
  reload = oneAtATime(async () => {
    this.program = await get(this.app.path('/program'), this.signal);
    this.update();
    for (const tab of Object.values(this.#tabs))
      tab.programChanged?.(this.program.version);
  });

  projectChanged() {
    this.#tabs.code?.modelsChanged();
    this.update();
  }

  template() {
    return html`
      <h1 class="only-heard">${t('shell.make')}</h1>
      <div class="make">
        <section class="make-work" aria-label=${t('make.workspace')}>
          <div class="make-tabs">
            <div class="row grow" role="tablist" aria-label=${t('make.parts')} @keydown=${event => this.#tabKey(event)}>${Object.entries(tabs).map(([name, { icon: sign }]) => html`
              <button role="tab" id=${`tab-${name}`} class="button quiet" aria-selected=${name === this.tab} aria-controls="make-panel" tabindex=${name === this.tab ? 0 : -1} @click=${() => this.#show(name)}>
                ${icon(sign)}${t(name === 'costumes' && this.target.isStage ? 'make.backdrops' : `make.${name}`)}</button>`)}</div>
            <span class="soft make-saved">${this.saved ? html`${icon('check')} ${t('make.saved')}` : t('make.saving')}</span>
            ${fileMenu(this)}
          </div>
          <div id="make-panel" class="make-panel" role="tabpanel" aria-labelledby=${`tab-${this.tab}`}>
            ${Object.keys(tabs).map(name => html`<div class="make-tab" ?hidden=${name !== this.tab}>${this.#tabs[name]?.template() ?? ''}</div>`)}
          </div>
        </section>
        <section class="make-side" aria-label=${t('make.stageSide')}>
          <div class="make-stage"></div>
          ${this.sprites.template()}
        </section>
      </div>`;
  }

  update() {
    super.update();
    queueMicrotask(() => !this.signal.aborted && this.#mount());
  }

  /** What is no template: the stage and the editor, made once their places are there. */
  #mount() {
    const place = this.element.querySelector('.make-stage');
    if (!place)
      return;
    if (!this.#isOpening) {
      this.#isOpening = true;
      this.#openStage(place).catch(showFailure);
    }
    if (!this.#tabs[this.tab])
      this.#show(this.tab);
  }

  async #openStage(place) {
    const stage = await openStage(place, {
      live: this.app.live,
      t,
      assets: key => `/api${this.app.path(`/assets/${encodeURIComponent(key)}`)}`,
      open: () => get(this.app.path('/program'), this.signal),
      onChoose: key => this.choose(key),
      settled: () => this.#tabs.code?.settled(),
      onRunning: running => this.#tabs.code?.glow(running),
      onSprites: sprites => this.sprites.look(sprites),
      onFindings: findings => this.#tabs.code?.showFindings(findings),
      onShowBlock: finding => this.#goTo(finding),
      onValue: value => this.#tabs.code?.showValue(value),
      onSaved: ({ version, saved }) => this.#save(version === saved),
    });
    if (this.signal.aborted)
      stage.dispose();
    else
      this.stage = stage;
  }

  #save(saved) {
    if (saved === this.saved)
      return;
    this.saved = saved;
    this.update();
  }

  #show(name) {
    this.tab = name;
    this.#tabs[name] ??= new tabs[name].make(this);
    this.update();
    queueMicrotask(() => queueMicrotask(() => this.#tabs[name].shown?.(this.element)));
  }

  #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step)
      return;
    const names = Object.keys(tabs);
    const turned = document.documentElement.dir === 'rtl' ? -step : step;
    this.#show(names[(names.indexOf(this.tab) + turned + names.length) % names.length]);
    this.element.querySelector(`#tab-${this.tab}`).focus();
  }

  #goTo(finding) {
    const target = this.program.targets.find(target => target.name === finding.target || target.isStage && finding.target === 'Stage');
    if (target)
      this.choose(target.key);
    this.#show('code');
    this.#tabs.code.reveal(finding);
  }
}
