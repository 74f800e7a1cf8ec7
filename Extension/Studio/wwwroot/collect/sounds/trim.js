import { RATE } from '/shell/microphone.js';
import { number, t } from '/shell/texts.js';
import { html, ref } from '/shell/view.js';
import { barsOf, drawBars } from './wave.js';

const BARS = 160;
const LEAST = RATE / 10;
const STEP = RATE / 20;

/** A sound with two handles: what lies between them is kept. By mouse, finger, and arrow keys. */
export class Trim {
  #from = 0;
  #to;
  #bars;
  #canvas = null;

  /** @param {Int16Array} samples @param {() => void} changed */
  constructor(samples, changed) {
    this.all = samples;
    this.changed = changed;
    this.#to = samples.length;
    this.#bars = barsOf(samples, BARS);
  }

  /** What is kept. @returns {Int16Array} */
  get samples() { return this.all.slice(this.#from, this.#to); }

  template() {
    queueMicrotask(() => this.#canvas && drawBars(this.#canvas, this.#bars, { from: this.#from / this.all.length, to: this.#to / this.all.length }));
    return html`
      <div class="trim" dir="ltr">
        <canvas class="wave" aria-hidden="true" ${ref(canvas => this.#canvas = canvas)}></canvas>
        ${this.#handle('from', this.#from, t('sounds.trimFrom'))}
        ${this.#handle('to', this.#to, t('sounds.trimTo'))}
      </div>
      <p class="soft small">${t('sounds.kept', { seconds: rounded(this.#to - this.#from), all: rounded(this.all.length) })}</p>`;
  }

  #handle(name, at, label) {
    return html`<div class="handle ${name}" role="slider" tabindex="0" aria-label=${label} aria-valuemin="0" aria-valuemax=${rounded(this.all.length)} aria-valuenow=${rounded(at)}
      aria-valuetext=${t('sounds.second', { seconds: rounded(at) })} style="left:${at / this.all.length * 100}%"
      @pointerdown=${event => { event.preventDefault(); event.currentTarget.focus(); event.currentTarget.setPointerCapture(event.pointerId); }}
      @pointermove=${event => event.currentTarget.hasPointerCapture(event.pointerId) && this.#drag(name, event)} @keydown=${event => this.#key(name, event)}></div>`;
  }

  #drag(name, event) {
    const box = event.currentTarget.parentElement.getBoundingClientRect();
    this.#put(name, Math.round((event.clientX - box.left) / box.width * this.all.length));
  }

  #key(name, event) {
    const now = name === 'from' ? this.#from : this.#to;
    const to = { ArrowLeft: now - STEP, ArrowDown: now - STEP, ArrowRight: now + STEP, ArrowUp: now + STEP, PageDown: now - 5 * STEP, PageUp: now + 5 * STEP, Home: 0, End: this.all.length }[event.key];
    if (to === undefined)
      return;
    event.preventDefault();
    this.#put(name, to);
  }

  #put(name, at) {
    const least = Math.min(LEAST, this.all.length);
    if (name === 'from')
      this.#from = Math.max(0, Math.min(at, this.#to - least));
    else
      this.#to = Math.min(this.all.length, Math.max(at, this.#from + least));
    this.changed();
  }
}

const rounded = samples => number(Math.round(samples / RATE * 100) / 100);
