/** The pen's sheet: 480 × 360 pixels, sent in squares of 40 × 40 that changed, deflated. */

const SIDE = 40, COLUMNS = 12, BYTES = SIDE * SIDE * 4;

export class PenSheet {
  #turn = Promise.resolve();
  #context;

  /** @param {() => void} changed called when there is something new to draw */
  constructor(changed) {
    this.canvas = document.createElement('canvas');
    this.canvas.width = 480;
    this.canvas.height = 360;
    this.#context = this.canvas.getContext('2d');
    this.changed = changed;
  }

  clear() { this.#context.clearRect(0, 0, 480, 360); }

  /** @param {DataView} content of a message on the pen's channel */
  take(content) {
    const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
    // In turn: an older sheet must not come after a newer one.
    this.#turn = this.#turn.then(async () => {
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
      this.#draw(new Uint8Array(await new Response(stream).arrayBuffer()));
      this.changed();
    }).catch(error => console.warn('A piece of the pen\'s sheet is lost.', error));
  }

  #draw(squares) {
    for (let at = 0; at + 1 < squares.length;) {
      const [x, y] = [squares[at] % COLUMNS * SIDE, Math.floor(squares[at] / COLUMNS) * SIDE];
      const isClear = squares[at + 1] === 0;
      at += 2;
      if (isClear) {
        this.#context.clearRect(x, y, SIDE, SIDE);
        continue;
      }
      this.#context.putImageData(new ImageData(new Uint8ClampedArray(squares.buffer, squares.byteOffset + at, BYTES), SIDE, SIDE), x, y);
      at += BYTES;
    }
  }
}
