/** Block definitions of the host → Blockly, in the child's language. */
import { styleName } from './theme.js';
import { ownTypes } from './own-blocks.js';

/** Signs in sentences that are drawn as pictures. */
const pictures = { '⚑': 'flag', '↻': 'turn-right', '↺': 'turn-left' };

/**
 * Defines all blocks of the host.
 * @param {object[]} blocks Blockly's JSON, with the fields of fields.js
 * @param {(key: string, values?: object) => string} t
 * @param {Map<string, {text: string, form: string}>} [before] what this gave the last time: what is still so stays as it is
 * @returns {Map<string, {text: string, form: string}>} opcode → what a child reads, for the search, and all that a block looks like
 */
export function defineBlocks(Blockly, blocks, t, before) {
  const defined = new Map();
  for (const block of blocks) {
    const definition = localized(structuredClone(block), t);
    const text = readable(definition);
    drawPictures(definition, t);
    drawLoop(definition, t);
    delete definition.owner;
    definition.style = styleName(definition.style);
    const form = JSON.stringify(definition);
    defined.set(block.type, { text, form });
    if (ownTypes.has(block.type) || before?.get(block.type)?.form === form)
      continue;
    delete Blockly.Blocks[block.type];
    Blockly.defineBlocksWithJsonArray([definition]);
  }
  return defined;
}

/** The opcodes whose blocks look other than before, came or went. */
export const changedIn = (before, after) => new Set([...before.keys(), ...after.keys()].filter(type => before.get(type)?.form !== after.get(type)?.form));

/** A text of the language file, or undefined. */
export function found(t, key) {
  const text = t(key);
  return text === key ? undefined : text;
}

function localized(definition, t) {
  const parts = definition.args0 ?? [];
  for (const part of parts)
    if (part.type === 'field_menu')
      part.options = part.options.map(([text, value]) => [found(t, `blocks.${part.texts}/${value}`) ?? text, value]);
    else if (part.type === 'field_variable')
      part.variable = t('editor.firstMessage');
  const sentence = found(t, `blocks.${definition.type}`);
  const names = sentence ? [...sentence.matchAll(/\[([^[\]]+)\]/g)].map(m => m[1]) : [];
  const known = new Map(parts.map(part => [part.name, part]));
  // Branches may be left out of a sentence; they follow it.
  const rest = parts.filter(part => !names.includes(part.name));
  if (!sentence || names.some(name => !known.has(name)) || rest.some(part => part.type !== 'input_statement'))
    return definition;
  definition.args0 = [...names.map(name => known.get(name)), ...rest];
  const place = name => `${known.get(name).type === 'input_statement' ? '\n' : ''}%${definition.args0.indexOf(known.get(name)) + 1}`;
  definition.message0 = sentence.replaceAll('%', '%%').replace(/\[([^[\]]+)\]/g, (_, name) => place(name)) + rest.map(part => place(part.name)).join(' ');
  return definition;
}

function drawPictures(definition, t) {
  for (const [sign, name] of Object.entries(pictures))
    if (definition.message0?.includes(sign)) {
      (definition.args0 ??= []).push({ type: 'field_image', src: `/make/editor/icons/${name}.svg`, width: 22, height: 22, alt: t(`editor.${name}`) });
      definition.message0 = definition.message0.replace(sign, `%${definition.args0.length}`);
    }
}

// The arrow at the lower end of a block that runs its stack again and again.
function drawLoop(definition, t) {
  if (!definition.loops)
    return;
  delete definition.loops;
  definition.args0.push({ type: 'field_image', src: '/make/editor/icons/loop.svg', width: 22, height: 22, alt: t('editor.loop'), flipRtl: true }, { type: 'input_dummy', align: 'RIGHT' });
  definition.message0 += ` %${definition.args0.length - 1} %${definition.args0.length}`;
}

const readable = definition => [
  (definition.message0 ?? '').replace(/%\d+/g, ' '),
  ...(definition.args0 ?? []).flatMap(part => (part.options ?? []).map(([text]) => text)),
].join(' ').replaceAll('%%', '%').replace(/\s+/g, ' ').trim();
