/**
 * The grid of a table: only the rows in view are in the page. Arrow keys move, typing or Enter writes, Tab goes on while writing, Escape leaves a cell as it was. The last row is
 * the next new one. Screen readers hear the cell that `aria-activedescendant` names.
 */
import { announce, showFailure } from '/shell/announce.js';
import { menuButton, openMenu } from '/shell/menu.js';
import { number, t } from '/shell/texts.js';
import { html, icon, nothing, ref, render, repeat } from '/shell/view.js';
import { cellEditor } from './editor.js';
import { Rows } from './rows.js';
import { shown } from './values.js';

const ROW_REM = 2.6;
const HEAD = -1;

export class Grid {
  /** Ids of the chosen rows. */
  chosen = new Set();
  #at = { row: 0, column: 1 };
  #anchor = 0;
  #edit = null;
  #element = null;
  #resize = new ResizeObserver(() => this.draw());

  /** @param {import('./table.js').default} kind */
  constructor(kind) {
    this.kind = kind;
    this.rows = new Rows(kind, () => this.draw());
    kind.page.signal.addEventListener('abort', () => this.#resize.disconnect());
  }

  /** Columns as the grid shows them: the row's number, its label, the values. */
  get columns() { return [{ type: 'number' }, ...(this.kind.hasLabels ? [{ type: 'label' }] : []), ...this.kind.look.columns.map(column => ({ type: 'value', column }))]; }

  get total() { return this.kind.look.rows; }

  template() { return html`<div class="grid-place" ${ref(element => this.#attach(element))}></div>`; }

  async reload() {
    const { first, last } = this.#window();
    await this.rows.reload(first, last);
    this.draw();
  }

  focus() { this.#grid?.focus({ preventScroll: true }); }

  draw() {
    if (!this.#element || this.kind.page.signal.aborted)
      return;
    const { rem, first, last } = this.#window();
    const columns = this.columns;
    this.rows.want(first, Math.min(last, this.total));
    this.#at = { row: Math.max(HEAD, Math.min(this.#at.row, this.total)), column: Math.min(this.#at.column, columns.length - 1) };
    const widths = columns.map(({ type }) => ({ number: '4rem', label: 'minmax(9rem, 14rem)' })[type] ?? 'minmax(8rem, 1fr)').join(' ');
    render(html`
      <div class="grid" role="grid" tabindex="0" aria-label=${t('rows.grid')} aria-rowcount=${this.total + 2} aria-colcount=${columns.length} aria-multiselectable="true"
        aria-activedescendant=${this.#edit ? nothing : idOf(this.#at)} style="--columns:${widths}"
        @keydown=${event => this.#key(event)} @scroll=${() => this.draw()} @copy=${event => this.#copy(event)} @paste=${event => this.#paste(event)}>
        <div class="grid-row head" role="row" aria-rowindex="1">${columns.map((column, at) => this.#head(column, at))}</div>
        <div role="rowgroup" class="grid-body" style="block-size:${(this.total + 1) * ROW_REM * rem}px">
          <div role="presentation" style="transform:translateY(${first * ROW_REM * rem}px)">
            ${repeat(range(first, last), row => row === this.total ? 'new' : this.rows.at(row)?.id ?? `row-${row}`, row => this.#row(row, columns))}
          </div>
        </div>
      </div>`, this.#element);
    // The grid is one stop of the tab key: Enter on a column's name opens its menu.
    for (const button of this.#element.querySelectorAll('.head button'))
      button.tabIndex = -1;
  }

  #head(column, at) {
    const id = idOf({ row: HEAD, column: at });
    const active = this.#isActive(HEAD, at);
    if (column.type !== 'value')
      return html`<div class="cell of-${column.type} ${active ? 'active' : ''}" role="columnheader" id=${id} aria-colindex=${at + 1}>${column.type === 'label' ? t('rows.label') : html`<span class="only-heard">${t('rows.number')}</span>`}</div>`;
    const { name, kind } = column.column;
    const output = this.kind.isOutput(name);
    return html`
      <div class="cell ${output ? 'output' : ''} ${active ? 'active' : ''}" role="columnheader" id=${id} aria-colindex=${at + 1} @click=${() => this.#go(HEAD, at)}>
        ${icon(kind === 'number' ? 'calculator' : 'type')}
        <span class="grow name" title=${name}><bdi>${name}</bdi><span class="only-heard">, ${t(kind === 'number' ? 'rows.ofNumbers' : 'rows.ofWords')}</span>${output ? html`<small>${t('rows.predicted')}</small>` : nothing}</span>
        ${menuButton(t('rows.columnMenu', { column: name }), () => this.kind.columnMenu(column.column), { name: 'chevron-down' })}
      </div>`;
  }

  #row(row, columns) {
    const entry = this.rows.at(row);
    const isNew = row === this.total;
    const chosen = entry !== undefined && this.chosen.has(entry.id);
    return html`
      <div class="grid-row ${isNew ? 'new' : ''} ${chosen ? 'chosen' : ''} ${entry?.forTesting ? 'aside' : ''}" role="row" aria-rowindex=${row + 2} aria-selected=${chosen}>
        ${columns.map((column, at) => this.#cell(row, column, at, entry, isNew))}
      </div>`;
  }

  #cell(row, column, at, entry, isNew) {
    const active = this.#isActive(row, at);
    const id = idOf({ row, column: at });
    if (column.type === 'number')
      return html`<div class="cell of-number ${active ? 'active' : ''}" role="rowheader" id=${id} aria-colindex="1" @click=${event => this.#chooseByClick(event, row)}>
        ${isNew ? html`${icon('plus')}<span class="only-heard">${t('rows.newRow')}</span>` : html`${number(row + 1)}${entry?.forTesting ? html`${icon('flask-conical')}<span class="only-heard">${t('collect.isAside')}</span>` : nothing}`}</div>`;
    if (this.#edit && this.#edit.row === row && this.#edit.column === at)
      return html`<div class="cell editing" role="gridcell" id=${id} aria-colindex=${at + 1}>${cellEditor(this.kind, column, this.#edit)}</div>`;
    const text = isNew ? this.kind.draftText(column) : entry === undefined ? '…' : column.type === 'label' ? this.kind.labelOf(entry.labelId) : shown(entry.cells[at - (this.kind.hasLabels ? 2 : 1)], column.column);
    const gap = !isNew && entry !== undefined && text === '';
    return html`<div class="cell of-${column.type === 'value' ? column.column.kind : 'label'} ${active ? 'active' : ''} ${gap ? 'gap' : ''}" role="gridcell" id=${id} aria-colindex=${at + 1} title=${text || nothing}
      @click=${() => active ? this.#begin() : this.#go(row, at)} @dblclick=${() => this.#begin()}>
      ${column.type === 'label' && text ? html`<span class="dot" style="--label-colour:var(--label-${this.kind.labelPlace(isNew ? this.kind.draftLabel?.id : entry?.labelId) % 8 + 1})"></span>` : nothing}
      ${text ? html`<bdi>${text}</bdi>` : html`<span class="only-heard">${t('rows.empty')}</span>`}</div>`;
  }

  #isActive(row, column) { return this.#at.row === row && this.#at.column === column; }

  #attach(element) {
    if (element === this.#element || !element)
      return;
    this.#element = element;
    this.#resize.observe(element);
    queueMicrotask(() => this.reload().catch(showFailure));
  }

  get #grid() { return this.#element?.firstElementChild; }

  #window() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const row = ROW_REM * rem;
    const first = Math.max(0, Math.floor((this.#grid?.scrollTop ?? 0) / row) - 3);
    const shownRows = Math.ceil((this.#grid?.clientHeight || 500) / row) + 6;
    return { rem, first: Math.min(first, this.total), last: Math.min(this.total + 1, first + shownRows) };
  }

  /** Moves to a cell and brings it into view. */
  #go(row, column) {
    const left = this.#at.row;
    this.#at = { row, column };
    const { rem } = this.#window();
    const height = ROW_REM * rem;
    if (row >= 0)
      this.#grid.scrollTop = Math.min(row * height, Math.max(this.#grid.scrollTop, (row + 2) * height - this.#grid.clientHeight));
    this.draw();
    document.getElementById(idOf(this.#at))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.focus();
    if (left === this.total && row !== left)
      this.kind.saveDraft().catch(showFailure);
  }

  #key(event) {
    if (this.#edit || event.target !== this.#grid && !event.target.closest('.head'))
      return;
    const columns = this.columns;
    const { row, column } = this.#at;
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const page = Math.max(1, Math.floor(this.#grid.clientHeight / (ROW_REM * this.#window().rem)) - 2);
    const ctrl = event.ctrlKey || event.metaKey;
    const to = {
      ArrowDown: [ctrl ? this.total : row + 1, column], ArrowUp: [ctrl ? 0 : row - 1, column], ArrowRight: [row, column + forward], ArrowLeft: [row, column - forward],
      PageDown: [row + page, column], PageUp: [Math.max(0, row - page), column], Home: [ctrl ? 0 : row, 0], End: [ctrl ? this.total : row, columns.length - 1],
    }[event.key];
    if (to) {
      const [nextRow, nextColumn] = [Math.max(HEAD, Math.min(this.total, to[0])), Math.max(0, Math.min(columns.length - 1, to[1]))];
      if (event.shiftKey && nextRow !== row)
        this.#chooseTo(nextRow);
      this.#go(nextRow, nextColumn);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      this.#open();
    } else if (event.key === ' ' && column === 0) {
      this.#choose(row);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.#clear();
    } else if (event.key === 'Escape' && this.chosen.size > 0) {
      this.forget();
    } else if (event.key.length === 1 && !ctrl && !event.altKey && row >= 0 && column > 0 && columns[column].type === 'value') {
      this.#begin(event.key);
    } else {
      return;
    }
    event.preventDefault();
  }

  #open() {
    const { row, column } = this.#at;
    const which = this.columns[column];
    if (row === HEAD && which.type === 'value')
      openMenu(document.getElementById(idOf(this.#at)).querySelector('button'), this.kind.columnMenu(which.column));
    else if (column === 0)
      this.#choose(row);
    else
      this.#begin();
  }

  /** Begins to write in the cell; with a key in place of what was there. */
  #begin(key) {
    const { row, column } = this.#at;
    const which = this.columns[column];
    const entry = this.rows.at(row);
    const isNew = row === this.total;
    if (row < 0 || column === 0 || !isNew && !entry)
      return;
    const before = which.type === 'label' ? String(isNew ? this.kind.draftLabel?.id : entry.labelId) : isNew ? this.kind.draftText(which) : shown(entry.cells[column - (this.kind.hasLabels ? 2 : 1)], which.column);
    const edit = { row, column, before, text: key ?? before, id: isNew ? null : entry.id, over: false, end: (save, move) => this.#end(edit, save, move) };
    this.#edit = edit;
    this.draw();
    const input = this.#element.querySelector('.editing input, .editing select');
    input?.focus();
    input?.setSelectionRange?.(key ? key.length : 0, input.value.length);
  }

  /** Ends writing. @param {string|null} text what to keep; null: as it was @param {[number, number]} [move] where to go then; none when the person went elsewhere */
  async #end(edit, text, move) {
    if (edit.over)
      return;
    edit.over = true;
    const which = this.columns[edit.column];
    try {
      if (text !== null && text !== edit.before)
        await this.kind.write(edit.id, which, text);
    } catch (error) {
      showFailure(error);
      if (move) {
        Object.assign(edit, { over: false, text, wrong: true });
        this.draw();
        this.#element.querySelector('.editing input')?.select();
        return;
      }
    }
    if (this.#edit === edit)
      this.#edit = null;
    if (!move)
      return this.draw();
    const columns = this.columns.length;
    let [row, column] = [this.#at.row + move[0], this.#at.column + move[1]];
    const finished = edit.id === null && move[0] === 1 && this.kind.isDraftEmpty;
    if (finished)
      column = this.kind.hasLabels ? 2 : 1;
    if (column >= columns)
      [row, column] = [row + 1, 1];
    else if (column < 1)
      [row, column] = row > 0 ? [row - 1, columns - 1] : [row, 1];
    this.#go(Math.max(0, Math.min(this.total, row)), column);
  }

  #clear() {
    const { row, column } = this.#at;
    const which = this.columns[column];
    const entry = this.rows.at(row);
    if (this.chosen.size > 0 || column === 0 && entry)
      this.kind.deleteRows(this.chosen.size > 0 ? [...this.chosen] : [entry.id]).catch(showFailure);
    else if (which.type === 'value' && row >= 0)
      this.kind.write(entry?.id ?? null, which, '').catch(showFailure);
  }

  #chooseByClick(event, row) {
    if (event.shiftKey)
      this.#chooseTo(row);
    else
      this.#choose(row);
    this.#go(row, 0);
  }

  #choose(row) {
    const entry = this.rows.at(row);
    if (!entry)
      return;
    if (!this.chosen.delete(entry.id))
      this.chosen.add(entry.id);
    this.#anchor = row;
    this.#told();
  }

  #chooseTo(row) {
    if (this.chosen.size === 0)
      this.#anchor = this.#at.row;
    for (let at = Math.max(0, Math.min(this.#anchor, row)); at <= Math.max(this.#anchor, row); at++)
      if (this.rows.at(at))
        this.chosen.add(this.rows.at(at).id);
    this.#told();
  }

  /** Chooses rows and goes to the first of them. @param {number[]} ids @param {number} row the first one's place */
  show(ids, row) {
    this.chosen = new Set(ids);
    this.#go(row, 0);
    this.#told();
  }

  /** Whether a row in view is put aside. */
  isAside(id) { return range(0, this.total).some(row => this.rows.at(row)?.id === id && this.rows.at(row).forTesting); }

  forget() {
    this.chosen.clear();
    this.#told();
  }

  #told() {
    announce(t('collect.chosen', { count: this.chosen.size }));
    this.kind.page.update();
    this.draw();
  }

  #copy(event) {
    if (this.#edit)
      return;
    const entries = range(0, this.total).map(row => this.rows.at(row)).filter(entry => entry && (this.chosen.size > 0 ? this.chosen.has(entry.id) : entry === this.rows.at(this.#at.row)));
    const { column } = this.#at;
    const cells = entry => this.kind.cellsOf(entry);
    const text = this.chosen.size > 0 || column === 0
      ? [this.kind.header(), ...entries.map(cells)].map(line => line.join('\t')).join('\n')
      : entries.map(entry => cells(entry)[column - 1] ?? '').join('\n');
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }

  #paste(event) {
    if (this.#edit)
      return;
    event.preventDefault();
    event.stopPropagation();
    const text = event.clipboardData.getData('text/plain');
    const single = !/[\t\n]/.test(text.trim());
    const which = this.columns[this.#at.column];
    if (event.clipboardData.files.length > 0)
      this.kind.importTable(event.clipboardData.files[0]).catch(showFailure);
    else if (single && text.trim() && which.type === 'value' && this.#at.row >= 0)
      this.kind.write(this.rows.at(this.#at.row)?.id ?? null, which, text.trim()).catch(showFailure);
    else if (text.trim())
      this.kind.importTable(text).catch(showFailure);
  }
}

const idOf = ({ row, column }) => `cell-${row}-${column}`;
const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
