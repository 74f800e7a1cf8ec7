/** A child's own blocks: definition, prototype, call and inputs. Their shape is the project's: `extraState` holds what Scratch keeps in a mutation. */
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { openDialog } from '/shell/dialog.js';
import { hostOf } from './host.js';
import { styleName } from './theme.js';

/** Blocks that are defined here, not by the host. */
export const ownTypes = new Set(['procedures_definition', 'procedures_prototype', 'procedures_call']);

const prototypeSlot = 'custom_block', prototypeCheck = 'prototype';
const square = 3;
const mostParts = 20;

/**
 * @typedef {{proccode: string, argumentids: string[], argumentnames: string[], argumentdefaults: string[], warp: boolean}} Own a custom block, as saved
 */

export function registerOwnBlocks(Blockly, t) {
  const shaped = extra => ({
    saveExtraState() { return this.own; },
    loadExtraState(own) {
      this.own = own;
      shape(Blockly, this);
    },
    ...extra,
  });
  // An input in a definition stays there: who drags it takes a copy along.
  class CopyOnDrag extends Blockly.dragging.BlockDragStrategy {
    getTargetBlock() {
      if (this.block.isInFlyout || this.block.getParent()?.type !== 'procedures_prototype')
        return super.getTargetBlock();
      const copy = Blockly.serialization.blocks.append({ type: this.block.type, fields: { VALUE: this.block.getFieldValue('VALUE') } }, this.block.workspace, { recordUndo: true });
      this.positionNewBlock(this.block, copy);
      return copy;
    }
  }
  class WithParent extends Blockly.dragging.BlockDragStrategy {
    getTargetBlock() { return this.block.getParent() ?? this.block; }
  }
  Blockly.Blocks.procedures_definition = {
    init() {
      this.setStyle(styleName('procedures'));
      const [before, after] = t('blocks.procedures_definition').split('[CUSTOM_BLOCK]');
      const input = this.appendValueInput(prototypeSlot).setCheck(prototypeCheck).appendField((before ?? 'define').trim());
      if (after?.trim())
        this.appendDummyInput().appendField(after.trim());
      input.connection.setShadowState(null);
      this.setInputsInline(true);
      this.setNextStatement(true);
    },
  };
  Blockly.Blocks.procedures_prototype = shaped({
    init() {
      this.setStyle(styleName('procedures'));
      this.setOutput(true, prototypeCheck);
      this.setOutputShape(square);
      this.setInputsInline(true);
      this.setDeletable(false);
      this.setDragStrategy(new WithParent(this));
    },
  });
  Blockly.Blocks.procedures_call = shaped({
    init() {
      this.setStyle(styleName('procedures'));
      this.setPreviousStatement(true);
      this.setNextStatement(true);
      this.setInputsInline(true);
    },
  });

  for (const name of ['argument_reporter_string_number', 'argument_reporter_boolean', 'control_stop'])
    if (Blockly.Extensions.isRegistered(name))
      Blockly.Extensions.unregister(name);
  for (const name of ['argument_reporter_string_number', 'argument_reporter_boolean'])
    Blockly.Extensions.register(name, function () { this.setDragStrategy(new CopyOnDrag(this)); });
  // Only "stop other scripts" goes on itself.
  Blockly.Extensions.register('control_stop', function () {
    const follow = option => {
      const goesOn = option.startsWith('other scripts');
      if (!goesOn && this.nextConnection?.isConnected())
        this.nextConnection.disconnect();
      this.setNextStatement(goesOn);
    };
    this.getField('STOP_OPTION').setValidator(option => { follow(option); });
    follow(this.getFieldValue('STOP_OPTION'));
  });
}

/** The words and inputs of "jump %n times", in order. */
export function partsOf(own) {
  const parts = [];
  let input = 0;
  for (const word of own.proccode.split(/\s+/).filter(Boolean)) {
    const slot = /^%([nsb])(.*)$/.exec(word);
    const text = (slot ? slot[2] : word).replaceAll('\\%', '%');
    if (slot) {
      parts.push({ kind: slot[1] === 'b' ? 'boolean' : 'text', isNumber: slot[1] === 'n', id: own.argumentids[input], name: own.argumentnames?.[input] ?? '', value: own.argumentdefaults?.[input] ?? '' });
      input++;
    }
    if (text && parts.at(-1)?.kind === 'label')
      parts.at(-1).text += ' ' + text;
    else if (text)
      parts.push({ kind: 'label', text });
  }
  return parts;
}

