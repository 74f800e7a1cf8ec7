/**
 * Graphic effects on pixels, by the formulas of the host's own picture (ShaderEffects; scratch-render's sprite shader): where a pixel comes from (mosaic, pixelate, whirl,
 * fisheye), then its colour (color, brightness). Ghost is left to the canvas.
 */

export const bends = e => !!e && (e.fisheye !== 0 || e.whirl !== 0 || e.pixelate !== 0 || e.mosaic !== 0);
export const tints = e => !!e && (e.color !== 0 || e.brightness !== 0);

/**
 * @param {ImageData} from pixels of the costume
 * @param {ImageData} to as many pixels
 * @param {object} effects
 * @param {number} width of the costume at 100 %, in stage pixels
 * @param {number} height of the costume at 100 %, in stage pixels
 */
export function applyEffects(from, to, effects, width, height) {
  const source = new Uint32Array(from.data.buffer);
  const target = new Uint32Array(to.data.buffer);
  const bend = bends(effects) ? benderOf(effects, width, height) : null;
  const place = [0, 0];
  for (let y = 0, at = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++, at++) {
      if (!bend) {
        target[at] = source[at];
        continue;
      }
      place[0] = (x + .5) / to.width;
      place[1] = (y + .5) / to.height;
      bend(place);
      const column = Math.floor(place[0] * from.width);
      const row = Math.floor(place[1] * from.height);
      target[at] = column >= 0 && row >= 0 && column < from.width && row < from.height ? source[row * from.width + column] : 0;
    }
  }
  if (tints(effects))
    tint(to.data, effects);
}

function benderOf({ mosaic, pixelate, whirl, fisheye }, width, height) {
  const tiles = Math.min(512, Math.max(1, Math.floor((Math.abs(mosaic) + 10) / 10 + .5)));
  const across = width / (Math.abs(pixelate) / 10);
  const down = height / (Math.abs(pixelate) / 10);
  const turn = -whirl * Math.PI / 180;
  const power = Math.max(0, (fisheye + 100) / 100);
  return place => {
    let [u, v] = place;
    if (mosaic !== 0)
      [u, v] = [tiles * u % 1, tiles * v % 1];
    if (pixelate !== 0)
      [u, v] = [(Math.floor(u * across) + .5) / across, (Math.floor(v * down) + .5) / down];
    if (whirl !== 0) {
      const [x, y] = [u - .5, v - .5];
      const near = Math.max(1 - Math.hypot(x, y) / .5, 0);
      const [sin, cos] = [Math.sin(turn * near * near), Math.cos(turn * near * near)];
      [u, v] = [cos * x + sin * y + .5, cos * y - sin * x + .5];
    }
    if (fisheye !== 0) {
      const [x, y] = [(u - .5) / .5, (v - .5) / .5];
      const length = Math.hypot(x, y);
      if (length > 0) {
        const r = Math.min(length, 1) ** power * Math.max(1, length) / length;
        [u, v] = [.5 + r * x * .5, .5 + r * y * .5];
      }
    }
    place[0] = u;
    place[1] = v;
  };
}

function tint(data, { color, brightness }) {
  const light = Math.min(100, Math.max(-100, brightness)) / 100 * 255;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0)
      continue;
    if (color !== 0)
      turnHue(data, at, color / 200 % 1);
    // A clamped array cuts off by itself.
    data[at] += light;
    data[at + 1] += light;
    data[at + 2] += light;
  }
}

function turnHue(data, at, by) {
  const [r, g, b] = [data[at] / 255, data[at + 1] / 255, data[at + 2] / 255];
  let value = Math.max(r, g, b);
  const span = value - Math.min(r, g, b);
  let hue = span === 0 ? 0 : ((value === r ? (g - b) / span : value === g ? 2 + (b - r) / span : 4 + (r - g) / span) + 6) % 6 / 6;
  let saturation = span === 0 ? 0 : span / value;
  // Black and grey are given some colour first, so that a change of hue shows.
  if (value < .11 / 2)
    [hue, saturation, value] = [0, 1, .11 / 2];
  else if (saturation < .09)
    [hue, saturation] = [0, .09];
  hue += by;
  const sixth = (hue - Math.floor(hue)) * 6;
  const f = sixth - Math.floor(sixth);
  const [p, q, s] = [value * (1 - saturation), value * (1 - saturation * f), value * (1 - saturation * (1 - f))];
  const rgb = [[value, s, p], [q, value, p], [p, value, s], [p, q, value], [s, p, value], [value, p, q]][Math.floor(sixth) % 6];
  for (let i = 0; i < 3; i++)
    data[at + i] = rgb[i] * 255;
}
