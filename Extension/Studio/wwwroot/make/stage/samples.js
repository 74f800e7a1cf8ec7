/** In the audio thread: the microphone's samples as 16-bit numbers, in pieces of 1,024. */
class Samples extends AudioWorkletProcessor {
  #piece = new Int16Array(1024);
  #filled = 0;

  process([[channel]]) {
    for (const sample of channel ?? []) {
      this.#piece[this.#filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.#filled === this.#piece.length) {
        this.port.postMessage(this.#piece.buffer, [this.#piece.buffer]);
        this.#piece = new Int16Array(1024);
        this.#filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('samples', Samples);
