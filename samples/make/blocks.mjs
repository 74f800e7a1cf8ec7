// A small language for Scratch programs: nested calls here, the blocks of a .sb3's project.json there.
// A reporter is an object, a stack is an array of objects; `script` and `ownBlock` make what stands on the workspace.

const block = (opcode, slots = {}, fields = {}, extra = {}) => ({ opcode, slots, fields, ...extra });

// Slots: what may stand in an input, with the code of the white field behind it.
const text = value => ({ code: 10, value });
const number = (value, code = 4) => ({ code, value });
const yes = value => ({ value });
const stack = value => ({ stack: value });
const message = name => ({ code: 11, value: { message: name } });
const soundMenu = value => ({ menu: ['sound_sounds_menu', 'SOUND_MENU'], value });
const choice = (name, value) => ({ menu: [`ml_menu_${name}`, name], value });
const costumeMenu = value => ({ menu: ['looks_costume', 'COSTUME'], value });

/** The value of a variable. */
export const variable = name => ({ variable: name });
/** The value of an own block's input, inside its definition. */
export const given = name => block('argument_reporter_string_number', {}, { VALUE: [name, null] });

export const whenFlagClicked = () => block('event_whenflagclicked');
export const whenClicked = () => block('event_whenthisspriteclicked');
export const whenReceived = name => block('event_whenbroadcastreceived', {}, { BROADCAST_OPTION: { message: name } });
export const broadcastAndWait = name => block('event_broadcastandwait', { BROADCAST_INPUT: message(name) });

export const say = what => block('looks_say', { MESSAGE: text(what) });
export const think = what => block('looks_think', { MESSAGE: text(what) });
export const switchCostume = to => block('looks_switchcostumeto', { COSTUME: costumeMenu(to) });
export const costumeName = () => block('looks_costumenumbername', {}, { NUMBER_NAME: ['name', null] });
export const goTo = (x, y) => block('motion_gotoxy', { X: number(x), Y: number(y) });
export const show = () => block('looks_show');

export const playUntilDone = sound => block('sound_playuntildone', { SOUND_MENU: soundMenu(sound) });

export const ask = question => block('sensing_askandwait', { QUESTION: text(question) });
export const answer = () => block('sensing_answer');

export const wait = seconds => block('control_wait', { DURATION: number(seconds, 5) });
export const repeat = (times, ...body) => block('control_repeat', { TIMES: number(times, 6), SUBSTACK: stack(body) });
export const when = (condition, ...body) => block('control_if', { CONDITION: yes(condition), SUBSTACK: stack(body) });
export const either = (condition, body, otherwise) =>
  block('control_if_else', { CONDITION: yes(condition), SUBSTACK: stack(body), SUBSTACK2: stack(otherwise) });

export const set = (name, value) => block('data_setvariableto', { VALUE: text(value) }, { VARIABLE: { variable: name } });
export const change = (name, by) => block('data_changevariableby', { VALUE: number(by) }, { VARIABLE: { variable: name } });

export const item = (index, list) => block('data_itemoflist', { INDEX: number(index, 7) }, { LIST: { list } });
export const lengthOf = list => block('data_lengthoflist', {}, { LIST: { list } });

export const equals = (a, b) => block('operator_equals', { OPERAND1: text(a), OPERAND2: text(b) });
export const greater = (a, b) => block('operator_gt', { OPERAND1: text(a), OPERAND2: text(b) });
export const contains = (whole, part) => block('operator_contains', { STRING1: text(whole), STRING2: text(part) });
export const less = (a, b) => block('operator_lt', { OPERAND1: text(a), OPERAND2: text(b) });
export const minus = (a, b) => block('operator_subtract', { NUM1: number(a), NUM2: number(b) });
export const absolute = a => block('operator_mathop', { NUM: number(a) }, { OPERATOR: ['abs', null] });
export const round = a => block('operator_round', { NUM: number(a) });
export const pickRandom = (from, to) => block('operator_random', { FROM: number(from), TO: number(to) });
/** Any number of texts, joined two by two as Scratch does. */
export const join = (first, ...rest) =>
  rest.length === 0 ? first : block('operator_join', { STRING1: text(first), STRING2: text(join(...rest)) });

