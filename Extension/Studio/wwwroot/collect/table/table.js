import { get, oneAtATime, patch, post, put, remove } from '/shell/api.js';
import { announce, showFailure, toast } from '/shell/announce.js';
import { askText } from '/shell/dialog.js';
import { menuButton } from '/shell/menu.js';
import { number, t } from '/shell/texts.js';
import { html, icon, nothing, useStyles } from '/shell/view.js';
import { Kind } from '../kind.js';
import { askColumn } from './column.js';
import { Grid } from './grid.js';
import { importDialog } from './import.js';
import { shown, typed } from './values.js';

/** Collecting rows of numbers and words: a table. For models that tell rows apart (each row has a label) and for models that predict numbers. */
export default class Table extends Kind {
  /** See RowTableLook of the host. */
  look = { columns: [], rows: 0, rowsWithGaps: 0, outputs: [] };
  #grid = new Grid(this);
  #draft = { label: null, cells: {} };
  #saving = null;
  #reloading = 0;

  get hasLabels() { return this.model.kind === 'numbers'; }

  /** The address below /api of something of the table. */
  path(rest = '') { return this.page.path(`/models/${this.model.id}/table${rest}`); }

  async start() {
    await useStyles('/collect/table/table.css');
    this.look = await get(this.path(), this.page.signal);
  }

