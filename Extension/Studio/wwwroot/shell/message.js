/**
 * Texts with values, in the ICU form that translators know (https://unicode-org.github.io/icu/userguide/format_parse/messages/):
 * `{name}`, `{count, plural, =0 {none} one {# example} other {# examples}}`, `{kind, select, a {…} other {…}}`; parts may hold further values and choices. `#` is the number
 * of the nearest plural. What is no such form stays as it is.
 */

const parsed = new Map();
const MOST_KEPT = 5000;

/**
 * @param {string} text
 * @param {Object<string, string|number>} values
 * @param {string} locale
 */
export function format(text, values, locale) {
  let parts = parsed.get(text);
  if (!parts) {
    if (parsed.size > MOST_KEPT)
      parsed.clear();
    parsed.set(text, parts = parse(text));
  }
  return write(parts, values, locale, undefined);
}

const shown = (value, locale) => typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : String(value);

function write(parts, values, locale, count) {
  return parts.map(part => {
    if (typeof part === 'string')
      return part;
    if (part.type === 'count')
      return count === undefined ? '#' : shown(count, locale);
    const value = values[part.name];
    if (part.type === 'value')
      return value === undefined ? `{${part.name}}` : shown(value, locale);
    if (part.type === 'select')
      return write(part.forms[value] ?? part.forms.other ?? [], values, locale, count);
    const exact = part.forms[`=${value}`];
    return write(exact ?? part.forms[new Intl.PluralRules(locale).select(Number(value))] ?? part.forms.other ?? [], values, locale, Number(value));
  }).join('');
}

function parse(text) {
  let at = 0;
  return sequence(false, true);

  function sequence(inPlural, isWhole = false) {
    const parts = [];
    let plain = '';
    const flush = () => { if (plain) parts.push(plain); plain = ''; };
    while (at < text.length && (isWhole || text[at] !== '}')) {
      if (text[at] === '#' && inPlural) {
        flush();
        parts.push({ type: 'count' });
        at++;
      } else if (text[at] === '{') {
        const start = at;
        const part = placeholder(inPlural);
        if (part) {
          flush();
          parts.push(part);
        } else {
          plain += text[at = start];
          at++;
        }
      } else {
        plain += text[at++];
      }
    }
    flush();
    return parts;
  }

  function placeholder(inPlural) {
    const head = /^\{\s*(\w+)\s*(\}|,\s*(plural|select)\s*,)/.exec(text.slice(at));
    if (!head)
      return undefined;
    at += head[0].length;
    if (head[2] === '}')
      return { type: 'value', name: head[1] };
    const forms = {};
    for (;;) {
      const form = /^\s*(=?\w+)\s*\{/.exec(text.slice(at));
      if (!form)
        break;
      at += form[0].length;
      forms[form[1]] = sequence(inPlural || head[3] === 'plural');
      at++;
    }
    const end = /^\s*\}/.exec(text.slice(at));
    if (!end)
      return undefined;
    at += end[0].length;
    return { type: head[3], name: head[1], forms };
  }
}
