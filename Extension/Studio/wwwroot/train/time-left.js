/** An honest guess of the time that is left, from how the bar has moved: nothing until it has moved enough, and it does not jump up and down. */
import { t } from '/shell/texts.js';

const LEAST_SECONDS = 2;
const LEAST_DONE = .04;
const WINDOW_SECONDS = 15;
const STEPS = [5, 10, 15, 20, 30, 40, 50, 60];

export class TimeLeft {
  #seen = [];
  #shown = null;

  /** @param {number} done 0..1 @param {number} seconds since the beginning */
  add(done, seconds) {
    this.#seen.push({ done, seconds });
    while (this.#seen.length > 2 && this.#seen[0].seconds < seconds - WINDOW_SECONDS)
      this.#seen.shift();
    if (seconds < LEAST_SECONDS || done < LEAST_DONE)
      return;
    const first = this.#seen[0];
    const whole = done / seconds;
    const lately = seconds > first.seconds ? (done - first.done) / (seconds - first.seconds) : whole;
    const left = (1 - done) / Math.max((whole + lately) / 2, 1e-4);
    // A little more than said before is noise; much more is the truth.
    if (this.#shown === null || left < this.#shown || left > this.#shown * 1.4 + 3)
      this.#shown = left;
  }

  /** Seconds, or null while nobody can know. */
  get seconds() { return this.#shown; }

  /** In words, or ''. */
  get text() {
    if (this.#shown === null)
      return '';
    if (this.#shown <= 75) {
      const step = STEPS.find(s => this.#shown <= s) ?? 60;
      return step === 5 ? t('train.leftFew') : t('train.leftSeconds', { count: step });
    }
    return t('train.leftMinutes', { count: Math.round(this.#shown / 60) });
  }
}
