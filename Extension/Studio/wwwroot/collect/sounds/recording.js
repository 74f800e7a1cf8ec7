import { RATE, microphone } from '/shell/microphone.js';

/** Samples of what is being recorded: as many as wished, or fewer when it is ended before. */
export class Recording {
  /** Loudness of each 50 ms, 0..1. */
  levels = [];
  #pieces = [];
  #count = 0;
  #hold = null;
  #wanted;
  #done;

  /** @param {number} seconds at most */
  constructor(seconds) {
    this.#wanted = Math.round(seconds * RATE);
    /** The samples, once it has ended. @type {Promise<Int16Array>} */
    this.ended = new Promise(resolve => this.#done = resolve);
  }

  /** Part that is done, 0..1. */
  get part() { return Math.min(1, this.#count / this.#wanted); }

  /** @param {{ listen: Function, close: Function }} hold of the microphone; given back at the end */
  start(hold) {
    this.#hold = hold;
    hold.listen(samples => this.#take(samples));
    microphone.addEventListener('change', this.#look);
  }

  /** Ends it; what was heard until now is kept. */
  end() {
    if (!this.#hold)
      return;
    microphone.removeEventListener('change', this.#look);
    this.#hold.close();
    this.#hold = null;
    const all = new Int16Array(Math.min(this.#count, this.#wanted));
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece.subarray(0, all.length - at), at);
      at = Math.min(all.length, at + piece.length);
    }
    this.#done(all);
  }

  // Unplugged in the middle: nothing more will come.
  #look = () => microphone.trouble && this.end();

  #take(samples) {
    this.#pieces.push(samples);
    this.#count += samples.length;
    this.levels.push(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32768);
    if (this.#count >= this.#wanted)
      this.end();
  }
}
