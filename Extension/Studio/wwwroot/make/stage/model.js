/** The stage as the host told it last: whole once, then what changes (see Extension/Studio/Programs/MESSAGES.md). */

const usual = {
  target: '', name: '', isClone: false, costume: null, costumeNumber: 0, x: 0, y: 0, size: 100, direction: 90, rotationStyle: 'all around', visible: true, draggable: false,
  volume: 100, pitch: 0, pan: 0, effects: null, bubble: null,
};

const noEffects = { color: 0, fisheye: 0, whirl: 0, pixelate: 0, mosaic: 0, brightness: 0, ghost: 0 };

export class StageModel {
  #sprites = new Map();

  /** Sprites and clones from back to front, the stage first. */
  layers = [];
  question = null;
  monitors = [];
  running = [];
  isRunning = false;
  silentUntil = 0;

  /**
   * Takes a message.
   * @returns {{said: object[], sounds: object[], changed: object[]}} sprites that said something new, sounds that were started, sprites that changed
   */
  take(frame) {
    if (frame.whole)
      Object.assign(this, { layers: [], question: null, monitors: [], running: [], silentUntil: 0 }), this.#sprites.clear();
    const said = [];
    const changed = [];
    for (const change of frame.sprites ?? []) {
      const sprite = this.#sprites.get(change.id) ?? { ...usual };
      const before = sprite.bubble?.utterance;
      Object.assign(sprite, change);
      if (change.effects)
        sprite.effects = { ...noEffects, ...change.effects };
      this.#sprites.set(change.id, sprite);
      changed.push(sprite);
      if (sprite.bubble && sprite.bubble.utterance !== before)
        said.push(sprite);
    }
    if (frame.layers) {
      const alive = new Set(frame.layers);
      for (const id of this.#sprites.keys())
        if (!alive.has(id))
          this.#sprites.delete(id);
      this.layers = frame.layers.map(id => this.#sprites.get(id)).filter(Boolean);
    }
    for (const name of ['question', 'monitors', 'running', 'isRunning', 'silentUntil'])
      if (name in frame)
        this[name] = frame[name];
    return { said, changed, sounds: frame.sounds ?? [] };
  }

  sprite(id) { return this.#sprites.get(id); }
}
