/** Menus that open from a button: arrow keys, Escape and a click elsewhere work as everywhere. */
import { html, icon, nothing, render } from './view.js';

/**
 * Opens a menu below a button.
 * @param {HTMLElement} button
 * @param {{ label: string, icon?: string, run: () => void, danger?: boolean, disabled?: boolean, checked?: boolean }[]} items
 */
export function openMenu(button, items) {
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.role = 'menu';
  menu.popover = 'auto';
  menu.ariaLabel = button.ariaLabel ?? button.textContent.trim();
  (button.closest('dialog') ?? document.body).append(menu);
  const choose = item => { menu.hidePopover(); item.run(); };
  render(html`${items.map(item => html`
    <button role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'} aria-checked=${item.checked ?? nothing} tabindex="-1" class=${item.danger ? 'danger' : ''}
      ?disabled=${item.disabled} @click=${() => choose(item)}>${item.icon ? icon(item.icon) : nothing}<span>${item.label}</span></button>`)}`, menu);
  menu.addEventListener('keydown', event => move(menu, event));
  menu.addEventListener('toggle', event => {
    button.ariaExpanded = event.newState === 'open';
    if (event.newState === 'open')
      return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body)
      button.focus();
    menu.remove();
  });
  menu.showPopover();
  place(menu, button);
  menu.querySelector('button:not(:disabled)')?.focus();
}

/** A button that opens a menu. @param {() => object[]} items asked for when it opens */
export const menuButton = (label, items, { name = 'ellipsis-vertical', text = false, className = 'quiet square' } = {}) => html`
  <button class="button ${className}" aria-haspopup="menu" aria-label=${text ? nothing : label} title=${text ? nothing : label}
    @click=${event => openMenu(event.currentTarget, items())}>${icon(name)}${text ? label : nothing}</button>`;

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const start = document.documentElement.dir === 'rtl' ? at.right - size.width : at.left;
  menu.style.left = `${Math.max(8, Math.min(start, innerWidth - size.width - 8))}px`;
  menu.style.top = `${at.bottom + 4 + size.height > innerHeight ? Math.max(8, at.top - 4 - size.height) : at.bottom + 4}px`;
}

function move(menu, event) {
  const items = [...menu.querySelectorAll('button:not(:disabled)')];
  const now = items.indexOf(document.activeElement);
  const next = { ArrowDown: (now + 1) % items.length, ArrowUp: (now - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab')
    menu.hidePopover();
  if (next === undefined)
    return;
  items[next].focus();
  event.preventDefault();
}
