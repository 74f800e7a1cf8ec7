/** Draws sounds on canvases. */

/** @param {HTMLCanvasElement} canvas @param {number[]} bars 0..1 @param {{ from?: number, to?: number }} [part] bars outside of it are pale */
export function drawBars(canvas, bars, { from = 0, to = 1 } = {}) {
  const scale = devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0)
    return;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  const style = getComputedStyle(canvas);
  context.scale(scale, scale);
  const step = width / bars.length;
  bars.forEach((bar, i) => {
    const inside = i / bars.length >= from && (i + 1) / bars.length <= to + 1e-9;
    context.fillStyle = style.getPropertyValue(inside ? '--wave' : '--wave-pale') || style.color;
    const tall = Math.max(2, bar * (height - 4));
    context.fillRect(i * step + step * .15, (height - tall) / 2, Math.max(1, step * .7), tall);
  });
}

/** Loudest sample of each part, 0..1; louder to the eye, as ears hear it. @param {Int16Array} samples @param {number} count */
export function barsOf(samples, count) {
  return Array.from({ length: count }, (_, i) => {
    let most = 0;
    const end = Math.floor(samples.length * (i + 1) / count);
    for (let at = Math.floor(samples.length * i / count); at < end; at++)
      most = Math.max(most, Math.abs(samples[at]));
    return seen(most / 32768);
  });
}

/** How tall a loudness is drawn. */
export const seen = level => Math.sqrt(Math.min(1, level));
