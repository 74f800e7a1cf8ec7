/** The palette: categories as in Scratch, those that a child fills, and the search. */
import { found } from './definitions.js';
import { list, makeName, namesOf, variable } from './names.js';
import { callOf, makeOwnBlock, ownBlocksOf } from './own-blocks.js';

const mostFound = 30;

/**
 * Categories are round dots of their colour with a word. They open just after the focus has come to them: while it still moves, Blockly forbids to open the palette, fails when
 * it comes from there, and takes no key ever after.
 */
export function registerCategories(Blockly) {
  class DotCategory extends Blockly.ToolboxCategory {
    addColourBorder_(colour) { this.iconDom_?.style.setProperty('--dot', colour); }
    createIconDom_() {
      const { icon } = this.toolboxItemDef_;
      return icon ? Object.assign(super.createIconDom_(), { className: 'blocklyToolboxCategoryIcon pictured', style: `background-image: url("${icon.replaceAll('"', '%22')}")` }) : super.createIconDom_();
    }
    onNodeFocus() { queueMicrotask(() => super.onNodeFocus()); }
  }
  class Categories extends Blockly.Toolbox {
    onTreeFocus(...focus) { queueMicrotask(() => super.onTreeFocus(...focus)); }
  }
  Blockly.registry.register(Blockly.registry.Type.TOOLBOX_ITEM, 'category', DotCategory, true);
  Blockly.registry.register(Blockly.registry.Type.TOOLBOX, Blockly.registry.DEFAULT, Categories, true);
}

/** The host's toolbox in the child's language. */
export function toolboxOf(toolbox, t) {
  return {
    ...toolbox,
    contents: toolbox.contents.map(category => ({ ...category, name: found(t, category.toolboxitemid === 'lists' ? 'editor.lists' : `blocks.pack/${category.toolboxitemid}`) ?? category.name })),
  };
}

/** Fills the categories of variables, lists and own blocks. */
export function registerMade(Blockly, workspace, toolbox, t) {
  const offered = custom => toolbox.contents.find(category => category.custom === custom)?.contents ?? [];
  const button = (text, key, run) => {
    workspace.registerButtonCallback(key, run);
    return { kind: 'button', text, callbackkey: key };
  };
  const named = (type, custom, reporter, field, text) => () => {
    const names = namesOf(workspace, type);
    const first = names[0] && { [field]: { id: names[0].getId() } };
    return [
      button(text, `make ${custom}`, async () => {
        await makeName(Blockly, workspace, type);
        workspace.getToolbox()?.refreshSelection();
      }),
      ...names.map(name => ({ kind: 'block', type: reporter, gap: 12, fields: { [field]: { id: name.getId() } } })),
      ...names.length ? [{ kind: 'sep', gap: 40 }, ...offered(custom).map(item => item.kind === 'block' ? { ...item, fields: { ...item.fields, ...first } } : item)] : [],
    ];
  };
  workspace.registerToolboxCategoryCallback('VARIABLES', named(variable, 'VARIABLES', 'data_variable', 'VARIABLE', t('editor.makeVariable')));
  workspace.registerToolboxCategoryCallback('LISTS', named(list, 'LISTS', 'data_listcontents', 'LIST', t('editor.makeList')));
  workspace.registerToolboxCategoryCallback('MY_BLOCKS', () => [
    button(t('editor.makeBlock'), 'make block', () => makeOwnBlock(Blockly, workspace)),
    ...ownBlocksOf(workspace).map(callOf),
  ]);
}

/**
 * The search above the palette: what is typed is looked for in the sentences of all offered blocks.
 * @param {() => object} toolbox the host's, as it is now
 * @param {() => Map<string, {text: string}>} defined opcode → what a child reads
 * @returns {HTMLInputElement}
 */
export function searchBox(Blockly, workspace, toolbox, defined, t) {
  const input = document.createElement('input');
  input.type = 'search';
  input.className = 'editor-search';
  input.placeholder = t('editor.search');
  input.setAttribute('aria-label', t('editor.searchBlocks'));
  input.autocomplete = 'off';
  const known = () => toolbox().contents.flatMap(category => category.contents).filter(item => item.kind === 'block')
    .map(item => ({ item, text: folded(`${defined().get(item.type)?.text ?? ''} ${item.type}`) }));
  const show = () => {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    const flyout = workspace.getFlyout();
    workspace.getToolbox().clearSelection();
    if (words.length === 0) {
      flyout.hide();
      return;
    }
    const usable = item => !item.type.startsWith('data_') || namesOf(workspace, usesList(item, toolbox()) ? list : variable).length > 0;
    const matches = known().filter(({ item, text }) => words.every(word => text.includes(word)) && usable(item)).slice(0, mostFound);
    const own = ownBlocksOf(workspace).filter(block => words.every(word => folded(block.proccode).includes(word))).map(callOf);
    const names = [[variable, 'data_variable', 'VARIABLE'], [list, 'data_listcontents', 'LIST']].flatMap(([type, reporter, field]) =>
      namesOf(workspace, type).filter(name => words.every(word => folded(name.getName()).includes(word))).map(name => ({ kind: 'block', type: reporter, fields: { [field]: { id: name.getId() } } })));
    const all = [...names, ...own, ...matches.map(({ item }) => item)];
    // The box itself lies over the first line.
    flyout.show([{ kind: 'label', text: '\u00a0' }, ...all.length ? all : [{ kind: 'label', text: t('editor.nothingFound') }]]);
  };
  input.addEventListener('input', show);
  input.addEventListener('keydown', event => {
    // Blockly listens to keys of the whole page.
    event.stopPropagation();
    if (event.key === 'Escape') {
      input.value = '';
      show();
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      const first = workspace.getFlyout().getWorkspace().getTopBlocks(true)[0];
      if (first)
        Blockly.getFocusManager().focusNode(first);
    }
  });
  return input;
}

const usesList = (item, toolbox) => toolbox.contents.find(category => category.custom === 'LISTS')?.contents.includes(item);
const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
