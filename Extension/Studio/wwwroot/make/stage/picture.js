import { drawBubble } from './bubbles.js';

/** Most pixels across that the stage is drawn with. */
const MOST_WIDTH = 1920;

/** Draws the stage into a canvas that is as large as it is shown: white, backdrop, pen, sprites from back to front, speech on top. */
export class Picture {
  #context;

  /** @param {HTMLCanvasElement} canvas @param {import('./costumes.js').Costumes} costumes @param {import('./pen.js').PenSheet} pen */
  constructor(canvas, costumes, pen) {
    Object.assign(this, { canvas, costumes, pen });
    this.#context = canvas.getContext('2d', { alpha: false });
  }

  /** Pixels of the canvas to a stage pixel. */
  get scale() { return this.canvas.width / 480; }

  /** Fits the canvas to the place where it is shown. @returns {boolean} whether that changed it */
  fit() {
    const width = Math.min(MOST_WIDTH, Math.max(240, Math.round(this.canvas.clientWidth * devicePixelRatio)));
    if (width === this.canvas.width)
      return false;
    this.canvas.width = width;
    this.canvas.height = Math.round(width * .75);
    return true;
  }

  /** @param {import('./model.js').StageModel} model */
  draw(model) {
    const pencil = this.#context;
    pencil.setTransform(1, 0, 0, 1, 0, 0);
    pencil.globalAlpha = 1;
    pencil.fillStyle = '#ffffff';
    pencil.fillRect(0, 0, this.canvas.width, this.canvas.height);
    model.layers.forEach((sprite, layer) => {
      if (sprite.visible && sprite.costume)
        this.#sprite(sprite);
      if (layer === 0) {
        this.#toStage();
        pencil.globalAlpha = 1;
        pencil.imageSmoothingEnabled = this.scale < 1;
        pencil.drawImage(this.pen.canvas, -240, -180);
      }
    });
    this.#toStage();
    pencil.globalAlpha = 1;
    for (const sprite of model.layers)
      if (sprite.visible && sprite.bubble)
        drawBubble(pencil, sprite.bubble);
  }

  #toStage() {
    this.#context.setTransform(this.scale, 0, 0, this.scale, this.canvas.width / 2, this.canvas.height / 2);
  }

  #sprite({ costume, effects, x, y, size, direction, rotationStyle }) {
    const opacity = 1 - Math.min(100, Math.max(0, effects?.ghost ?? 0)) / 100;
    const image = opacity > 0 && this.costumes.get(costume, effects, size / 100 * this.scale);
    if (!image)
      return;
    const pencil = this.#context;
    this.#toStage();
    pencil.translate(x, -y);
    if (rotationStyle === 'all around')
      pencil.rotate((direction - 90) * Math.PI / 180);
    const flip = rotationStyle === 'left-right' && direction < 0 ? -1 : 1;
    pencil.scale(flip * size / 100, size / 100);
    pencil.globalAlpha = opacity;
    // Enlarged bitmaps keep their corners, as in Scratch.
    pencil.imageSmoothingEnabled = costume.asset.endsWith('.svg') || image.width > costume.width * size / 100 * 1.01;
    pencil.imageSmoothingQuality = 'medium';
    pencil.drawImage(image, -costume.centerX, -costume.centerY, costume.width, costume.height);
  }
}