/** Parts → what is saved. */
export function ownOf(parts, warp) {
  const inputs = parts.filter(part => part.kind !== 'label');
  return {
    proccode: parts.map(part => part.kind === 'label' ? part.text.trim().replaceAll('%', '\\%') : part.kind === 'boolean' ? '%b' : part.isNumber ? '%n' : '%s').join(' '),
    argumentids: inputs.map(part => part.id),
    argumentnames: inputs.map(part => part.name.trim()),
    argumentdefaults: inputs.map(part => part.kind === 'boolean' ? 'false' : part.value ?? ''),
    warp,
  };
}

// Rebuilds a prototype's or call's inputs; what stands in those that stay, stays.
function shape(Blockly, block) {
  const isPrototype = block.type === 'procedures_prototype';
  const kept = new Map();
  for (const input of [...block.inputList]) {
    if (input.connection) {
      const inner = input.connection.targetBlock();
      kept.set(input.name, { block: inner && !inner.isShadow() ? inner : null, shadow: input.connection.getShadowState(true) });
      input.connection.setShadowState(null);
      if (inner && !inner.isShadow())
        input.connection.disconnect();
    }
    block.removeInput(input.name, true);
  }
  let labels = 0;
  for (const part of partsOf(block.own)) {
    if (part.kind === 'label') {
      block.appendDummyInput(`label${labels++}`).appendField(part.text);
      continue;
    }
    const input = block.appendValueInput(part.id).setCheck(part.kind === 'boolean' ? 'Boolean' : null);
    const before = kept.get(part.id);
    kept.delete(part.id);
    if (before?.shadow)
      input.connection.setShadowState(before.shadow);
    if (before?.block) {
      input.connection.connect(before.block.outputConnection);
      if (isPrototype)
        before.block.setFieldValue(part.name, 'VALUE');
    }
  }
  if (isPrototype)
    for (const { block: unused } of kept.values())
      unused?.dispose(false);
}

const inputBlock = part => ({ type: part.kind === 'boolean' ? 'argument_reporter_boolean' : 'argument_reporter_string_number', fields: { VALUE: part.name } });
const writtenBlock = part => part.isNumber ? { type: 'math_number', fields: { NUM: part.value || '1' } } : { type: 'text', fields: { TEXT: part.value ?? '' } };
const inputsOf = own => Object.fromEntries(partsOf(own).filter(part => part.kind === 'text').map(part => [part.id, { shadow: writtenBlock(part) }]));

/** Puts the inputs into prototypes that lack them: files of other programs leave them out. */
export function completePrototypes(Blockly, workspace) {
  for (const prototype of workspace.getBlocksByType('procedures_prototype'))
    for (const part of partsOf(prototype.own).filter(p => p.kind !== 'label')) {
      const { connection } = prototype.getInput(part.id);
      if (!connection.isConnected())
        connection.connect(Blockly.serialization.blocks.append(inputBlock(part), workspace, { recordUndo: true }).outputConnection);
      connection.targetBlock().setDeletable(false);
    }
}

/** The custom blocks of a workspace, each sentence once. @returns {Own[]} */
export const ownBlocksOf = workspace => [...new Map(workspace.getBlocksByType('procedures_prototype').map(block => [block.own.proccode, block.own])).values()];

/** A call for the palette. */
export const callOf = own => ({
  kind: 'block', type: 'procedures_call', extraState: { proccode: own.proccode, argumentids: own.argumentids, argumentnames: [], argumentdefaults: [], warp: own.warp },
  inputs: inputsOf(own),
});

/** Asks for a new custom block and puts its definition on the workspace. */
export async function makeOwnBlock(Blockly, workspace) {
  const host = hostOf(workspace);
  const own = await askOwnBlock(Blockly, host.t, [{ kind: 'label', text: host.t('editor.ownBlockName') }], false, host.t('editor.makeBlock'));
  if (!own)
    return;
  // Below everything else, where it covers nothing.
  const box = workspace.getTopBlocks(false).length > 0 ? workspace.getBlocksBoundingBox() : { left: 0, right: 0, bottom: 0 };
  Blockly.Events.setGroup(true);
  const definition = Blockly.serialization.blocks.append({
    type: 'procedures_definition', x: workspace.RTL ? workspace.getWidth() - box.right : box.left, y: box.bottom + 40,
    inputs: { [prototypeSlot]: { block: { type: 'procedures_prototype', extraState: own } } },
  }, workspace, { recordUndo: true });
  completePrototypes(Blockly, workspace);
  Blockly.Events.setGroup(false);
  workspace.centerOnBlock(definition.id, true);
  Blockly.getFocusManager().focusNode(definition);
  workspace.getToolbox()?.refreshSelection();
}

