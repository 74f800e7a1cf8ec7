/** Runs on the audio thread: microphone at the device's rate → pieces of 50 ms of 16-bit samples at 16 kHz. */
import { Resampler } from './resampler.js';

const RATE = 16000;
const PIECE = RATE / 20;

registerProcessor('microphone', class extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate, RATE);
  #piece = new Int16Array(PIECE);
  #filled = 0;

  process([channels]) {
    if (channels.length === 0)
      return true;
    for (const sample of this.#resampler.push(mix(channels))) {
      this.#piece[this.#filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
      if (this.#filled === PIECE) {
        this.port.postMessage(this.#piece, [this.#piece.buffer]);
        this.#piece = new Int16Array(PIECE);
        this.#filled = 0;
      }
    }
    return true;
  }
});

function mix(channels) {
  if (channels.length === 1)
    return channels[0];
  return channels[0].map((_, i) => channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length);
}