  stop() {
    clearTimeout(this.#reloading);
    this.saveDraft().catch(showFailure);
  }

  changed() {
    // Quick typing changes the project often: the table follows a little later.
    this.#reloading ||= setTimeout(() => this.#reload().catch(showFailure), 60);
  }

  template() {
    const { columns, rows } = this.look;
    return html`
      ${this.hasLabels ? this.#labels() : html`<p class="soft">${t('rows.predictHow')}</p>`}
      <section class="card stack table-card" aria-label=${t('rows.table')}>
        <div class="row">
          <button class="button ${columns.length === 0 ? 'main' : ''}" @click=${() => this.addColumn().catch(showFailure)}>${icon('plus')}${t('rows.addColumn')}</button>
          <button class="button" @click=${() => this.importTable().catch(showFailure)}>${icon('clipboard-paste')}${t('rows.import')}</button>
          ${this.#grid.chosen.size > 0 ? this.#chosenBar() : html`<p class="grow soft" role="status">${this.#summary()}</p>`}
        </div>
        ${columns.length === 0 && rows === 0 ? this.#beginning() : this.#grid.template()}
      </section>`;
  }

  #labels() {
    return html`
      <div class="row label-chips" role="group" aria-label=${t('rows.labels')}>
        ${this.model.labels.map((label, i) => html`<span class="chip" style="--label-colour:var(--label-${i % 8 + 1})"><bdi>${label.name}</bdi> <span class="count"><span aria-hidden="true">${number(label.count)}</span><span class="only-heard">${t('collect.count', { count: label.count })}</span></span>
          ${menuButton(t('collect.labelMenu', { label: label.name }), () => this.#labelMenu(label))}</span>`)}
        <button class="button ${this.model.labels.length < 2 ? 'main' : 'quiet'}" @click=${() => this.newLabel().catch(showFailure)}>${icon('plus')}${t('collect.addLabel')}</button>
        ${this.model.labels.length === 0 ? html`<span class="soft">${t('rows.labelsHow')}</span>` : nothing}
      </div>`;
  }

  #labelMenu(label) {
    return [
      { label: t('rows.renameLabel'), icon: 'pencil', run: () => this.#renameLabel(label).catch(showFailure) },
      { label: t('collect.deleteLabel'), icon: 'trash-2', danger: true, run: () => this.#deleteLabel(label).catch(showFailure) },
    ];
  }

  #beginning() {
    return html`<div class="note"><p>${t(this.hasLabels ? 'rows.beginNumbers' : 'rows.beginPredict')}</p></div>`;
  }

  #summary() {
    const { rows, rowsWithGaps, outputs } = this.look;
    return [t('rows.count', { count: rows }), rowsWithGaps > 0 ? t('rows.gaps', { count: rowsWithGaps }) : '',
      !this.hasLabels && outputs.length > 0 ? t('rows.predicts', { columns: outputs.join(', ') }) : ''].filter(Boolean).join(' ');
  }

  #chosenBar() {
    const ids = [...this.#grid.chosen];
    return html`
      <div class="row chosen grow" role="toolbar" aria-label=${t('rows.chosen', { count: ids.length })}>
        <strong class="grow">${t('rows.chosen', { count: ids.length })}</strong>
        <button class="button quiet square" aria-label=${t('collect.aside')} title=${t('collect.aside')} @click=${() => this.#putAside(ids).catch(showFailure)}>${icon('flask-conical')}</button>
        <button class="button quiet square danger" aria-label=${t('collect.delete')} title=${t('collect.delete')} @click=${() => this.deleteRows(ids).catch(showFailure)}>${icon('trash-2')}</button>
        <button class="button quiet square" aria-label=${t('collect.chooseNone')} title=${t('collect.chooseNone')} @click=${() => this.#grid.forget()}>${icon('x')}</button>
      </div>`;
  }

  // For the grid.

  labelOf(id) { return this.model.labels.find(label => label.id === id)?.name ?? ''; }
  labelPlace(id) { return Math.max(0, this.model.labels.findIndex(label => label.id === id)); }
  isOutput(name) { return this.look.outputs.includes(name); }

  /** The label of the next new row. */
  get draftLabel() { return this.model.labels.find(label => label.id === this.#draft.label) ?? this.model.labels[0]; }

  get isDraftEmpty() { return Object.keys(this.#draft.cells).length === 0; }

  draftText(column) { return column.type === 'label' ? this.draftLabel?.name ?? '' : shown(this.#draft.cells[column.column.name], column.column); }

  /** Names of all columns, and a row's texts, as spreadsheets take them. */
  header() { return [...(this.hasLabels ? [t('rows.label')] : []), ...this.look.columns.map(c => c.name)]; }
  cellsOf(entry) { return [...(this.hasLabels ? [this.labelOf(entry.labelId)] : []), ...entry.cells.map((cell, i) => shown(cell, this.look.columns[i]))]; }

  /** Writes a cell of a row, or of the next new one (id null). @throws when the host does not take it */
  async write(id, column, text) {
    if (id === null) {
      if (column.type === 'label')
        this.#draft.label = Number(text);
      else if (text.trim())
        this.#draft.cells[column.column.name] = typed(text.trim(), column.column);
      else
        delete this.#draft.cells[column.column.name];
      if (this.look.columns.every(({ name }) => name in this.#draft.cells))
        await this.saveDraft();
    } else if (column.type === 'label') {
      await post(this.page.path('/examples/move'), { ids: [id], label: Number(text) });
    } else {
      await patch(this.path(`/rows/${id}`), { column: column.column.name, text: typed(text.trim(), column.column) });
    }
    if (id !== null)
      await this.#reload();
  }

  /** Keeps the new row, if something is written in it. */
  async saveDraft() {
    const { cells } = this.#draft;
    if (Object.keys(cells).length === 0 || this.#saving)
      return this.#saving;
    if (this.hasLabels && !this.draftLabel)
      return announce(t('rows.needsLabel'));
    const draft = this.#draft;
    this.#draft = { label: this.draftLabel?.id ?? null, cells: {} };
    this.#saving = post(this.path('/rows'), { label: this.hasLabels ? this.#draft.label : null, cells });
    try {
      const { duplicate } = await this.#saving;
      if (duplicate)
        toast(t('rows.thereAlready'));
    } catch (error) {
      this.#draft = draft;
      throw error;
    } finally {
      this.#saving = null;
    }
    if (!this.page.signal.aborted)
      await this.#reload();
  }

  columnMenu(column) {
    const { name, kind } = column;
    return [
      { label: t('rows.rename'), icon: 'pencil', run: () => this.#renameColumn(column).catch(showFailure) },
      ...(this.hasLabels ? [] : [{ label: t(this.isOutput(name) ? 'rows.dontPredict' : 'rows.predict'), icon: 'trending-up', disabled: kind !== 'number', run: () => this.#togglePredict(name).catch(showFailure) }]),
      { label: t(kind === 'number' ? 'rows.makeWords' : 'rows.makeNumbers'), icon: kind === 'number' ? 'type' : 'calculator', run: () => this.#change({ column: name, kind: kind === 'number' ? 'choice' : 'number' }) },
      { label: t('rows.deleteColumn'), icon: 'trash-2', danger: true, run: () => this.#deleteColumn(column).catch(showFailure) },
    ];
  }

  async addColumn() {
    const column = await askColumn();
    if (!column)
      return;
    await post(this.path('/columns'), column);
    await this.#reload();
    announce(t('rows.columnAdded', { column: column.name }));
    this.#grid.focus();
  }

  async deleteRows(ids) {
    const { changed } = await post(this.page.path('/examples/delete'), { ids });
    ids.forEach(id => this.#grid.chosen.delete(id));
    toast(t('rows.deleted', { count: changed }), this.#undo());
    await this.#reload();
    this.#grid.focus();
  }

  async newLabel() {
    const name = await askText(t('collect.addLabel'), t('collect.labelName'), { yes: t('collect.add') });
    if (!name)
      return null;
    const label = await post(this.page.path(`/models/${this.model.id}/labels`), { name });
    announce(t('collect.labelAdded', { label: name }));
    await this.page.app.refresh();
    return label;
  }

  /** Asks for a table, shows it, takes it. @param {string|File} [source] what was pasted or dropped */
  async importTable(source) {
    const report = await importDialog(this, source);
    if (!report)
      return;
    const parts = [t('rows.imported', { count: report.added })];
    if (report.duplicates > 0)
      parts.push(t('rows.importedTwice', { count: report.duplicates }));
    if (report.leftOut.length > 0)
      parts.push(t('rows.leftOut', { columns: report.leftOut.join(', ') }));
    if (report.refusedCount > 0)
      showFailure({ sentence: [...parts, t('rows.refused', { count: report.refusedCount })].join(' '), details: report.refused.map(r => `${r.message} – ${r.sentence}`).join('\n') });
    else
      toast(parts.join(' '), report.added > 0 ? this.#undo() : undefined);
    await this.page.app.refresh();
    await this.#reload();
  }

  /** Shows the rows that a tip is about. */
  async show(ids) {
    const { place } = await get(this.path(`/rows/${ids[0]}/place`), this.page.signal);
    this.#grid.show(ids, place);
  }

  take(label, data) {
    const text = data.getData('text/plain');
    return data.files.length > 0 ? this.importTable(data.files[0]) : text.trim() ? this.importTable(text) : undefined;
  }

  #reload = oneAtATime(async () => {
    clearTimeout(this.#reloading);
    this.#reloading = 0;
    this.look = await get(this.path(), this.page.signal);
    this.page.update();
    await this.#grid.reload();
  });

  async #renameColumn({ name }) {
    const wanted = await askText(t('rows.rename'), t('rows.columnName'), { value: name, limit: 30 });
    if (wanted && wanted !== name)
      await this.#change({ column: name, name: wanted });
  }

  async #deleteColumn({ name }) {
    const before = this.look.rows;
    await post(this.path('/columns/delete'), { name });
    await this.#reload();
    const gone = before - this.look.rows;
    toast([t('rows.columnDeleted', { column: name }), gone > 0 ? t('rows.becameOne', { count: gone }) : ''].filter(Boolean).join(' '), this.#undo());
  }

  #change(change) { return patch(this.path('/columns'), change).then(() => this.#reload()).catch(showFailure); }

  async #togglePredict(name) {
    const outputs = this.isOutput(name) ? this.look.outputs.filter(output => output !== name) : [...this.look.outputs, name];
    await put(this.path('/outputs'), outputs);
    await this.#reload();
  }

  async #putAside(ids) {
    const aside = !ids.every(id => this.#grid.isAside(id));
    const { changed } = await post(this.page.path('/examples/aside'), { ids, forTesting: aside });
    toast(t(aside ? 'collect.putAside' : 'collect.takenBack', { count: changed }), this.#undo());
    await this.#reload();
  }

  async #renameLabel(label) {
    const name = await askText(t('rows.renameLabel'), t('collect.labelName'), { value: label.name });
    if (name && name !== label.name)
      await patch(this.page.path(`/labels/${label.id}`), { name });
  }

  async #deleteLabel(label) {
    await remove(this.page.path(`/labels/${label.id}`));
    toast(t('collect.labelDeleted', { label: label.name, count: label.count }), this.#undo());
  }

  #undo() { return { label: t('shell.undo'), run: () => this.page.app.undo().catch(showFailure) }; }
}
