/** The "?" of each page: three sentences and the keys. */
import { openDialog } from './dialog.js';
import { html } from './view.js';
import { t } from './texts.js';

const sentences = ['1', '2', '3'];
const keys = ['next', 'press', 'undo', 'redo', 'close', 'help'];
const names = { next: 'tab', press: 'enter' };

/** @param {string} place the page: `start`, `collect`, … */
export function showHelp(place) {
  if (document.querySelector('dialog[open]'))
    return;
  openDialog(t('shell.helpTitle'), close => html`
    <ul class="help">${sentences.map(n => html`<li>${t(`shell.help.${place}.${n}`)}</li>`)}</ul>
    <h3>${t('shell.helpKeys')}</h3>
    <dl class="keys">${keys.map(key => html`<div><dt><kbd>${t(`shell.keyName.${names[key] ?? key}`)}</kbd></dt><dd>${t(`shell.key.${key}`)}</dd></div>`)}</dl>
    <div><button class="button main" autofocus @click=${() => close()}>${t('shell.ok')}</button></div>`);
}
