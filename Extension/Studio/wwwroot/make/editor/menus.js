/** The menu of a right click (or Shift+F10). */
import { hostOf } from './host.js';
import { editOwnBlock } from './own-blocks.js';

const unused = ['blockInline', 'blockCollapseExpand', 'blockDisable', 'blockHelp', 'collapseWorkspace', 'expandWorkspace'];

/** Takes out what Scratch does not have, adds what it has; once for a page. */
export function registerMenus(Blockly) {
  const { registry, ScopeType } = Blockly.ContextMenuRegistry;
  for (const id of unused)
    if (registry.getItem(id))
      registry.unregister(id);
  if (!registry.getItem('commentCreate'))
    Blockly.ContextMenuItems.registerCommentOptions();
  const add = (id, weight, text, shown, run) => registry.register({
    id,
    weight,
    scopeType: ScopeType.BLOCK,
    displayText: scope => hostOf(scope.block.workspace).t(text),
    preconditionFn: ({ block }) => block && !block.isInFlyout && shown(block, hostOf(block.workspace)) ? 'enabled' : 'hidden',
    callback: ({ block }) => run(block, hostOf(block.workspace)),
  });
  add('runScript', 0, 'editor.run', (_, host) => host.onRunBlock, (block, host) => host.onRunBlock(block.getRootBlock().id, block.id));
  add('editOwnBlock', 0, 'editor.editBlock', block => block.type === 'procedures_definition' && block.getInputTargetBlock('custom_block')?.own, block => editOwnBlock(Blockly, block));
  add('copyToSprite', 3, 'editor.copyToSprite', (block, host) => host.onCopyToSprite && !block.isShadow(), (block, host) => host.onCopyToSprite(block.getRootBlock().id));
}
