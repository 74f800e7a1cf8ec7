import { currentLanguage } from '/shell/texts.js';

const point = () => new Intl.NumberFormat(currentLanguage() === 'qps' ? 'en' : currentLanguage()).formatToParts(1.5).find(part => part.type === 'decimal').value;

/** A cell as the language writes it: a number with its decimal mark. @param {string|null} text as the host keeps it */
export const shown = (text, column) => text === null || text === undefined ? '' : column.kind === 'number' ? text.replace('.', point()) : text;

/** What a person typed, as the host reads it. A comma is a decimal mark where the language has one, so that 1,500 is not asked back. */
export const typed = (text, column) => column.kind === 'number' && point() === ',' && /^[^.,]*,[^.,]*$/.test(text) ? text.replace(',', '.') : text;
