/** A table from a spreadsheet's clipboard or a file: paste or choose, look at it, choose its columns, take it. */
import { request } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { t } from '/shell/texts.js';
import { html, icon, nothing } from '/shell/view.js';

const MOST_NAME = 30;

/** @param {import('./table.js').default} kind @param {string|File} [source] @returns {Promise<object|undefined>} what the import did; undefined when it was cancelled */
export async function importDialog(kind, source) {
  const state = { source: source ?? '', header: null, preview: null, names: [], label: '', outputs: new Set(), busy: false, trouble: '' };
  let waiting = 0;
  let turn = 0;
  let shown = false;

  const form = () => {
    const data = new FormData();
    if (typeof state.source === 'string')
      data.append('table', state.source);
    else
      data.append('table', state.source, state.source.name);
    if (state.header !== null)
      data.append('header', state.header);
    return data;
  };

  const look = async update => {
    const mine = ++turn;
    const empty = typeof state.source === 'string' && !state.source.trim();
    let preview = null;
    let trouble = '';
    try {
      preview = empty ? null : await request('POST', kind.path('/preview'), form());
    } catch (error) {
      trouble = error.sentence;
      if (!error.sentence)
        showFailure(error);
    }
    if (mine !== turn)
      return;
    Object.assign(state, { preview, trouble });
    if (preview)
      choose(kind, state);
    update();
  };

  const take = async (close, update) => {
    const data = form();
    for (const name of state.names)
      data.append('names', name);
    if (kind.hasLabels)
      data.append('label', state.label);
    for (const output of state.outputs)
      data.append('outputs', output);
    state.busy = true;
    update();
    try {
      close(await request('POST', kind.path('/import'), data));
    } catch (error) {
      state.busy = false;
      state.trouble = error.sentence;
      update();
      showFailure(error);
    }
  };

  return openDialog(t('rows.import'), (close, update) => {
    if (!shown && state.source)
      look(update);
    shown = true;
    const change = (source, wait) => {
      Object.assign(state, { source, header: null });
      clearTimeout(waiting);
      waiting = setTimeout(() => look(update), wait);
    };
    return html`
      ${typeof state.source === 'string' ? html`
        <label class="field"><span>${t('rows.pasteHow')}</span>
          <textarea class="input lines" rows=${state.preview ? 3 : 7} dir="auto" spellcheck="false" ?autofocus=${!state.source} .value=${state.source} @input=${event => change(event.target.value, 300)}></textarea></label>` : html`
        <p>${icon('table')} <strong>${state.source.name}</strong></p>`}
      <div class="row"><label data-needs="files" class="button file">${icon('upload')}${t('rows.file')}<input class="only-heard" type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
        @change=${event => event.target.files[0] && change(event.target.files[0], 0)}></label></div>
      ${state.trouble ? html`<p class="note warn" role="alert">${state.trouble}</p>` : nothing}
      ${state.preview ? previewOf(kind, state, update, () => look(update)) : nothing}
      <div class="row">
        <button class="button main" ?disabled=${!state.preview || state.busy || state.preview.rowCount === 0 || kind.hasLabels && !state.label} @click=${() => take(close, update)}>${icon('import')}${t('rows.take', { count: state.preview?.rowCount ?? 0 })}</button>
        <button class="button" @click=${() => close()}>${t('shell.cancel')}</button>
      </div>`;
  }, { className: 'import-table' }).finally(() => clearTimeout(waiting));
}

/** What is proposed: names of the table that is there already where they fit, the column of labels, the columns that are predicted. */
function choose(kind, state) {
  const { columns } = state.preview;
  const there = kind.look.columns.map(c => c.name);
  const labelAt = kind.hasLabels ? labelPlace(kind, state.preview) : -1;
  state.names = columns.map(c => c.name);
  state.unnamed = columns.every((c, i) => c.name === `column ${i + 1}`);
  if (state.unnamed && there.length > 0) {
    const places = columns.map((_, i) => i).filter(i => !kind.hasLabels || i !== labelAt);
    if (places.length === there.length)
      places.forEach((place, i) => state.names[place] = there[i]);
  }
  if (state.unnamed && kind.hasLabels && labelAt >= 0)
    state.names[labelAt] = t('rows.label');
  state.label = kind.hasLabels && labelAt >= 0 ? state.names[labelAt] : '';
  state.outputs = new Set(kind.hasLabels ? [] : kind.look.outputs.filter(output => state.names.includes(output)));
  if (!kind.hasLabels && state.outputs.size === 0) {
    const last = columns.findLastIndex(c => c.kind === 'number');
    if (last >= 0)
      state.outputs.add(state.names[last]);
  }
}

