/** Pixels that tools draw on, with undo. A step keeps only the part of the picture that it changed. */
export const STEPS = 100;

/** How far a colour may be from the one that is filled over: soft edges of lines are filled too. */
const FILL_NEAR = 60;

export class DrawingCanvas {
  #context;
  #before = null;
  #touched = null;
  #done = [];
  #undone = [];

  /** @param {HTMLCanvasElement} canvas @param {{ transparent: boolean }} form */
  constructor(canvas, { transparent }) {
    this.canvas = canvas;
    this.transparent = transparent;
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
    this.#context.lineCap = this.#context.lineJoin = 'round';
    if (!transparent)
      this.#blank();
  }

  get canUndo() { return this.#done.length > 0; }
  get canRedo() { return this.#undone.length > 0; }

  /** Puts a picture into the middle, as large as it fits. @param {ImageBitmap} picture */
  place(picture) {
    const { width, height } = this.canvas;
    const scale = Math.min(width / picture.width, height / picture.height);
    this.#context.drawImage(picture, (width - picture.width * scale) / 2, (height - picture.height * scale) / 2, picture.width * scale, picture.height * scale);
  }

  /** A step begins: keeps what is there. */
  begin() {
    this.#before = this.#context.getImageData(0, 0, this.canvas.width, this.canvas.height);
    this.#touched = null;
  }

  /** The step is done and can be undone. */
  end() {
    const before = this.#before;
    this.#before = null;
    if (!before || !this.#touched)
      return;
    const { canvas } = this;
    const x = Math.max(0, Math.floor(this.#touched.left));
    const y = Math.max(0, Math.floor(this.#touched.top));
    const w = Math.min(canvas.width, Math.ceil(this.#touched.right)) - x;
    const h = Math.min(canvas.height, Math.ceil(this.#touched.bottom)) - y;
    if (w <= 0 || h <= 0)
      return;
    this.#done.push({ x, y, before: crop(before, x, y, w, h), after: this.#context.getImageData(x, y, w, h) });
    this.#done.splice(0, this.#done.length - STEPS);
    this.#undone = [];
  }

  /** The running step never was. */
  cancel() {
    this.#restore();
    this.#before = null;
  }

  undo() { this.#turn(this.#done, this.#undone, 'before'); }
  redo() { this.#turn(this.#undone, this.#done, 'after'); }

  clear() {
    this.begin();
    this.#touch(0, 0, this.canvas.width, this.canvas.height, 0);
    this.#blank();
    this.end();
  }

  /** A stroke between two points, part of the running step. */
  stroke(from, to, { color, size, erase }) {
    const context = this.#pen(color, size, erase);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    context.globalCompositeOperation = 'source-over';
    this.#touch(from.x, from.y, to.x, to.y, size);
  }

  /** A line, rectangle or ellipse between two corners; drawn anew until the step ends. */
  shape(kind, from, to, { color, size, filled }) {
    this.#restore();
    this.#touched = null;
    const context = this.#pen(color, size, false);
    const [x, y, w, h] = [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    context.beginPath();
    if (kind === 'line') {
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    } else if (kind === 'rectangle') {
      context.rect(x, y, w, h);
    } else {
      context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
    }
    if (filled && kind !== 'line')
      context.fill();
    context.stroke();
    this.#touch(from.x, from.y, to.x, to.y, size);
  }

  /** Fills the area of one colour around a point. */
  fill(at, color) {
    const { width, height } = this.canvas;
    const image = this.#context.getImageData(0, 0, width, height);
    const area = areaAround(image, Math.floor(at.x), Math.floor(at.y));
    const [red, green, blue] = [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16));
    area.forEach((inside, i) => inside && image.data.set([red, green, blue, 255], i * 4));
    this.#context.putImageData(image, 0, 0);
    this.#touch(0, 0, width, height, 0);
  }

  /** @returns {Promise<Blob>} a PNG */
  toBlob() { return new Promise(resolve => this.canvas.toBlob(resolve, 'image/png')); }

  #pen(color, size, erase) {
    const context = this.#context;
    context.strokeStyle = context.fillStyle = erase && !this.transparent ? '#ffffff' : color;
    context.lineWidth = size;
    context.globalCompositeOperation = erase && this.transparent ? 'destination-out' : 'source-over';
    return context;
  }

  #blank() {
    const { width, height } = this.canvas;
    this.#context.clearRect(0, 0, width, height);
    if (!this.transparent) {
      this.#context.fillStyle = '#ffffff';
      this.#context.fillRect(0, 0, width, height);
    }
  }

  #restore() {
    if (this.#before)
      this.#context.putImageData(this.#before, 0, 0);
  }

  #touch(x1, y1, x2, y2, size) {
    const margin = size / 2 + 2;
    const was = this.#touched ?? { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    this.#touched = {
      left: Math.min(was.left, x1 - margin, x2 - margin), top: Math.min(was.top, y1 - margin, y2 - margin),
      right: Math.max(was.right, x1 + margin, x2 + margin), bottom: Math.max(was.bottom, y1 + margin, y2 + margin),
    };
  }

  #turn(from, to, state) {
    const step = from.pop();
    if (!step)
      return;
    this.#context.putImageData(step[state], step.x, step.y);
    to.push(step);
  }
}

function crop(image, x, y, w, h) {
  const part = new ImageData(w, h);
  for (let row = 0; row < h; row++)
    part.data.set(image.data.subarray(((y + row) * image.width + x) * 4, ((y + row) * image.width + x + w) * 4), row * w * 4);
  return part;
}

/** Which pixels are joined to a point through pixels of nearly its colour. */
function areaAround({ data, width, height }, x, y) {
  const seen = new Uint8Array(width * height);
  const start = y * width + x;
  const [r, g, b, a] = data.subarray(start * 4, start * 4 + 4);
  const isNear = i => Math.abs(data[i * 4] - r) + Math.abs(data[i * 4 + 1] - g) + Math.abs(data[i * 4 + 2] - b) + Math.abs(data[i * 4 + 3] - a) <= FILL_NEAR;
  const waiting = [start];
  seen[start] = 1;
  const visit = i => {
    if (!seen[i] && isNear(i)) {
      seen[i] = 1;
      waiting.push(i);
    }
  };
  while (waiting.length > 0) {
    const i = waiting.pop();
    const column = i % width;
    if (column > 0) visit(i - 1);
    if (column < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i < width * (height - 1)) visit(i + width);
  }
  return seen;
}
