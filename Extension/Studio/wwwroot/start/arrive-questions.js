/** What must be asked before a project is made of something that arrived. */
import { askText, confirm, openDialog } from '/shell/dialog.js';
import { html } from '/shell/view.js';
import { t } from '/shell/texts.js';

const MOST_LETTERS = 50;

/** @returns {Promise<object|undefined>} the wish for the host (see ArrivalTaking); undefined: leave it */
export async function askAbout(item) {
  switch (item.what) {
    case 'project':
    case 'program':
    case 'foreign':
      return { name: item.name };
    case 'damaged':
      return await confirm(t('start.damagedTitle'), t('start.damagedText', { name: item.name }), t('start.menu.rescue')) ? { name: t('start.rescuedName', { name: item.name }) } : undefined;
    case 'table':
      return askAboutTable(item);
    default: {
      const name = await askText(t(`start.arrived.${item.what}`, { count: item.files }), t('start.name'), { value: item.name || t(`start.name.${item.what}`), yes: t('start.begin'), limit: MOST_LETTERS });
      return name && { name, firstLabel: t('start.firstLabel') };
    }
  }
}

function askAboutTable(item) {
  let kind = item.kind;
  const numbers = item.columns.filter(column => column.isNumbers);
  const kinds = ['numbers', 'words', 'predict-numbers'].filter(k => k === 'predict-numbers' ? numbers.length > 1 : item.columns.length > 1);
  const column = (name, text, columns, chosen) => html`
    <label class="field"><span>${text}</span><select class="input" name=${name}>
      ${columns.map(c => html`<option value=${c.name} ?selected=${c.name === chosen}>${c.name}</option>`)}</select></label>`;
  return openDialog(t('start.tableTitle', { name: item.name }), (close, update) => html`
    <form class="stack" method="dialog" @submit=${event => {
      event.preventDefault();
      const { project, label, predict } = event.target;
      close({ name: project.value.trim(), kind, labelColumn: label?.value, predict: predict?.value });
    }}>
      <label class="field"><span>${t('start.name')}</span><input class="input" name="project" required autofocus autocomplete="off" maxlength=${MOST_LETTERS} value=${item.name}></label>
      <fieldset class="stack"><legend>${t('start.tableKind')}</legend>
        ${kinds.map(k => html`<label class="row"><input type="radio" name="kind" value=${k} .checked=${k === kind} @change=${() => { kind = k; update(); }}>${t(`start.table.${k}`)}</label>`)}
      </fieldset>
      ${kind === 'predict-numbers' ? column('predict', t('start.predictColumn'), numbers, numbers.at(-1)?.name) : column('label', t('start.labelColumn'), item.columns, item.labelColumn ?? item.columns.at(-1).name)}
      <div class="row"><button class="button main">${t('start.begin')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
    </form>`);
}
