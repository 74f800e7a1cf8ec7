/** Dialogs: the browser's own <dialog>, so that focus, Escape and screen readers work as people know them. */
import { html, render, nothing } from './view.js';
import { t } from './texts.js';

/**
 * Opens a dialog and waits for its end.
 * @param {string} title
 * @param {(close: (result?: any) => void, update: () => void) => import('/lib/lit-html/lit-html.js').TemplateResult} body
 * @returns {Promise<any>} what was given to `close`; undefined when it was cancelled
 */
export function openDialog(title, body, { className = '' } = {}) {
  const dialog = document.createElement('dialog');
  dialog.className = className;
  dialog.setAttribute('aria-labelledby', 'dialog-title-' + document.querySelectorAll('dialog').length);
  document.body.append(dialog);
  return new Promise(resolve => {
    let result;
    const close = value => { result = value; dialog.close(); };
    const update = () => render(html`<div class="stack"><h2 id=${dialog.getAttribute('aria-labelledby')}>${title}</h2>${body(close, update)}</div>`, dialog);
    dialog.addEventListener('close', () => {
      render(nothing, dialog);
      dialog.remove();
      resolve(result);
    });
    update();
    dialog.showModal();
    dialog.querySelector('[autofocus]')?.focus();
  });
}

/** Asks yes or no. @returns {Promise<boolean>} */
export const confirm = (title, text, yes, { danger = false, no = t('shell.cancel') } = {}) => openDialog(title, close => html`
  <p>${text}</p>
  <div class="row">
    <button class="button ${danger ? 'danger' : 'main'}" @click=${() => close(true)}>${yes}</button>
    <button class="button" autofocus @click=${() => close(false)}>${no}</button>
  </div>`).then(answer => answer === true);

/** Asks for a short text. @returns {Promise<string|undefined>} trimmed, not empty */
export const askText = (title, label, { value = '', yes = t('shell.ok'), limit = 60 } = {}) => openDialog(title, close => html`
  <form class="stack" method="dialog" @submit=${event => { event.preventDefault(); const text = event.target.text.value.trim(); if (text) close(text); }}>
    <label class="field"><span>${label}</span><input class="input" name="text" autofocus autocomplete="off" maxlength=${limit} .value=${value} required></label>
    <div class="row"><button class="button main">${yes}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
  </form>`);
