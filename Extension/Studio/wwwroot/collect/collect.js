/** Collect: the examples of one model, sorted into labels. What differs between kinds of models is in a `Kind` of its own (see kind.js). */
import { get, patch, post, remove, request } from '/shell/api.js';
import { announce, showFailure, toast } from '/shell/announce.js';
import { askText, confirm } from '/shell/dialog.js';
import { menuButton } from '/shell/menu.js';
import { Page, classMap, html, icon, nothing, repeat, useStyles } from '/shell/view.js';
import { number, t } from '/shell/texts.js';
import { dragType, ExampleList } from './examples.js';
import { showLarge } from './large.js';
import { newModel } from './new-model.js';
import { Tips } from './tips.js';

/** How each kind of model is collected. */
const kinds = {
  pictures: () => import('./pictures/pictures.js'),
  sounds: () => import('./sounds/sounds.js'),
  words: () => import('./words/words.js'),
  numbers: () => import('./table/table.js'),
  'predict-numbers': () => import('./table/table.js'),
  text: () => import('./text/text.js'),
};

const labelDragType = 'application/x-mlkids-label';

export default class CollectPage extends Page {
  /** @type {import('./kind.js').Kind|null} */
  kind = null;
  #lists = new Map();
  #wide = null;
  #over = null;
  #reloading = 0;
  #tips;

  get model() { return this.app.model; }

  /** The address below /api of something of the project. */
  path(rest) { return this.app.path(rest); }