// The machine-learning blocks.
export const pictureFrom = source => block('ml_pictureFrom', { SOURCE: choice('SOURCE', source) });
export const soundFrom = sound => block('ml_soundFrom', { SOUND: choice('SOUND', sound) });
export const whenHears = (model, label) => block('ml_whenHears', {}, { MODEL: [model, null], LABEL: [label, null] });
export const startListening = () => block('ml_startListening');
export const stopListening = () => block('ml_stopListening');
export const addExample = (example, label, model) => block('ml_addExample', { EXAMPLE: text(example), LABEL: choice('LABEL', label), MODEL: choice('MODEL', model) });
export const exampleCount = (label, model) => block('ml_exampleCount', { LABEL: choice('LABEL', label), MODEL: choice('MODEL', model) });
export const trainWith = (model, preset) => block('ml_trainModelWithPreset', { MODEL: choice('MODEL', model), PRESET: choice('PRESET', preset) });
export const whenTrainingFinishes = model => block('ml_whenTrainingFinishes', {}, { MODEL: [model, null] });
export const correctAnswers = model => block('ml_testAccuracy', { MODEL: choice('MODEL', model) });
export const classify = (input, model) => block('ml_classify', { INPUT: text(input), MODEL: choice('MODEL', model) });
export const confidenceOf = (label, input, model) => block('ml_confidenceOf', { LABEL: choice('LABEL', label), INPUT: text(input), MODEL: choice('MODEL', model) });
export const isLabel = (input, label, model) => block('ml_isLabel', { INPUT: text(input), LABEL: choice('LABEL', label), MODEL: choice('MODEL', model) });
export const newModel = (model, kind) => block('ml_newModel', { MODEL: text(model), KIND: choice('KIND', kind) });
export const predictColumn = (model, column) => block('ml_predictColumn', { MODEL: choice('MODEL', model), COLUMN: text(column) });
export const rowWith = (row, column, value) => block('ml_rowWith', { ROW: text(row), COLUMN: text(column), VALUE: text(value) });
export const predict = (column, row, model) => block('ml_predict', { COLUMN: choice('COLUMN', column), ROW: text(row), MODEL: choice('MODEL', model) });
export const write = (count, after, model) => block('ml_generateText', { COUNT: number(count), TEXT: text(after), MODEL: choice('MODEL', model) });
export const modelIs = (model, status) => block('ml_modelIs', { MODEL: choice('MODEL', model), STATUS: choice('STATUS', status) });

/** A script: its hat and what hangs below it. */
export const script = (hat, ...body) => [hat, ...body];
/** A comment on a block. */
export const note = (words, on) => ({ ...on, note: words });

/** A block of one's own: "guess the picture of %s" with the names of its inputs. Has `define(...body)` and `call(...values)`. */
export function ownBlock(sentence, ...names) {
  const ids = names.map(name => `input ${name} of ${sentence.replaceAll('%s', '').trim()}`);
  const mutation = { tagName: 'mutation', children: [], proccode: sentence, argumentids: JSON.stringify(ids) };
  const details = { argumentnames: JSON.stringify(names), argumentdefaults: JSON.stringify(names.map(() => '')) };
  const prototype = block(
    'procedures_prototype',
    Object.fromEntries(names.map((name, i) => [ids[i], { shadow: given(name) }])),
    {},
    { mutation: { ...mutation, ...details, warp: 'false' } });
  return {
    define: (...body) => [block('procedures_definition', { custom_block: { shadow: prototype } }), ...body],
    call: (...values) =>
      block('procedures_call', Object.fromEntries(ids.map((id, i) => [id, text(values[i])])), {}, { mutation: { ...mutation, warp: 'false' } }),
  };
}

/**
 * Scripts → { blocks, comments } of one sprite. `owner` makes ids unique in the project;
 * `variableId`, `messageId` and `listId` turn names into ids.
 */
export function assemble(owner, scripts, variableId, messageId, listId) {
  const blocks = {};
  const comments = {};
  let count = 0;

  function place(source, parent, next, position, shadow = false) {
    const id = `${owner} ${++count}`;
    const entry = { opcode: source.opcode, next: null, parent, inputs: {}, fields: {}, shadow, topLevel: Boolean(position), ...position };
    blocks[id] = entry;
    for (const [name, field] of Object.entries(source.fields)) entry.fields[name] = fieldOf(field);
    for (const [name, slot] of Object.entries(source.slots)) {
      const input = inputOf(slot, id);
      if (input) entry.inputs[name] = input;
    }
    if (source.mutation) entry.mutation = source.mutation;
    if (source.note) {
      entry.comment = `${id} note`;
      const [x, y] = position ? [position.x + 420, position.y] : [460, 0];
      comments[entry.comment] = { blockId: id, x, y, width: 240, height: 130, minimized: false, text: source.note };
    }
    if (next.length) entry.next = place(next[0], id, next.slice(1));
    return id;
  }

  const fieldOf = field => {
    if (field.variable) return [field.variable, variableId(field.variable)];
    if (field.list) return [field.list, listId(field.list)];
    return field.message ? [field.message, messageId(field.message)] : field;
  };

  function inputOf(slot, parent) {
    if (slot.stack) return slot.stack.length ? [2, place(slot.stack[0], parent, slot.stack.slice(1))] : null;
    if (slot.shadow) return [1, place(slot.shadow, parent, [], null, true)];
    const { value } = slot;
    if (value.message) return [1, [11, value.message, messageId(value.message)]];
    const written = typeof value !== 'object';
    const content = value.variable ? [12, value.variable, variableId(value.variable)] : written ? null : place(value, parent, []);
    if (slot.menu) {
      const [opcode, field] = slot.menu;
      const menu = place(block(opcode, {}, { [field]: [written ? value : '', null] }), parent, [], null, true);
      return written ? [1, menu] : [3, content, menu];
    }
    if (!slot.code) return [2, content];
    return written ? [1, [slot.code, String(value)]] : [3, content, [slot.code, '']];
  }

  let y = 40;
  for (const [hat, ...body] of scripts) {
    const before = count;
    place(hat, null, body, { x: 40, y });
    y += 120 + 36 * (count - before);
  }
  return { blocks, comments };
}
