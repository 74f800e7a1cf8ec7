import { applyEffects, bends, tints } from './effects.js';

/** Largest side of a drawn costume, in pixels, and how many pixels are kept of all. */
const MOST_SIDE = 2048;
const MOST_PIXELS = 24e6;

/**
 * Costumes as they are drawn: loaded once, vector costumes drawn at the next power of two above their size on the screen so that they stay sharp, effects worked in. What was
 * not used for longest is let go.
 */
export class Costumes {
  #images = new Map();
  #drawn = new Map();
  #pixels = 0;

  /**
   * @param {(asset: string) => string} address of a costume's file
   * @param {() => void} loaded called when another one can be drawn
   */
  constructor(address, loaded) {
    this.address = address;
    this.loaded = loaded;
  }

  /** Something to draw with `drawImage`, or null while it loads; null for good if it cannot be drawn. */
  get({ asset, width, height }, effects, scale) {
    const image = this.#image(asset);
    if (!image || !(width > 0 && height > 0))
      return null;
    const isVector = asset.endsWith('.svg');
    const works = bends(effects) || tints(effects);
    if (!isVector && !works)
      return image;
    const most = MOST_SIDE / Math.max(width, height);
    const times = isVector ? Math.min(2 ** Math.min(6, Math.max(-4, Math.ceil(Math.log2(scale)))), most) : Math.min(image.naturalWidth / width, most);
    const key = `${asset} ${times}`;
    const plain = this.#kept(key, () => draw(image, width * times, height * times));
    return works ? this.#kept(`${key} ${effectsKey(effects)}`, () => worked(plain, effects, width, height)) : plain;
  }

  #image(asset) {
    const known = this.#images.get(asset);
    if (known)
      return known.complete && known.naturalWidth + known.naturalHeight > 0 ? known : null;
    const image = new Image();
    this.#images.set(asset, image);
    image.onload = this.loaded;
    image.src = this.address(asset);
    return null;
  }

  /** Forgets files that no longer came from this program. */
  clear() {
    this.#images.clear();
    this.#drawn.clear();
    this.#pixels = 0;
  }

  #kept(key, make) {
    const known = this.#drawn.get(key);
    if (known) {
      // Last used is last in the map.
      this.#drawn.delete(key);
      this.#drawn.set(key, known);
      return known;
    }
    const made = make();
    this.#drawn.set(key, made);
    this.#pixels += made.width * made.height;
    for (const [old, canvas] of this.#drawn) {
      if (this.#pixels <= MOST_PIXELS || old === key)
        break;
      this.#drawn.delete(old);
      this.#pixels -= canvas.width * canvas.height;
    }
    return made;
  }
}

const effectsKey = e => [e.color, e.fisheye, e.whirl, e.pixelate, e.mosaic, e.brightness].join(' ');

function canvasOf(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

function draw(image, width, height) {
  const canvas = canvasOf(width, height);
  canvas.getContext('2d', { willReadFrequently: true }).drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function worked(plain, effects, width, height) {
  const canvas = canvasOf(plain.width, plain.height);
  const pencil = canvas.getContext('2d');
  const to = pencil.createImageData(canvas.width, canvas.height);
  applyEffects(plain.getContext('2d').getImageData(0, 0, plain.width, plain.height), to, effects, width, height);
  pencil.putImageData(to, 0, 0);
  return canvas;
}
