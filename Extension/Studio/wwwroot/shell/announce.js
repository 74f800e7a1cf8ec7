/** What screen readers say, once each, and short notices at the bottom of the page. */
import { html, icon, render, repeat } from './view.js';
import { sentence, t } from './texts.js';

const SHOWN_MS = 6000;
let toasts = [];
let next = 1;
let spoken = '';

/** Says something politely; the same text again is said again only after another one or a while. */
export function announce(text) {
  const place = document.getElementById('announcements');
  if (text === spoken && place.textContent)
    return;
  spoken = text;
  place.textContent = '';
  setTimeout(() => place.textContent = text, 50);
  setTimeout(() => place.textContent === text && (place.textContent = ''), SHOWN_MS);
}

/**
 * Shows a short notice and says it.
 * @param {string} text
 * @param {{label: string, run: () => void}} [action] for instance "undo"
 */
export function toast(text, action) {
  const shown = { id: next++, text, action };
  // Two offers to undo would both take back the last step: only the newest stays.
  toasts = [...toasts.filter(other => !action || !other.action).slice(-2), shown];
  draw();
  announce(text);
  setTimeout(() => dismiss(shown), action ? SHOWN_MS * 2 : SHOWN_MS);
}

/** Shows what went wrong, in the child's sentence; the rest is one click away. */
export function showFailure(error) {
  if (error?.name === 'AbortError')
    return;
  console.warn(error?.details ?? error);
  const text = sentence(error?.sentence) ?? t('shell.unexpected');
  const shown = { id: next++, text, details: error?.details ?? String(error), code: error?.code };
  toasts = [...toasts.slice(-2), shown];
  draw();
  document.getElementById('alerts').textContent = text;
  setTimeout(() => dismiss(shown), SHOWN_MS * 2);
}

function dismiss(shown) {
  toasts = toasts.filter(toast => toast !== shown);
  draw();
}

function draw() {
  let place = document.querySelector('.toasts');
  if (!place) {
    place = document.createElement('div');
    place.className = 'toasts';
    document.body.append(place);
  }
  // A modal dialog lies above everything else: its notices are shown within it.
  (document.querySelector('dialog[open]:last-of-type') ?? document.body).append(place);
  render(repeat(toasts, toast => toast.id, toast => html`
    <div class="toast" data-code=${toast.code ?? ''}>
      ${toast.details ? icon('triangle-alert') : ''}
      <span class="grow">${toast.text}
        ${toast.details ? html`<details><summary>${t('shell.details')}</summary><small>${toast.code} ${toast.details}</small></details>` : ''}
      </span>
      ${toast.action ? html`<button class="button" @click=${() => { dismiss(toast); toast.action.run(); }}>${toast.action.label}</button>` : ''}
      <button class="button quiet square" aria-label=${t('shell.close')} @click=${() => dismiss(toast)}>${icon('x')}</button>
    </div>`), place);
}
