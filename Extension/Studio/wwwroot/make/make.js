/** The Make page: blocks, costumes and sounds on one side, the stage and the sprites on the other. The program runs in the host; this page shows it and sends input. */
import { get, put } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { Page, classMap, html, icon, nothing, useStyles } from '/shell/view.js';
import { sentence, t } from '/shell/texts.js';
import { CodeTab } from './code.js';
import { CostumesTab } from './costumes.js';
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
  findings = [];
  saved = true;
  #tabs = {};
  #stage = null;

  async enter() {
    await useStyles('/make/make.css');
    this.program = await get(this.app.path('/program'), this.signal);
    this.chosen = (this.program.targets.find(target => !target.isStage) ?? this.program.targets[0]).key;
    this.sprites = new SpritesPane(this);
    const { live } = this.app;
    live.on('program', () => this.reload().catch(showFailure), this.signal);
    live.on('saved', ({ version, saved }) => { this.saved = version === saved; this.update(); }, this.signal);
    live.on('findings', findings => this.#found(findings), this.signal);
    live.addEventListener('open', () => this.reload().catch(showFailure), { signal: this.signal });
  }

  leave() {
    for (const tab of Object.values(this.#tabs))
      tab.close?.();
    this.#stage?.dispose();
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
  async reload() {
    const before = this.program;
    this.program = await get(this.app.path('/program'), this.signal);
    this.update();
    for (const tab of Object.values(this.#tabs))
      tab.programChanged?.(before);
  }

  projectChanged() {
    this.#tabs.code?.modelsChanged();
    this.update();
  }

  template() {
    return html`
      <h1 class="only-heard">${t('shell.make')}</h1>
      <div class="make">
        <section class="make-work" aria-label=${t('make.workspace')}>
          <div class="make-tabs" role="tablist" aria-label=${t('make.parts')} @keydown=${event => this.#tabKey(event)}>
            ${Object.entries(tabs).map(([name, { icon: sign }]) => html`
              <button role="tab" id=${`tab-${name}`} class="button quiet" aria-selected=${name === this.tab} aria-controls="make-panel" tabindex=${name === this.tab ? 0 : -1} @click=${() => this.#show(name)}>
                ${icon(sign)}${t(name === 'costumes' && this.target.isStage ? 'make.backdrops' : `make.${name}`)}</button>`)}
            <span class="grow"></span>
            <span class="soft make-saved">${this.saved ? html`${icon('check')} ${t('make.saved')}` : t('make.saving')}</span>
            ${fileMenu(this)}
          </div>
          ${this.findings.length ? html`<ul class="plain make-findings">${this.findings.slice(-3).map(finding => html`
            <li class="note warn row"><span class="grow">${finding.target ? html`<b>${finding.target}:</b> ` : nothing}${sentence(finding.sentence)}
              <details><summary>${t('shell.details')}</summary><small>${finding.code} ${finding.message} ${finding.hint ?? ''}</small></details></span>
              ${finding.blockId ? html`<button class="button quiet" @click=${() => this.#goTo(finding)}>${t('make.showBlock')}</button>` : nothing}</li>`)}</ul>` : nothing}
          <div id="make-panel" class="make-panel" role="tabpanel" aria-labelledby=${`tab-${this.tab}`}>
            ${Object.keys(tabs).map(name => html`<div class="make-tab" ?hidden=${name !== this.tab}>${this.#tabs[name]?.template() ?? nothing}</div>`)}
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

  /** What is no template: the stage's canvas and the editor, made once their places are there. */
  #mount() {
    const place = this.element.querySelector('.make-stage');
    if (place && !this.#stage)
      this.#stage = openStage(place, { live: this.app.live, t, assets: key => `/api${this.app.path(`/assets/${key}`)}`, onChoose: key => this.choose(key) });
    if (place && !this.#tabs[this.tab])
      this.#show(this.tab);
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

  #found(findings) {
    this.findings = findings ?? [];
    this.#tabs.code?.showFindings(this.findings);
    this.update();
  }

  #goTo(finding) {
    const target = this.program.targets.find(target => target.name === finding.target);
    if (target)
      this.choose(target.key);
    this.#show('code');
    this.#tabs.code.reveal(finding.blockId);
  }
}