/** Where the labels are: not in a column that the table has; rather in one with words that are labels here already. */
function labelPlace(kind, { columns, label, rows }) {
  const known = new Set(kind.model.labels.map(l => l.name.toLowerCase()));
  const there = new Set(kind.look.columns.map(c => c.name.toLowerCase()));
  const free = columns.map((_, i) => i).filter(i => !there.has(columns[i].name.toLowerCase()));
  const named = i => rows.filter(row => known.has(row[i].toLowerCase())).length;
  const best = free.reduce((most, i) => named(i) > named(most) ? i : most, free[0] ?? -1);
  if (best >= 0 && named(best) > 0)
    return best;
  const proposed = columns.findIndex(c => c.name === label);
  return free.includes(proposed) || free.length === 0 ? proposed : free.find(i => columns[i].kind === 'choice') ?? free[0];
}

function previewOf(kind, state, update, lookAgain) {
  const { preview, names } = state;
  const rename = (at, name) => {
    if (state.label === names[at])
      state.label = name;
    if (state.outputs.delete(names[at]))
      state.outputs.add(name);
    names[at] = name;
    update();
  };
  return html`
    <label class="row check"><input type="checkbox" .checked=${state.header ?? !state.unnamed} @change=${event => { state.header = event.target.checked; lookAgain(); }}>${t('rows.hasHeader')}</label>
    ${kind.hasLabels ? html`<label class="row">${t('rows.labelColumn')}
      <select class="input" @change=${event => { state.label = event.target.value; update(); }}>
        ${state.label ? nothing : html`<option value="" selected>${t('rows.chooseColumn')}</option>`}
        ${names.map(name => html`<option value=${name} ?selected=${name === state.label}>${name}</option>`)}
      </select></label>` : html`
      <fieldset class="row plain-set"><legend>${t('rows.whichPredict')}</legend>
        ${preview.columns.map((c, i) => c.kind === 'number' ? html`<label class="row check"><input type="checkbox" .checked=${state.outputs.has(names[i])}
          @change=${event => { if (event.target.checked) state.outputs.add(names[i]); else state.outputs.delete(names[i]); update(); }}>${names[i]}</label>` : nothing)}
      </fieldset>`}
    <div class="preview-table" tabindex="0" role="region" aria-label=${t('rows.preview')}>
      <table>
        <thead><tr>${names.map((name, i) => html`<th class=${name === state.label || state.outputs.has(name) ? 'special' : ''}><input class="input" aria-label=${t('rows.nameOf', { number: i + 1 })} dir="auto" maxlength=${MOST_NAME} .value=${name}
          @change=${event => rename(i, event.target.value.trim() || name)}></th>`)}</tr></thead>
        <tbody>${preview.rows.map(row => html`<tr>${row.map((cell, i) => html`<td class="${preview.columns[i].kind} ${cell === '' ? 'gap' : ''}"><bdi>${cell}</bdi></td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <p class="soft">${t('rows.count', { count: preview.rowCount })}
      ${preview.columns.some(c => c.gaps > 0) ? t('rows.previewGaps', { columns: preview.columns.map((c, i) => c.gaps > 0 ? `${names[i]} (${c.gaps})` : '').filter(Boolean).join(', ') }) : nothing}</p>
    ${preview.refused > 0 ? html`<details class="note warn"><summary>${t('rows.previewRefused', { count: preview.refused })}</summary><ul>${preview.firstRefused.map(r => html`<li>${r.message}</li>`)}</ul></details>` : nothing}`;
}
