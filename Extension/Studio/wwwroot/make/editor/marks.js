/** What a running program shows at its blocks: a glow, a value, a sentence about what went wrong. */

const shownMs = 4000;

/** @returns {{glow, showError, clearErrors, showValue, dispose}} */
export function marksOn(Blockly, workspace, element, { t, announce }) {
  let glowing = new Set();
  let failed = new Set();
  const bubble = document.createElement('div');
  bubble.className = 'editor-value';
  bubble.setAttribute('role', 'status');
  bubble.hidden = true;
  element.append(bubble);
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    bubble.hidden = true;
  };
  // A view that moves leaves the bubble behind.
  const moved = event => (event.type === Blockly.Events.VIEWPORT_CHANGE || event.type === Blockly.Events.CLICK || event.type === Blockly.Events.BLOCK_DRAG) && hide();
  workspace.addChangeListener(moved);

  /** Lights the scripts that run. @param {Iterable<string>} ids of their blocks */
  function glow(ids) {
    const now = new Set(ids);
    for (const id of glowing)
      if (!now.has(id))
        workspace.getBlockById(id)?.removeClass('glowing');
    for (const id of now)
      if (!glowing.has(id))
        workspace.getBlockById(id)?.addClass('glowing');
    glowing = now;
  }

  /** Marks a block with a sentence until it is changed, or cleared with null. */
  function showError(id, sentence) {
    const block = workspace.getBlockById(id);
    if (!block)
      return;
    // A value that is written in a slot has no place for a mark.
    const place = block.isShadow() ? block.getParent() ?? block : block;
    place.setWarningText(sentence || null, 'error');
    if (!sentence) {
      place.removeClass('failed');
      failed.delete(place.id);
      return;
    }
    place.addClass('failed');
    failed.add(place.id);
  }

  function clearErrors() {
    for (const id of [...failed])
      showError(id, null);
    failed = new Set();
  }

  /** Shows what a clicked block gave. */
  function showValue(id, text) {
    const block = workspace.getBlockById(id);
    if (!block)
      return;
    const shown = String(text) === '' ? t('editor.emptyValue') : String(text).slice(0, 500);
    bubble.textContent = shown;
    bubble.hidden = false;
    const from = element.getBoundingClientRect();
    const at = block.pathObject.svgPath.getBoundingClientRect();
    bubble.style.left = `${Math.min(Math.max(at.left - from.left + at.width / 2, 60), from.width - 60)}px`;
    bubble.style.top = `${Math.max(at.bottom - from.top, 0)}px`;
    announce?.(shown);
    clearTimeout(timer);
    timer = setTimeout(hide, shownMs);
  }

  // A block that was changed may be right now.
  const changed = event => event.blockId && failed.has(event.blockId) && !event.isUiEvent && event.type === Blockly.Events.BLOCK_CHANGE && event.element !== 'comment' && showError(event.blockId, null);
  workspace.addChangeListener(changed);

  return { glow, showError, clearErrors, showValue, dispose() { hide(); bubble.remove(); } };
}
