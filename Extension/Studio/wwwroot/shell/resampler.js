/**
 * Brings sound from a device's rate to another one, piece by piece, without what would fold back (windowed sinc, Kaiser; J. O. Smith, "Digital Audio Resampling").
 * Runs in the audio worklet.
 */
const ZEROS = 16;
const PHASES = 256;
const BETA = 8;

export class Resampler {
  #half;
  #step;
  #kernel;
  #samples;
  #at;

  /** @param {number} from rate of the input @param {number} to rate of the output */
  constructor(from, to) {
    const cutoff = Math.min(1, to / from) * .95;
    this.#step = from / to;
    this.#half = Math.ceil(ZEROS / cutoff);
    this.#kernel = Float32Array.from({ length: 2 * this.#half * PHASES + 2 }, (_, i) => value(i / PHASES - this.#half, cutoff, this.#half));
    this.#samples = new Float32Array(this.#half);
    this.#at = this.#half;
  }

  /** Takes input and gives the output that it completes; that is half a kernel (a millisecond or so) late. @param {Float32Array} input @returns {Float32Array} */
  push(input) {
    const half = this.#half;
    const samples = new Float32Array(this.#samples.length + input.length);
    samples.set(this.#samples);
    samples.set(input, this.#samples.length);
    const out = new Float32Array(Math.ceil(samples.length / this.#step));
    let count = 0;
    let at = this.#at;
    for (; Math.floor(at) + half < samples.length; at += this.#step)
      out[count++] = this.#sum(samples, at);
    const done = Math.floor(at) - half;
    this.#samples = samples.slice(done);
    this.#at = at - done;
    return out.subarray(0, count);
  }

  #sum(samples, at) {
    const base = Math.floor(at);
    const phase = (at - base) * PHASES;
    const above = Math.ceil(phase);
    const share = above - phase;
    let sum = 0;
    for (let j = 1; j <= 2 * this.#half; j++) {
      const place = j * PHASES - above;
      sum += samples[base - this.#half + j] * (this.#kernel[place] * (1 - share) + this.#kernel[place + 1] * share);
    }
    return sum;
  }
}

const value = (x, cutoff, half) => cutoff * sinc(cutoff * x) * bessel(BETA * Math.sqrt(Math.max(0, 1 - (x / half) ** 2))) / bessel(BETA);
const sinc = x => x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);

function bessel(x) {
  let sum = 1;
  for (let k = 1, term = 1; term > 1e-9 * sum; k++)
    sum += term *= (x / (2 * k)) ** 2;
  return sum;
}
