/**
 * Everything a person reads comes from `languages/LANGUAGE/PAGE.json`: `t('collect.addLabel')`, `t('collect.examples', { count: 3 })`.
 * In a text, `{name}` is a value and `{count, plural, one {# example} other {# examples}}` chooses by the language's own rules.
 * `sentence(english)` translates what the host says: `languages/LANGUAGE/sentences.json` maps English sentences, with `{0}` where values stand, to that language.
 */

import { format } from './message.js';

/** The languages: own name and direction. `qps` is English with long, accented letters, for tests. */
export const languages = {
  en: { name: 'English' },
  es: { name: 'Español' },
  fr: { name: 'Français' },
  de: { name: 'Deutsch' },
  ar: { name: 'العربية', direction: 'rtl' },
  ja: { name: 'にほんご' },
  qps: { name: 'Ƥşḗŭḓǿ', hidden: true },
};

export const files = [
  'shell', 'start', 'collect', 'sounds', 'words', 'rows', 'train', 'test', 'make', 'editor', 'extensions', 'stage', 'blocks', 'class', 'teacher', 'sentences',
];

let language = 'en';
let texts = new Map();
let english = new Map();
let ofExtensions = new Map();
let patterns = [];
/** How numbers and dates are written: the language, as this country writes it where the browser knows. */
let locale = 'en';

export const currentLanguage = () => language;
export const direction = () => languages[language].direction ?? 'ltr';

/**
 * The language chosen here before, or the teacher's, or the browser's, or English.
 * @param {string|null} [ofTeacher] what the settings say
 */
export function preferredLanguage(ofTeacher) {
  const wanted = [localStorage.getItem('language'), ofTeacher, ...navigator.languages.map(l => l.slice(0, 2))];
  return wanted.find(l => l in languages) ?? 'en';
}

/** Keeps a choice for the next time. */
export const rememberLanguage = chosen => localStorage.setItem('language', chosen);

/** Loads a language and turns the page to it. */
export async function useLanguage(wanted) {
  language = wanted in languages ? wanted : 'en';
  if (english.size === 0)
    english = await load('en');
  texts = language === 'en' || language === 'qps' ? english : await load(language);
  const tag = language === 'qps' ? 'en' : language;
  locale = navigator.languages.find(l => l === tag || l.startsWith(tag + '-')) ?? tag;
  patterns = [...texts].filter(([key]) => key.startsWith('sentences.') && /\{\d\}/.test(key))
    .map(([key, value]) => toPattern(key.slice('sentences.'.length), value))
    .sort((one, other) => other.fixed - one.fixed);
  document.documentElement.lang = tag;
  document.documentElement.dir = direction();
}

/**
 * A text in the chosen language.
 * @param {string} key `page.name`
 * @param {Object<string, string|number>} [values]
 */
export function t(key, values) {
  const text = format(texts.get(key) ?? english.get(key) ?? ofExtensions.get(key) ?? key, values ?? {}, locale);
  return language === 'qps' && text !== key ? stretched(text) : text;
}

/** Whether there is such a text. */
export const hasText = key => texts.has(key) || english.has(key) || ofExtensions.has(key);

/** The texts of extensions' blocks in the chosen language, as the host has them; they never stand above the page's own. @param {Object<string, string>} of by `blocks.…` without the beginning */
export const useExtensionTexts = of => ofExtensions = new Map(Object.entries(of).map(([key, text]) => [`blocks.${key}`, text]));

/** A sentence of the host in the chosen language; itself where nobody has translated it. */
export function sentence(text) {
  if (!text || language === 'en')
    return text;
  if (language === 'qps')
    return stretched(text);
  const exact = texts.get('sentences.' + text);
  if (exact)
    return exact;
  for (const { pattern, order, translated } of patterns) {
    const found = pattern.exec(text);
    if (found)
      return translated.replace(/\{(\d)\}/g, (_, place) => value(found[order.indexOf(place) + 1] ?? ''));
  }
  return text;
}

/** A sentence within a sentence is translated too; a child's own words (names of labels, …) stay. */
const value = text => text.endsWith('.') ? texts.get('sentences.' + text) ?? text : text;

/** A number as the language writes it. */
export const number = (value, options) => new Intl.NumberFormat(locale, options).format(value);
/** "a, b and c". */
export const list = texts => new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
export const percent = share => number(share, { style: 'percent', maximumFractionDigits: 0 });
export const date = value => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));

const units = [['minute', 60], ['hour', 3600], ['day', 86_400]];
const WEEK_S = 7 * 86_400;

/** How long ago, in words: "5 minutes ago", "yesterday"; the date after a week. */
export function ago(value) {
  const seconds = (Date.now() - new Date(value)) / 1000;
  if (seconds > WEEK_S)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(value));
  const [unit, length] = units.findLast(([, length]) => seconds >= length) ?? units[0];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.max(0, Math.floor(seconds / length)), unit);
  return language === 'qps' ? stretched(words) : words;
}

async function load(of) {
  const all = await Promise.all(files.map(async file => {
    const answer = await fetch(`/languages/${of}/${file}.json`);
    return answer.ok ? Object.entries(await answer.json()).map(([key, value]) => [`${file}.${key}`, value]) : [];
  }));
  return new Map(all.flat());
}

/** An English sentence with `{0}`, `{1}`, … → what recognises it, and in which order the values stand. */
function toPattern(text, translated) {
  const order = [...text.matchAll(/\{(\d)\}/g)].map(found => found[1]);
  const fixed = text.replace(/\{\d\}/g, '');
  return { pattern: new RegExp('^' + text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+?)') + '$', 's'), order, translated, fixed: fixed.length };
}

const accents = Object.fromEntries([...'aáeéiíoóuúnñcçsšyýzžAÁEÉIÍOÓUÚNÑCÇSŠYÝZŽ'.matchAll(/(.)(.)/g)].map(m => [m[1], m[2]]));
// The slots of a block's sentence keep their names.
const accented = text => text.split(/(\[\w+\])/).map((part, i) => i % 2 ? part : [...part].map(c => accents[c] ?? c).join('')).join('');
const stretched = text => `⟦${accented(text)}${'~'.repeat(Math.ceil(text.length * .3))}⟧`;
