/** Mouse, touch and keys into the program, only while the stage has the focus. */

/** Keys by Scratch's names. Others than these and single letters are the browser's. */
const keys = {
  ' ': 'space', ArrowLeft: 'left arrow', ArrowRight: 'right arrow', ArrowUp: 'up arrow', ArrowDown: 'down arrow', Enter: 'enter', Backspace: 'backspace', Delete: 'delete',
  Home: 'home', End: 'end', PageUp: 'page up', PageDown: 'page down', Insert: 'insert',
};

/** Scratch's name of a key, or null. */
export const keyName = ({ key }) => keys[key] ?? ([...key].length === 1 ? key.toLowerCase() : null);

/**
 * @param {HTMLCanvasElement} canvas with a tab index
 * @param {import('/shell/live.js').Live} live
 * @param {() => boolean} arranges whether the mouse arranges every sprite, as in an editor
 * @param {AbortSignal} signal
 */
export function sendInput(canvas, live, arranges, signal) {
  let isDown = false;
  let newest = null;
  let waiting = 0;
  const held = new Set();

  const place = event => {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * 480 - 240, y: 180 - (event.clientY - box.top) / box.height * 360 };
  };
  const tell = at => live.send('mouse', { x: Math.round(at.x * 10) / 10, y: Math.round(at.y * 10) / 10, down: isDown, arrange: arranges() });
  const move = at => {
    // The newest place, at most once a frame.
    newest = at;
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      tell(newest);
    });
  };
  const letGo = () => {
    if (!isDown && held.size === 0)
      return;
    isDown = false;
    held.clear();
    live.send('letGo');
  };

  const on = (type, handle, target = canvas) => target.addEventListener(type, handle, { signal });
  on('pointerdown', event => {
    if (event.button !== 0 || !event.isPrimary)
      return;
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    isDown = true;
    tell(place(event));
    event.preventDefault();
  });
  on('pointermove', event => event.isPrimary && move(place(event)));
  for (const type of ['pointerup', 'pointercancel'])
    on(type, event => {
      if (!isDown || !event.isPrimary)
        return;
      isDown = false;
      cancelAnimationFrame(waiting);
      waiting = 0;
      tell(place(event));
    });
  on('keydown', event => {
    const key = keyName(event);
    if (!key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
      return;
    held.add(key);
    live.send('key', { key, down: true });
    // Space and arrows would scroll the page.
    event.preventDefault();
  });
  on('keyup', event => {
    const key = keyName(event);
    if (key && held.delete(key))
      live.send('key', { key, down: false });
  });
  on('blur', letGo);
  on('blur', letGo, window);
  on('dblclick', event => arranges() && live.send('choose', place(event)));
  on('contextmenu', event => event.preventDefault());
}
