/** The program's sounds, by WebAudio. Volume, pitch and pan follow the sprite while a sound plays. */

const MOST_KEPT = 64;

export class Sounds {
  #context = null;
  #files = new Map();
  #playing = new Map();

  /** @param {(asset: string) => string} address */
  constructor(address) { this.address = address; }

  /** How many sounds play. */
  get count() { return this.#playing.size; }

  /** Lets sounds be heard: browsers want that a person did something first. */
  wake() {
    if (this.#context?.state === 'suspended')
      this.#context.resume();
  }

  /** @param {{number: number, asset: string}} sound @param {object} sprite who plays it */
  async play({ number, asset }, sprite) {
    const context = this.#context ??= new AudioContext();
    this.wake();
    const mark = { sprite };
    this.#playing.set(number, mark);
    try {
      const buffer = await this.#file(asset);
      // It was stopped while it loaded.
      if (this.#playing.get(number) !== mark)
        return;
      Object.assign(mark, { source: new AudioBufferSourceNode(context, { buffer }), gain: new GainNode(context), pan: new StereoPannerNode(context) });
      mark.source.connect(mark.pan).connect(mark.gain).connect(context.destination);
      tune(mark);
      mark.source.onended = () => this.#playing.delete(number);
      mark.source.start();
    } catch (error) {
      this.#playing.delete(number);
      console.warn(`The sound ${asset} cannot be played.`, error);
    }
  }

  /** Sprites changed: so do their sounds. */
  follow(sprites) {
    for (const mark of this.#playing.values())
      if (mark.source && sprites.includes(mark.sprite))
        tune(mark);
  }

  /** Stops sounds up to a number. */
  silence(until) {
    for (const [number, mark] of this.#playing) {
      if (number > until)
        continue;
      this.#playing.delete(number);
      mark.source?.stop();
    }
  }

  close() {
    this.silence(Infinity);
    this.#context?.close();
    this.#context = null;
  }

  #file(asset) {
    const known = this.#files.get(asset);
    if (known)
      return known;
    const loading = fetch(this.address(asset)).then(answer => answer.arrayBuffer()).then(bytes => this.#context.decodeAudioData(bytes));
    loading.catch(() => this.#files.delete(asset));
    if (this.#files.size >= MOST_KEPT)
      this.#files.delete(this.#files.keys().next().value);
    this.#files.set(asset, loading);
    return loading;
  }
}

function tune({ sprite, source, gain, pan }) {
  // 120 tenths of a semitone are an octave.
  source.playbackRate.value = 2 ** (sprite.pitch / 120);
  gain.gain.value = sprite.volume / 100;
  pan.pan.value = Math.min(1, Math.max(-1, sprite.pan / 100));
}
