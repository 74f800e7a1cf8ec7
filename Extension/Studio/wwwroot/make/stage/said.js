/** What sprites say, for people who do not see it: once each, at most one a second and a half, of several that wait the newest of each sprite. */

const PAUSE_MS = 1500, KEPT = 12;

export class SaidLog {
  #waiting = new Map();
  #timer = 0;

  /** @param {HTMLElement} place an element with the role "log" @param {(key: string, values: object) => string} t */
  constructor(place, t) {
    Object.assign(this, { place, t });
  }

  /** @param {object[]} sprites that say something new */
  say(sprites) {
    for (const { id, name, isClone, bubble } of sprites) {
      // A crowd of clones would never be quiet.
      const who = isClone ? name : id;
      this.#waiting.delete(who);
      this.#waiting.set(who, this.t(bubble.kind === 'think' ? 'stage.thinks' : 'stage.says', { name, text: bubble.text }));
    }
    this.#timer ||= this.#waiting.size && setTimeout(() => this.#next(), 0);
  }

  close() { clearTimeout(this.#timer); }

  #next() {
    const [who, text] = this.#waiting.entries().next().value ?? [];
    this.#timer = 0;
    if (who === undefined)
      return;
    this.#waiting.delete(who);
    if (this.place.lastElementChild?.textContent !== text) {
      this.place.append(Object.assign(document.createElement('p'), { textContent: text, dir: 'auto' }));
      while (this.place.childElementCount > KEPT)
        this.place.firstElementChild.remove();
    }
    this.#timer = setTimeout(() => this.#next(), PAUSE_MS);
  }
}