/** Asks how a custom block shall be from now on, and changes it wherever it is used. */
export async function editOwnBlock(Blockly, definition) {
  const { workspace } = definition;
  const prototype = definition.getInputTargetBlock(prototypeSlot);
  const before = prototype.own;
  const { t } = hostOf(workspace);
  const own = await askOwnBlock(Blockly, t, partsOf(before), before.warp, t('editor.editBlock'));
  if (!own)
    return;
  Blockly.Events.setGroup(true);
  try {
    change(Blockly, prototype, own);
    completePrototypes(Blockly, workspace);
    for (const call of workspace.getBlocksByType('procedures_call'))
      if (call.own.proccode === before.proccode) {
        change(Blockly, call, { ...own, argumentnames: [], argumentdefaults: [] });
        for (const part of partsOf(own).filter(p => p.kind === 'text'))
          if (!call.getInput(part.id).connection.getShadowState())
            call.getInput(part.id).connection.setShadowState(writtenBlock(part));
      }
    // Inputs that were renamed, in what hangs below the definition.
    const renamed = new Map(before.argumentids.map((id, i) => [before.argumentnames[i], own.argumentnames[own.argumentids.indexOf(id)]]));
    for (const block of definition.getDescendants(false))
      if (block.type.startsWith('argument_reporter_') && block.getParent()?.type !== 'procedures_prototype' && renamed.get(block.getFieldValue('VALUE')))
        block.setFieldValue(renamed.get(block.getFieldValue('VALUE')), 'VALUE');
  } finally {
    Blockly.Events.setGroup(false);
  }
  workspace.getToolbox()?.refreshSelection();
}

function change(Blockly, block, own) {
  const before = JSON.stringify(block.own);
  block.loadExtraState(own);
  Blockly.Events.fire(new (Blockly.Events.get(Blockly.Events.BLOCK_CHANGE))(block, 'mutation', null, before, JSON.stringify(own)));
}

function askOwnBlock(Blockly, t, first, warpBefore, title) {
  let parts = first.map(part => ({ ...part }));
  let warp = warpBefore;
  let problem = '';
  return openDialog(title, (close, update) => {
    const set = change => { change(); problem = ''; update(); };
    const add = part => set(() => parts.push(part));
    const newInput = (kind, name) => ({ kind, id: Blockly.utils.idGenerator.genUid(), name: freeName(name), value: '' });
    const freeName = wanted => [wanted, ...Array.from({ length: mostParts }, (_, i) => `${wanted} ${i + 2}`)].find(name => !parts.some(part => part.name === name));
    const done = event => {
      event.preventDefault();
      const named = parts.filter(part => (part.kind === 'label' ? part.text : part.name).trim());
      const names = named.filter(part => part.kind !== 'label').map(part => part.name.trim());
      if (!named.some(part => part.kind === 'label'))
        set(() => problem = t('editor.ownBlockNeedsName'));
      else if (new Set(names).size < names.length || named.length < parts.length)
        problem = t('editor.ownBlockNames'), update();
      else
        close(ownOf(named, warp));
    };
    return html`<form class="stack own-block" @submit=${done}>
      <div class="own-preview" aria-hidden="true">${parts.map(part => part.kind === 'label' ? html`<span>${part.text}</span>` : html`<span class="slot ${part.kind}">${part.name}</span>`)}</div>
      <ol class="own-parts">${parts.map((part, i) => html`<li class="row">
        <label class="field grow"><span>${t(part.kind === 'label' ? 'editor.label' : part.kind === 'boolean' ? 'editor.booleanInput' : 'editor.textInput')}</span>
          <input class="input" maxlength="60" autocomplete="off" ?autofocus=${i === 0} .value=${part.kind === 'label' ? part.text : part.name}
            @input=${event => set(() => part.kind === 'label' ? part.text = event.target.value : part.name = event.target.value)}></label>
        ${parts.length > 1 ? html`<button type="button" class="button quiet square" aria-label=${t('editor.removePart')} @click=${() => set(() => parts = parts.filter(other => other !== part))}>✕</button>` : nothing}
      </li>`)}</ol>
      ${parts.length < mostParts ? html`<div class="row wrap">
        <button type="button" class="button" @click=${() => add(newInput('text', t('editor.textInputName')))}>${t('editor.addText')}</button>
        <button type="button" class="button" @click=${() => add(newInput('boolean', t('editor.booleanInputName')))}>${t('editor.addBoolean')}</button>
        <button type="button" class="button" @click=${() => add({ kind: 'label', text: t('editor.labelText') })}>${t('editor.addLabel')}</button>
      </div>` : nothing}
      <label class="choice"><input type="checkbox" .checked=${warp} @change=${event => warp = event.target.checked}> ${t('editor.warp')}</label>
      ${problem ? html`<p class="warning" role="alert">${problem}</p>` : nothing}
      <div class="row"><button class="button main">${t('shell.ok')}</button><button type="button" class="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
    </form>`;
  });
}
