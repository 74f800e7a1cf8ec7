/**
 * The block editor: Blockly with Scratch's look, on the host's definitions. The module knows no block and no sprite; it loads and saves workspaces as
 * `WorkspaceWriter` and `WorkspaceReader` have them.
 */
import { confirm } from '/shell/dialog.js';
import { announce, toast } from '/shell/announce.js';
import { loadBlockly } from './blockly.js';
import { changedIn, defineBlocks } from './definitions.js';
import { blocksOf, withNewSlots } from './renewal.js';
import { registerFields } from './fields.js';
import { setHost } from './host.js';
import { marksOn } from './marks.js';
import { registerMenus } from './menus.js';
import { registerNames } from './names.js';
import { completePrototypes, registerOwnBlocks } from './own-blocks.js';
import { registerCategories, registerMade, searchBox, toolboxOf } from './palette.js';
import { lightWords, themeOf } from './theme.js';
import { registerUnknown } from './unknown.js';

// Each step of a child is a handful of Blockly's events: at least 100 steps back.
const undoEvents = 4000;
// Below this width the palette's drawer closes after a drag.
const wideEnough = 900;
const changeMs = 300;

let isRegistered = false;

/**
 * Opens an editor in an element, which it fills.
 * @param {HTMLElement} element
 * @param {object} options
 * @param {{blocks: object[], styles: object}} options.definitions from the host
 * @param {object} options.toolbox from the host, for the sprite or the stage
 * @param {object} [options.workspace] as saved
 * @param {(key: string, values?: object) => string} options.t texts: `editor.*`, `blocks.*`
 * @param {string} [options.language] of Blockly's own texts
 * @param {'ltr'|'rtl'} [options.direction]
 * @param {boolean} [options.isStage] variables are then for all
 * @param {(opcode: string, argument: string, chosen?: string) => Promise<{value: string, text: string}[]>} options.menus what a menu offers now
 * @param {(workspace: object) => void} [options.onChange] the workspace, soon after a change that counts
 * @param {(topId: string, blockId: string) => void} [options.onRunBlock] a script was clicked
 * @param {(topId: string) => void} [options.onCopyToSprite] the child wants a script in another sprite
 * @param {() => void} [options.onExtensions] the child wants to see the extensions
 * @param {(opcode: string) => {pack: string, title: string, state: string}|undefined} [options.extensionOf] what brings a block that is not here
 * @param {boolean} [options.reducedMotion]
 */
