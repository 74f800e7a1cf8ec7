/**
 * Everything a person reads comes from `languages/LANGUAGE/PAGE.json`: `t('collect.addLabel')`, `t('collect.examples', { count: 3 })`.
 * In a text, `{name}` is a value and `{count, plural, one {# example} other {# examples}}` chooses by the language's own rules.
 * `sentence(english)` translates what the host says: `languages/LANGUAGE/sentences.json` maps English sentences, with `{0}` where values stand, to that language.
 */

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

export const files = ['shell', 'start', 'collect', 'train', 'test', 'make', 'blocks', 'class', 'teacher', 'sentences'];

let language = 'en';
let texts = new Map();
let english = new Map();
let patterns = [];
let rules = new Intl.PluralRules('en');

export const currentLanguage = () => language;
export const direction = () => languages[language].direction ?? 'ltr';

/** The language chosen here before, or the browser's, or English. */
export function preferredLanguage() {
  const wanted = [localStorage.getItem('language'), ...navigator.languages.map(l => l.slice(0, 2))];
  return wanted.find(l => l in languages) ?? 'en';
}

/** Loads a language and turns the page to it. */
export async function useLanguage(wanted) {
  language = wanted in languages ? wanted : 'en';
  localStorage.setItem('language', language);
  if (english.size === 0)
    english = await load('en');
  texts = language === 'en' || language === 'qps' ? english : await load(language);
  rules = new Intl.PluralRules(language === 'qps' ? 'en' : language);
  patterns = [...texts].filter(([key]) => key.startsWith('sentences.') && /\{\d\}/.test(key)).map(([key, value]) => [toPattern(key.slice(10)), value]);
  document.documentElement.lang = language === 'qps' ? 'en' : language;
  document.documentElement.dir = direction();
}

/**
 * A text in the chosen language.
 * @param {string} key `page.name`
 * @param {Object<string, string|number>} [values]
 */
export function t(key, values) {
  const text = fill(texts.get(key) ?? english.get(key) ?? key, values ?? {});
  return language === 'qps' ? stretched(text) : text;
}

/** Whether there is such a text. */
export const hasText = key => texts.has(key) || english.has(key);

/** A sentence of the host in the chosen language; itself where nobody has translated it. */
export function sentence(text) {
  if (!text || language === 'en')
    return text;
  if (language === 'qps')
    return stretched(text);
  const exact = texts.get('sentences.' + text);
  if (exact)
    return exact;
  for (const [pattern, translated] of patterns) {
    const found = pattern.exec(text);
    if (found)
      return translated.replace(/\{(\d)\}/g, (_, i) => found[Number(i) + 1] ?? '');
  }
  return text;
}

/** A number as the language writes it. */
export const number = (value, options) => new Intl.NumberFormat(language === 'qps' ? 'en' : language, options).format(value);
export const percent = share => number(share, { style: 'percent', maximumFractionDigits: 0 });
export const date = value => new Intl.DateTimeFormat(language === 'qps' ? 'en' : language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));

async function load(of) {
  const all = await Promise.all(files.map(async file => {
    const answer = await fetch(`/languages/${of}/${file}.json`);
    return answer.ok ? Object.entries(await answer.json()).map(([key, value]) => [`${file}.${key}`, value]) : [];
  }));
  return new Map(all.flat());
}

function fill(text, values) {
  const plural = /\{(\w+), plural, ((?:\w+ \{[^{}]*\} ?)+)\}/g;
  return text
    .replace(plural, (_, name, forms) => {
      const found = Object.fromEntries([...forms.matchAll(/(\w+) \{([^{}]*)\}/g)].map(m => [m[1], m[2]]));
      return (found[rules.select(Number(values[name]))] ?? found.other ?? '').replace('#', number(values[name]));
    })
    .replace(/\{(\w+)\}/g, (_, name) => name in values ? (typeof values[name] === 'number' ? number(values[name]) : values[name]) : `{${name}}`);
}

const toPattern = text => new RegExp('^' + text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+)') + '$', 's');

const accents = Object.fromEntries([...'aáeéiíoóuúnñcçsšyýzžAÁEÉIÍOÓUÚNÑCÇSŠYÝZŽ'.matchAll(/(.)(.)/g)].map(m => [m[1], m[2]]));
const stretched = text => `[${[...text].map(c => accents[c] ?? c).join('')}${'~'.repeat(Math.ceil(text.length * .3))}]`;
