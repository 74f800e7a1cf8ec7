import { openDialog } from '/shell/dialog.js';
import { t } from '/shell/texts.js';
import { html, icon } from '/shell/view.js';

/** Letters of a column's name. */
const MOST_CHARACTERS = 30;

/** Asks for a new column. @returns {Promise<{ name: string, kind: 'number'|'choice' }|undefined>} */
export const askColumn = () => openDialog(t('rows.addColumn'), close => html`
  <form class="stack" method="dialog" @submit=${event => { event.preventDefault(); const name = event.target.name.value.trim(); if (name) close({ name, kind: event.target.kind.value }); }}>
    <label class="field"><span>${t('rows.columnName')}</span><input class="input" name="name" autofocus autocomplete="off" dir="auto" maxlength=${MOST_CHARACTERS} required placeholder=${t('rows.columnNameHint')}></label>
    <fieldset class="kinds"><legend>${t('rows.whatIsInIt')}</legend>
      <label class="button">${icon('calculator')}<input class="only-heard" type="radio" name="kind" value="number" checked>${t('rows.numbers')}</label>
      <label class="button">${icon('type')}<input class="only-heard" type="radio" name="kind" value="choice">${t('rows.words')}</label>
    </fieldset>
    <p class="soft">${t('rows.kindsHow')}</p>
    <div class="row"><button class="button main">${t('collect.add')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
  </form>`);