  async enter() {
    this.modelId = this.model?.id;
    await useStyles('/collect/collect.css');
    if (!this.model)
      return;
    const { default: KindOfModel } = await kinds[this.model.kind]();
    this.kind = new KindOfModel(this);
    this.#tips = new Tips(this);
    await Promise.all([this.kind.start(), this.#tips.start()]);
    this.element.addEventListener('paste', event => this.#paste(event), { signal: this.signal });
    addEventListener('paste', event => document.activeElement === document.body && this.#paste(event), { signal: this.signal });
  }

  leave() {
    clearTimeout(this.#reloading);
    this.kind?.stop();
  }

  projectChanged() {
    if (this.model?.id !== this.modelId)
      return this.app.go('collect', { model: this.model?.id ?? null });
    this.kind?.changed();
    const there = new Set(this.model?.labels.map(label => label.id));
    for (const id of [...this.#lists.keys()].filter(id => !there.has(id)))
      this.#lists.delete(id);
    // A burst changes the project ten times a second: the lists follow a little later.
    this.#reloading ||= setTimeout(() => {
      this.#reloading = 0;
      for (const list of this.#lists.values())
        list.reload().catch(showFailure);
    }, 250);
    this.update();
  }

  /** The list of a label's examples. @returns {ExampleList} */
  list(label) {
    if (!this.#lists.has(label.id))
      this.#lists.set(label.id, new ExampleList(this, label));
    return this.#lists.get(label.id);
  }

  template() {
    if (!this.model)
      return html`<div class="card stack"><h1>${t('collect.noModel')}</h1><div class="row"><button class="button main" @click=${() => this.addModel()}>${icon('plus')}${t('collect.addModel')}</button></div></div>`;
    return html`
      ${this.#head()}
      ${this.#tips.template()}
      ${this.kind.template() ?? this.#cards()}`;
  }

  #head() {
    return html`
      <header class="row collect-head">
        <h1 class="grow">
          <input class="name" aria-label=${t('collect.modelName')} maxlength="60" autocomplete="off" .value=${this.model.name}
            @change=${event => this.#rename(event.target, `/models/${this.model.id}`, this.model.name)} @keydown=${leaveField}>
        </h1>
        ${this.kind.tools?.() ?? nothing}
        <button class="button quiet" @click=${() => this.addModel()}>${icon('plus')}${t('collect.addModel')}</button>
        ${menuButton(t('collect.modelMenu', { model: this.model.name }), () => [
          { label: t('collect.deleteModel'), icon: 'trash-2', danger: true, run: () => this.#deleteModel().catch(showFailure) },
        ])}
      </header>`;
  }

  #cards() {
    const { labels } = this.model;
    return html`
      <div class="labels">
        ${repeat(labels, label => label.id, (label, index) => this.#card(label, index))}
        <div class="card label new">
          ${labels.length === 0 ? html`<p>${t('collect.firstLabel')}</p>` : nothing}
          <button class="button ${labels.length < 2 ? 'main' : ''}" @click=${() => this.addLabel().catch(showFailure)}>${icon('plus')}${t('collect.addLabel')}</button>
          ${this.kind.offers()}
        </div>
      </div>`;
  }

  #card(label, index) {
    const name = this.kind.labelName(label);
    const list = this.list(label);
    list.update(label);
    return html`
      <section class=${classMap({ card: true, label: true, wide: this.#wide === label.id, over: this.#over === label.id })} data-label=${label.id} aria-label=${name}
        style="--label-colour: var(--label-${index % 8 + 1})"
        @dragover=${event => this.#dragOver(event, label)} @dragleave=${event => this.#dragLeave(event)} @drop=${event => this.#drop(event, label)}>
        <header class="row">
          <button class="grip" draggable="true" aria-label=${t('collect.moveLabel', { label: name })} title=${t('collect.moveLabelHow')}
            @dragstart=${event => event.dataTransfer.setData(labelDragType, label.id)} @keydown=${event => this.#moveByKey(event, label, index)}>${icon('grip-vertical')}</button>
          ${this.kind.isFixed(label) ? html`<h2 class="grow">${name}</h2>` : html`
            <input class="name grow" aria-label=${t('collect.labelName')} maxlength="60" autocomplete="off" .value=${label.name}
              @change=${event => this.#rename(event.target, `/labels/${label.id}`, label.name)} @keydown=${leaveField}>`}
          <span class="count" title=${t('collect.count', { count: label.count })}><span aria-hidden="true">${number(label.count)}</span><span class="only-heard">${t('collect.count', { count: label.count })}</span></span>
          <button class="button quiet square" aria-pressed=${this.#wide === label.id} aria-label=${t('collect.wide', { label: name })} title=${t('collect.wideShort')}
            @click=${() => { this.#wide = this.#wide === label.id ? null : label.id; this.update(); }}>${icon(this.#wide === label.id ? 'minimize-2' : 'maximize-2')}</button>
          ${menuButton(t('collect.labelMenu', { label: name }), () => this.#labelMenu(label, index))}
        </header>
        ${this.kind.adding(label)}
        ${list.template()}
      </section>`;
  }

  #labelMenu(label, index) {
    const { labels } = this.model;
    const list = this.list(label);
    const none = label.count === 0;
    return [
      { label: t('collect.moveEarlier'), icon: 'arrow-up', disabled: index === 0, run: () => this.#moveLabel(label, index - 1) },
      { label: t('collect.moveLater'), icon: 'arrow-down', disabled: index === labels.length - 1, run: () => this.#moveLabel(label, index + 1) },
      { label: t('collect.chooseAll'), icon: 'square-stack', disabled: none, run: () => this.#allIds(label).then(ids => list.show(ids)).catch(showFailure) },
      { label: t('collect.someAside'), icon: 'flask-conical', disabled: label.count < 5, run: () => this.#someAside(label).catch(showFailure) },
      { label: t('collect.empty'), icon: 'eraser', disabled: none, danger: true, run: () => this.#allIds(label).then(ids => this.deleteExamples(ids)).catch(showFailure) },
      { label: t('collect.deleteLabel'), icon: 'trash-2', danger: true, run: () => this.#deleteLabel(label).catch(showFailure) },
    ];
  }

  /** What can be done with the chosen examples of a list. */
  chosenBar(list) {
    const ids = [...list.chosen];
    const others = this.model.labels.filter(label => label.id !== list.label.id);
    const aside = ids.every(id => this.#isAside(list, id));
    return html`
      <div class="row chosen" role="toolbar" aria-label=${t('collect.chosen', { count: ids.length })}>
        <strong class="grow">${t('collect.chosen', { count: ids.length })}</strong>
        <button class="button quiet square" aria-label=${t('collect.look')} title=${t('collect.look')} @click=${() => this.showLarge(list, list.firstChosen)}>${icon('eye')}</button>
        ${others.length > 0 ? menuButton(t('collect.moveTo'), () => others.map(label => ({ label: this.kind.labelName(label), icon: 'tag', run: () => this.moveExamples(ids, label).catch(showFailure) })), { name: 'folder-output' }) : nothing}
        <button class="button quiet square" aria-pressed=${aside} aria-label=${t('collect.aside')} title=${t('collect.aside')} @click=${() => this.putAside(ids, !aside).catch(showFailure)}>${icon('flask-conical')}</button>
        <button class="button quiet square danger" aria-label=${t('collect.delete')} title=${t('collect.delete')} @click=${() => this.deleteExamples(ids).catch(showFailure)}>${icon('trash-2')}</button>
        <button class="button quiet square" aria-label=${t('collect.chooseNone')} title=${t('collect.chooseNone')} @click=${() => list.forget()}>${icon('x')}</button>
      </div>`;
  }

  #isAside(list, id) {
    for (let i = 0; i < list.total; i++)
      if (list.at(i)?.id === id)
        return list.at(i).forTesting;
    return false;
  }

  /** Shows one example of a list large. */
  showLarge(list, index) { showLarge(this, list, index).catch(showFailure); }

  /** Adds one example and says what became of it. @param {{ name?: string, burst?: string }} [about] @returns {Promise<object>} see AddedView of the host */
  add(label, blob, { name = '', burst } = {}) {
    const query = new URLSearchParams({ name, ...(burst ? { burst } : {}) });
    return request('POST', this.path(`/labels/${label.id}/examples?${query}`), new Blob([blob], { type: 'application/octet-stream' }));
  }

  /** Adds files to a label and tells the child what became of them. @param {File[]} files */
  async addFiles(label, files) { return this.told(await request('POST', this.path(`/labels/${label.id}/examples`), formOf(files)), label); }

  /** Adds files to the labels that their folders are named after. @param {{ name: string, file: Blob }[]} files names with folders */
  async addFolders(files) {
    const form = new FormData();
    for (const { name, file } of files)
      form.append('file', file, name);
    return this.told(await request('POST', this.path(`/models/${this.model.id}/examples`), form));
  }

  /** Tells the child what became of added examples. */
  told(added, label) {
    const where = label ? t('collect.addedTo', { count: added.added, label: this.kind.labelName(label) }) : t('collect.added', { count: added.added });
    const parts = [where];
    if (added.nearlySame > 0)
      parts.push(t('collect.nearlySame', { count: added.nearlySame }));
    if (added.nearlySame > added.added)
      parts.push(t('collect.moveIt'));
    if (added.duplicates > 0)
      parts.push(t('collect.duplicates', { count: added.duplicates }));
    if (added.added === 0 && added.refusedCount === 1)
      showFailure({ ...added.refused[0], details: `${added.refused[0].name}: ${added.refused[0].message}` });
    else if (added.refusedCount > 0)
      showFailure({
        sentence: [...parts, t('collect.refused', { count: added.refusedCount })].join(' '),
        code: added.refused[0].code,
        details: added.refused.map(r => `${r.name}: ${r.sentence}`).join('\n'),
      });
    else
      toast(parts.join(' '), added.added > 0 ? this.#undo() : undefined);
    return added;
  }

  async deleteExamples(ids) {
    if (ids.length === 0)
      return;
    const { changed } = await post(this.path('/examples/delete'), { ids });
    this.#forget(ids);
    toast(t('collect.deleted', { count: changed }), this.#undo());
  }

  async moveExamples(ids, label) {
    const { changed } = await post(this.path('/examples/move'), { ids, label: label.id });
    this.#forget(ids);
    if (changed > 0)
      toast(t('collect.moved', { count: changed, label: this.kind.labelName(label) }), this.#undo());
  }

  async putAside(ids, forTesting) {
    const { changed } = await post(this.path('/examples/aside'), { ids, forTesting });
    this.#forget(ids);
    toast(t(forTesting ? 'collect.putAside' : 'collect.takenBack', { count: changed }), this.#undo());
  }

  async addLabel() {
    const name = await askText(t('collect.addLabel'), t('collect.labelName'), { yes: t('collect.add') });
    if (!name)
      return;
    await post(this.path(`/models/${this.model.id}/labels`), { name });
    announce(t('collect.labelAdded', { label: name }));
  }

  async addModel() {
    try {
      const made = await newModel(this);
      if (made)
        this.app.go('collect', { model: made.id });
    } catch (error) {
      showFailure(error);
    }
  }

  /** Shows the examples that a tip is about. */
  async showExamples(ids) {
    const shown = this.kind.show(ids);
    if (shown)
      return shown;
    const { label: labelId } = await get(this.path(`/examples/${ids[0]}`), this.signal);
    const label = this.model.labels.find(l => l.id === labelId);
    if (!label)
      return;
    this.#wide = label.id;
    this.update();
    await this.list(label).show(ids);
    this.element.querySelector(`[data-label="${label.id}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  #undo() { return { label: t('shell.undo'), run: () => this.app.undo().catch(showFailure) }; }

  #forget(ids) {
    for (const list of this.#lists.values()) {
      ids.forEach(id => list.chosen.delete(id));
      list.reload().catch(showFailure);
    }
  }

  #allIds(label) { return get(this.path(`/labels/${label.id}/example-ids`), this.signal); }

  async #someAside(label) {
    const ids = await this.#allIds(label);
    await this.putAside(ids.filter((_, i) => i % 5 === 0), true);
  }

  async #rename(input, path, old) {
    const name = input.value.trim();
    try {
      if (name && name !== old)
        await patch(this.path(path), { name });
      else
        input.value = old;
    } catch (error) {
      input.value = old;
      showFailure(error);
    }
  }

  async #deleteLabel(label) {
    await remove(this.path(`/labels/${label.id}`));
    this.#lists.delete(label.id);
    toast(t('collect.labelDeleted', { label: this.kind.labelName(label), count: label.count }), this.#undo());
  }

  async #deleteModel() {
    const { name, id } = this.model;
    if (!await confirm(t('collect.deleteModel'), t('collect.deleteModelSure', { model: name }), t('collect.delete'), { danger: true }))
      return;
    await remove(this.path(`/models/${id}`));
    toast(t('collect.modelDeleted', { model: name }), this.#undo());
  }

  #moveLabel(label, index) {
    return patch(this.path(`/labels/${label.id}`), { index })
      .then(() => announce(t('collect.labelMoved', { label: this.kind.labelName(label), place: index + 1 })))
      .catch(showFailure);
  }

  #moveByKey(event, label, index) {
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    const to = index + (step ?? 0);
    if (!step || to < 0 || to >= this.model.labels.length)
      return;
    event.preventDefault();
    this.#moveLabel(label, to);
  }

  #dragOver(event, label) {
    const types = event.dataTransfer.types;
    if (!types.includes('Files') && !types.includes(dragType) && !types.includes(labelDragType))
      return;
    event.preventDefault();
    if (this.#over !== label.id) {
      this.#over = label.id;
      this.update();
    }
  }

  #dragLeave(event) {
    if (event.currentTarget.contains(event.relatedTarget))
      return;
    this.#over = null;
    this.update();
  }

  #drop(event, label) {
    event.preventDefault();
    event.stopPropagation();
    this.#over = null;
    this.update();
    const moved = event.dataTransfer.getData(labelDragType);
    const ids = event.dataTransfer.getData(dragType);
    if (moved)
      this.#moveLabel({ ...this.model.labels.find(l => l.id === Number(moved)) }, this.model.labels.findIndex(l => l.id === label.id));
    else if (ids)
      this.moveExamples(JSON.parse(ids), label).catch(showFailure);
    else
      this.kind.take(label, event.dataTransfer)?.catch?.(showFailure);
  }

  /** Pasted into the label that has the focus, or the only or first one. */
  #paste(event) {
    if (event.target.closest?.('input, textarea, select'))
      return;
    const id = Number(event.target.closest?.('[data-label]')?.dataset.label);
    const label = this.model.labels.find(l => l.id === id) ?? this.model.labels[0];
    if (label && this.kind.take(label, event.clipboardData)?.catch(showFailure))
      event.preventDefault();
  }
}

const formOf = files => {
  const form = new FormData();
  for (const file of files)
    form.append('file', file, file.name);
  return form;
};

function leaveField(event) {
  if (event.key === 'Enter')
    event.target.blur();
  if (event.key === 'Escape') {
    // Without a name the old one comes back.
    event.target.value = '';
    event.target.blur();
  }
}
