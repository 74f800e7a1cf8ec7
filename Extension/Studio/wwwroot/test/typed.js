/** Asks while somebody types: shortly after the last letter, and only the newest counts. */
import { request } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';

const AFTER_MS = 120;

export class Typed {
  #timer;
  #turn;

  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  /** @param {string} text what is asked; '' asks nothing */
  ask(text) {
    this.stop();
    if (text)
      this.#timer = setTimeout(() => this.#ask(text).catch(showFailure), AFTER_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#turn?.abort();
  }

  async #ask(text) {
    const turn = this.#turn = new AbortController();
    const { answers } = await request('POST', this.page.path(`/answer?models=${this.page.asked.join()}`), new Blob([text]), turn.signal);
    if (!turn.signal.aborted && !this.page.signal.aborted)
      this.page.answered(answers, text);
  }
}
