/** The blocks of the chosen sprite: the editor, and what goes between it and the host. */
import { get, post, put } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { html } from '/shell/view.js';
import { currentLanguage, direction, hasText, sentence, t, useExtensionTexts } from '/shell/texts.js';
import { openEditor } from './editor/editor.js';
import { showExtensions } from './extensions/extensions.js';

export class CodeTab {
  #editor = null;
  #blocks = null;
  #absentPacks = {};
  #shownKey = '';
  #running = [];
  #findings = [];
  #ownVersion = 0;
  #sending = Promise.resolve();

  /** @param {import('./make.js').default} page */
  constructor(page) { this.page = page; }

  template() { return html`<div class="make-editor"></div>`; }

  async shown(element) {
    if (this.#blocks)
      return;
    this.place = element.querySelector('.make-editor');
    this.#blocks = this.#readBlocks();
    await this.#open().catch(showFailure);
  }

  /** Packs came, went or changed: the editor takes them in place. */
  async blocksChanged() {
    if (!this.#blocks)
      return;
    this.#blocks = this.#readBlocks();
    await this.#takeBlocks();
  }

  async #takeBlocks() {
    const reading = this.#blocks;
    const { definitions, spriteToolbox, stageToolbox } = await reading;
    await this.#editor?.still();
    // Only the newest counts; an editor that is being opened takes them at its end.
    if (this.#blocks !== reading || !this.#editor)
      return;
    this.#editor.redefine(definitions, this.isStage ? stageToolbox : spriteToolbox);
    while (this.#blocks === reading && this.#editor?.isOutdated) {
      this.#editor.flush();
      await this.#sending;
      const key = this.#shownKey;
      const workspace = await get(this.page.targetPath('/workspace', key), this.page.signal);
      await this.#editor?.still();
      // Who goes on building meanwhile loses nothing.
      if (key === this.#shownKey && this.#editor && !this.#editor.isWaiting)
        this.#editor.reload(workspace);
    }
    this.glow(this.#running);
    this.showFindings(this.#findings);
  }

  async #readBlocks() {
    const blocks = await get(this.page.app.path(`/program/blocks?language=${currentLanguage()}`), this.page.signal);
    useExtensionTexts(blocks.texts);
    this.#absentPacks = blocks.absent;
    return blocks;
  }

  close() {
    this.#editor?.flush();
    this.#editor?.dispose();
    this.#editor = null;
  }

  /** Another sprite was chosen: its blocks are shown. */
  async targetChanged() {
    this.#editor?.flush();
    await this.#sending;
    await this.#open().catch(showFailure);
  }

  /** The program changed: by this editor (nothing to do), or by somebody else. */
  async programChanged(version) {
    this.#editor?.refreshMenus();
    await this.#sending;
    if (version > this.#ownVersion && !this.#editor?.isWaiting) {
      this.#ownVersion = version;
      await this.#open().catch(showFailure);
    }
  }

  /** Resolves when the host has all that was changed here: what is started then is what one sees. */
  settled() {
    this.#editor?.flush();
    return this.#sending;
  }

  modelsChanged() { this.#editor?.refreshMenus(); }

  /** @param {{target: string, topBlock: string}[]} running */
  glow(running) {
    this.#running = running;
    this.#editor?.glow(running.filter(script => script.target === this.#shownKey).map(script => script.topBlock));
  }

  showValue({ target, block, text }) {
    if (target === this.#shownKey)
      this.#editor?.showValue(block, text);
  }

  showFindings(findings) {
    this.#findings = findings;
    this.#editor?.clearErrors();
    const { name, isStage } = this.page.target;
    for (const finding of findings)
      if (finding.block && (finding.target === name || isStage && finding.target === 'Stage'))
        // What the compiler says while one edits must not move the paper.
        this.#editor?.showError(finding.block, sentence(finding.sentence), !finding.code.startsWith('MLC'));
  }

  reveal(finding) { this.#editor?.showError(finding.block, sentence(finding.sentence)); }

  async #open() {
    const { target, app, signal } = this.page;
    const reading = this.#blocks;
    const [blocks, workspace] = await Promise.all([reading, get(this.page.targetPath('/workspace', target.key), signal)]);
    if (target.key !== this.page.target.key || signal.aborted)
      return;
    // What was changed while the host answered belongs to the sprite that was shown.
    this.#editor?.flush();
    const wasStage = this.isStage;
    this.isStage = target.isStage;
    this.#shownKey = target.key;
    // The stage has a palette of its own, without motion.
    if (this.#editor && wasStage === target.isStage) {
      this.#editor.load(workspace);
    } else {
      this.#editor?.dispose();
      this.#editor = await openEditor(this.place, {
        definitions: blocks.definitions,
        toolbox: target.isStage ? blocks.stageToolbox : blocks.spriteToolbox,
        workspace,
        t,
        direction: direction(),
        isStage: target.isStage,
        menus: (opcode, argument, chosen) => this.#menu(opcode, argument, chosen),
        onChange: changed => this.#send(this.#shownKey, changed),
        onRunBlock: (top, block) => this.page.stage?.clickBlock(this.#shownKey, block),
        onCopyToSprite: top => this.#copy(top).catch(showFailure),
        onExtensions: () => showExtensions(this.page.app).catch(showFailure),
        extensionOf: opcode => this.#absent(opcode),
      });
      if (signal.aborted)
        return this.close();
      if (reading !== this.#blocks)
        await this.#takeBlocks();
    }
    this.glow(this.#running);
    this.showFindings(this.#findings);
  }

  /** What brings a block that is not here, as far as the project knows. */
  #absent(opcode) {
    const pack = opcode.split('_', 1)[0];
    return this.#absentPacks[pack] && { pack, ...this.#absentPacks[pack] };
  }

  async #menu(opcode, argument, chosen) {
    const query = new URLSearchParams({ target: this.#shownKey, ...(chosen ? { chosen } : {}) });
    const choices = await get(this.page.app.path(`/program/menus/${encodeURIComponent(opcode)}/${encodeURIComponent(argument)}?${query}`), this.page.signal);
    return choices.map(({ value, key, text }) => ({ value, text: key && hasText(`blocks.${key}`) ? t(`blocks.${key}`) : text }));
  }

  /** One after the other, so that an older state never overtakes a newer one. */
  #send(key, workspace) {
    // Named now: by the time it is sent, the project may have been left.
    const path = this.page.targetPath('/workspace', key);
    this.#sending = this.#sending
      .then(() => put(path, workspace))
      .then(({ version }) => { this.#ownVersion = Math.max(this.#ownVersion, version); })
      .catch(showFailure);
  }

  async #copy(top) {
    const others = this.page.program.targets.filter(target => target.key !== this.#shownKey);
    const to = await openDialog(t('make.copyTo'), close => html`
      <div class="row">${others.map((target, i) => html`<button class="button" ?autofocus=${i === 0} @click=${() => close(target)}>${target.isStage ? t('make.stage') : target.name}</button>`)}</div>
      <div class="row"><button class="button quiet" @click=${() => close()}>${t('shell.cancel')}</button></div>`);
    if (!to)
      return;
    this.#editor.flush();
    await this.#sending;
    const from = this.#shownKey;
    this.#sending = post(this.page.app.path('/program/copy'), { from, block: top, to: to.key }).then(({ version }) => { this.#ownVersion = Math.max(this.#ownVersion, version); });
    await this.#sending;
    toast(t('make.copied', { sprite: to.isStage ? t('make.stage') : to.name }));
  }
}
