/** A child's page in class: the teacher's messages, and "eyes up". */
import { Failure, get } from '/shell/api.js';
import { Live } from '/shell/live.js';
import { html, icon, render, useStyles } from '/shell/view.js';
import { openDialog } from '/shell/dialog.js';
import { t } from '/shell/texts.js';

/** Listens to the teacher as long as the page is open. */
export function listenToTeacher() {
  useStyles('/class/class.css');
  const live = new Live('');
  live.on('message', ({ text }) => message(text));
  live.on('pause', ({ on }) => pause(on));
  // The teacher may have ended this session: then this is the way in again.
  live.addEventListener('lost', () => get('/hello').catch(error => error instanceof Failure && error.status === 401 && location.reload()));
}

function message(text) {
  openDialog(t('class.message'), close => html`
    <p class="teacher-message" dir="auto">${text}</p>
    <div class="row"><button class="button main" autofocus @click=${() => close()}>${t('shell.ok')}</button></div>`, { className: 'message' });
}

let cover = null;

function pause(on) {
  if (!on) {
    cover?.close();
    cover?.remove();
    cover = null;
    return;
  }
  if (cover)
    return;
  cover = document.createElement('dialog');
  cover.className = 'eyes-up';
  cover.setAttribute('role', 'alertdialog');
  cover.setAttribute('aria-label', t('class.eyesUp'));
  cover.tabIndex = -1;
  // Escape must not open it, and an impatient browser closes it at the second one.
  cover.addEventListener('cancel', event => event.preventDefault());
  cover.addEventListener('keydown', event => { event.preventDefault(); event.stopPropagation(); });
  cover.addEventListener('close', () => cover?.showModal());
  render(html`<div>${icon('eye')}<h1>${t('class.eyesUp')}</h1><p>${t('class.eyesUpHint')}</p></div>`, cover);
  document.body.append(cover);
  cover.showModal();
  cover.focus();
}