export async function openEditor(element, { definitions, toolbox, workspace: saved, t, language = document.documentElement.lang, direction = 'ltr', isStage = false, menus, onChange, onRunBlock, onCopyToSprite, onExtensions, extensionOf, reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches }) {
  const Blockly = await loadBlockly(language);
  if (!isRegistered) {
    registerFields(Blockly);
    registerNames(Blockly);
    registerCategories(Blockly);
    registerMenus(Blockly);
    isRegistered = true;
  }
  registerOwnBlocks(Blockly, t);
  registerUnknown(Blockly, t);
  let defined = defineBlocks(Blockly, definitions.blocks, t);

  // Files of other programs hold round blocks in pointed slots: they load, though nobody could drop them there.
  let isLoading = false;
  class LenientChecker extends Blockly.ConnectionChecker {
    doTypeChecks(a, b) { return isLoading || super.doTypeChecks(a, b); }

    // The inputs in a definition are not replaced by what is dropped on them.
    doDragChecks(a, b, distance) { return b.getSourceBlock().type !== 'procedures_prototype' && super.doDragChecks(a, b, distance); }
  }

  element.classList.add('block-editor');
  element.classList.toggle('reduced-motion', reducedMotion);
  const style = document.createElement('style');
  style.textContent = lightWords(definitions.styles);
  const place = document.createElement('div');
  place.className = 'editor-place';
  element.replaceChildren(style, place);

  const workspace = Blockly.inject(place, {
    toolbox: toolboxOf(toolbox, t),
    theme: themeOf(Blockly, definitions.styles),
    renderer: 'zelos',
    media: '/lib/blockly/media/',
    rtl: direction === 'rtl',
    grid: { spacing: 40, length: 2, colour: '#d5dbe6', snap: false },
    zoom: { controls: true, wheel: false, pinch: true, startScale: .75, maxScale: 3, minScale: .3, scaleSpeed: 1.2 },
    move: { scrollbars: true, drag: true, wheel: true },
    trashcan: true,
    comments: true,
    collapse: false,
    disable: false,
    sounds: false,
    modalInputs: false,
    plugins: { connectionChecker: LenientChecker },
  });
  workspace.MAX_UNDO = undoEvents;
  setHost(workspace, { t, isStage, onRunBlock, onCopyToSprite, extensionOf, choices: askMenus, tell: text => toast(text) });
  Blockly.dialog.setConfirm((text, answer) => confirm(t('editor.sure'), text, t('shell.ok')).then(answer));
  Blockly.dialog.setAlert((text, done) => {
    toast(text);
    done?.();
  });
  registerMade(Blockly, workspace, toolbox, t);
  const search = searchBox(Blockly, workspace, () => toolbox, () => defined, t);
  element.prepend(search);
  if (onExtensions)
    element.append(extensionsButton(t, onExtensions));
  const marks = marksOn(Blockly, workspace, element, { t, announce });

  const resize = () => {
    Blockly.svgResize(workspace);
    workspace.getFlyout().autoClose = element.clientWidth < wideEnough;
  };
  const observer = new ResizeObserver(resize);
  observer.observe(element);
  resize();

  // Opcodes of blocks on the paper that look as their packs had them before.
  let outdated = new Set();
  // What was loaded in part must never be saved over the whole.
  let isWhole = false;
  let timer = 0;
  workspace.addChangeListener(event => {
    if (event.type === Blockly.Events.CLICK && event.targetType === 'block' && event.blockId) {
      const block = workspace.getBlockById(event.blockId);
      if (block)
        onRunBlock?.(block.getRootBlock().id, block.id);
    }
    if (event.type === Blockly.Events.VAR_CREATE || event.type === Blockly.Events.VAR_DELETE || event.type === Blockly.Events.VAR_RENAME)
      refreshPalette();
    if (isLoading || event.isUiEvent || event.type === Blockly.Events.FINISHED_LOADING)
      return;
    clearTimeout(timer);
    timer = setTimeout(() => workspace.isDragging() ? timer = setTimeout(changed, changeMs) : changed(), changeMs);
  });

  let palette = 0;
  function refreshPalette() {
    cancelAnimationFrame(palette);
    palette = requestAnimationFrame(() => workspace.getToolbox()?.refreshSelection());
  }

  function changed() {
    timer = 0;
    if (isWhole)
      onChange?.(save());
  }

  async function askMenus(opcode, argument, chosen) {
    try {
      return await menus?.(opcode, argument, chosen) ?? [];
    } catch (error) {
      // The menu opens with what it has.
      console.warn(error);
      return [];
    }
  }

  /** @param {boolean} [stays] the view does not move */
  function load(state, stays = false) {
    const { scrollX, scrollY } = workspace;
    clearTimeout(timer);
    timer = 0;
    isWhole = false;
    isLoading = true;
    Blockly.Events.disable();
    // Words are measured once, not once for each block.
    Blockly.utils.dom.startTextWidthCache();
    try {
      marks.clearErrors();
      marks.glow([]);
      Blockly.serialization.workspaces.load(state ?? {}, workspace, { recordUndo: false });
      completePrototypes(Blockly, workspace);
      Blockly.renderManagement.triggerQueuedRenders(workspace);
    } finally {
      Blockly.utils.dom.stopTextWidthCache();
      Blockly.Events.enable();
      isLoading = false;
    }
    isWhole = true;
    outdated = new Set();
    workspace.clearUndo();
    if (stays) {
      workspace.scroll(scrollX, scrollY);
    } else {
      workspace.scrollCenter();
      showStart();
    }
    refreshPalette();
  }

  /** Takes other packs in place of those it was opened with: one category each, the open one stays open. */
  function redefine(renewed, palette) {
    if (JSON.stringify([renewed, palette]) === JSON.stringify([definitions, toolbox]))
      return;
    definitions = renewed;
    const before = defined;
    const open = workspace.getToolbox().getSelectedItem()?.getId();
    toolbox = palette;
    defined = defineBlocks(Blockly, renewed.blocks, t, before);
    style.textContent = lightWords(renewed.styles);
    workspace.setTheme(themeOf(Blockly, renewed.styles));
    registerMade(Blockly, workspace, toolbox, t);
    workspace.updateToolbox(toolboxOf(toolbox, t));
    const item = open && workspace.getToolbox().getToolboxItemById(open);
    if (item)
      workspace.getToolbox().setSelectedItem(item);
    else if (open && element.clientWidth >= wideEnough)
      workspace.getToolbox().selectItemByPosition(0);
    else
      workspace.getFlyout().hide();
    const used = blocksOf(workspace);
    outdated = new Set([...outdated, ...changedIn(before, defined)].filter(type => used.has(type)));
  }

  // The first script at the start of the view, as Scratch has it.
  function showStart() {
    const box = workspace.getBlocksBoundingBox();
    if (workspace.getTopBlocks(false).length > 0)
      workspace.scroll(direction === 'rtl' ? workspace.getMetrics().viewWidth - 40 - box.right * workspace.scale : 40 - box.left * workspace.scale, 40 - box.top * workspace.scale);
  }

  /** The workspace in Blockly's JSON, for `WorkspaceReader`. */
  function save() {
    return { variables: [], ...Blockly.serialization.workspaces.save(workspace) };
  }

  // Where there is room for both, the drawer begins open and takes its part of the view.
  if (element.clientWidth >= wideEnough)
    workspace.getToolbox().selectItemByPosition(0);
  load(saved);

  const editor = {
    /** For tests and for what this object does not offer. */
    workspace,
    load,
    save,
    /** Takes the packs as they are now. */
    redefine,
    /** Whether blocks on the paper look other in their packs now: then `reload` draws them anew. */
    get isOutdated() { return outdated.size > 0; },
    /** Loads the workspace as the host has it with the new packs; the view stays, new slots get what stands in them in the palette. */
    reload(state) { load(withNewSlots(state, toolbox, outdated), true); },
    /** Resolves once no block hangs at the pointer. */
    still() {
      return new Promise(resolve => {
        const look = () => workspace.isDragging() ? setTimeout(look, 100) : resolve();
        look();
      });
    },
    /** Whether a change waits to be told. */
    get isWaiting() { return timer !== 0; },
    /** Tells a waiting change at once: before the page is left. */
    flush() {
      if (timer)
        clearTimeout(timer), changed();
    },
    glow: marks.glow,
    /** @param {boolean} [reveals] the view moves to the block */
    showError(id, sentence, reveals = true) {
      marks.showError(id, sentence);
      if (reveals && sentence && workspace.getBlockById(id))
        workspace.centerOnBlock(id, true);
    },
    clearErrors: marks.clearErrors,
    showValue: marks.showValue,
    /** The project's names have changed: the palette shows them. Menus ask anew each time they open. */
    refreshMenus: refreshPalette,
    search() { search.focus(); },
    undo() { workspace.undo(false); },
    redo() { workspace.undo(true); },
    /** The selected script, or all, for `paste` in another editor. */
    copyScripts() {
      const selected = Blockly.getSelected();
      const blocks = selected?.getRootBlock ? [selected.getRootBlock()] : workspace.getTopBlocks(true);
      return blocks.map(block => Blockly.serialization.blocks.save(block, { addCoordinates: true, doFullSerialization: true, saveIds: false }));
    },
    paste(scripts) {
      Blockly.Events.setGroup(true);
      isLoading = true;
      try {
        for (const script of scripts)
          Blockly.serialization.blocks.append(script, workspace, { recordUndo: true });
      } finally {
        isLoading = false;
        Blockly.Events.setGroup(false);
      }
      changed();
    },
    dispose() {
      clearTimeout(timer);
      cancelAnimationFrame(palette);
      observer.disconnect();
      marks.dispose();
      workspace.dispose();
      element.replaceChildren();
      element.classList.remove('block-editor');
      delete element.editor;
    },
  };
  // A handle for browser tests: document.querySelector('.block-editor').editor
  element.editor = editor;
  return editor;
}

function extensionsButton(t, run) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'editor-extensions', textContent: t('editor.extensions') });
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', run);
  return button;
}
