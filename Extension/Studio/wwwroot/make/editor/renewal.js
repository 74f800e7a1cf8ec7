/** What happens to blocks on the paper when their pack comes, goes or changes while the editor is open. */

/** The opcodes of all blocks of a workspace; of unknown ones those that they stand for. */
export const blocksOf = workspace => new Set(workspace.getAllBlocks(false).map(block => block.kept?.opcode ?? block.type));

/** A saved workspace in which slots that blocks have got since then hold what the palette puts there. @param {Set<string>} changed opcodes */
export function withNewSlots(state, toolbox, changed) {
  const offered = new Map(toolbox.contents.flatMap(category => category.contents).filter(item => item.kind === 'block' && item.inputs && changed.has(item.type)).map(item => [item.type, item.inputs]));
  const renewed = structuredClone(state);
  // A list, for stacks are long.
  const waiting = [...renewed.blocks?.blocks ?? []];
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    for (const [name, slot] of Object.entries(offered.get(block.type) ?? {}))
      (block.inputs ??= {})[name] ??= structuredClone(slot);
    for (const { block: inner, shadow } of [...Object.values(block.inputs ?? {}), block.next ?? {}])
      waiting.push(...[inner, shadow].filter(Boolean));
  }
  return renewed;
}
