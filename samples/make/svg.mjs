// Small words for drawing: everything returns SVG text. Coordinates are rounded to a tenth to keep files small.

export const n = number => String(Math.round(number * 10) / 10 + 0);

function attributes(style) {
  return Object.entries(style)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name.replace(/[A-Z]/g, c => '-' + c.toLowerCase())}="${typeof value === 'number' ? Math.round(value * 100) / 100 : value}"`)
    .join('');
}

export const circle = (x, y, r, style) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"${attributes(style)}/>`;
export const ellipse = (x, y, rx, ry, style) => `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}"${attributes(style)}/>`;
export const rect = (x, y, width, height, style, round) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${round ? ` rx="${n(round)}"` : ''}${attributes(style)}/>`;
export const path = (d, style) => `<path d="${d}"${attributes(style)}/>`;
/** A line that is only drawn, not filled, with round ends. */
export const line = (d, colour, width, style = {}) =>
  path(d, { fill: 'none', stroke: colour, strokeWidth: width, strokeLinecap: 'round', strokeLinejoin: 'round', ...style });
export const group = (transform, ...content) => `<g transform="${transform}">${content.flat().join('')}</g>`;

// Steps from point to point in tenths, written as short as SVG allows: "1.5-3 .2 4".
const tenths = point => point.map(v => Math.round(v * 10));
const short = tenth => String(tenth / 10).replace(/^(-?)0\./, '$1.');
function steps(from, points) {
  const numbers = points.flatMap(([x, y]) => [short(x - from[0]), short(y - from[1])]);
  return numbers.reduce((text, number) => (number[0] === '-' ? text + number : `${text} ${number}`));
}
const start = point => `M${point.map(short).join(' ')}`;

/** Corners joined by straight lines. */
export function corners(points, close = true) {
  const exact = points.map(tenths);
  return start(exact[0]) + exact.slice(1).map((point, i) => `l${steps(exact[i], [point])}`).join('') + (close ? 'Z' : '');
}

/** A soft line through all points (Catmull–Rom as cubic Béziers). */
export function curve(points, close = true) {
  const at = i => (close ? points[(i + points.length) % points.length] : points[Math.max(0, Math.min(points.length - 1, i))]);
  let d = start(tenths(points[0]));
  for (let i = 0; i < points.length - (close ? 0 : 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const bend = [[b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6], [c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6], c];
    d += `c${steps(tenths(b), bend.map(tenths))}`;
  }
  return d + (close ? 'Z' : '');
}

/** A wobbly round spot. */
export const blob = (r, x, y, radius, knots = 7) =>
  curve(Array.from({ length: knots }, (_, i) => {
    const angle = (i / knots) * 2 * Math.PI;
    const reach = radius * r.between(0.7, 1.2);
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  }));

const parts = colour => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16));
/** "#rrggbb" between two colours; share 0 is the first, 1 the second. */
export function mix(first, second, share) {
  const other = parts(second);
  return '#' + parts(first).map((c, i) => Math.round(c + (other[i] - c) * share).toString(16).padStart(2, '0')).join('');
}
export const darker = (colour, share) => mix(colour, '#000000', share);
export const lighter = (colour, share) => mix(colour, '#ffffff', share);

/** A colour that runs through the stops [[place 0–1, colour, opacity], …] from one point to another of the shape's box. */
export const gradient = (id, [x1, y1, x2, y2], stops) =>
  `<linearGradient id="${id}" x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}">${stops
    .map(([place, colour, opacity]) => `<stop offset="${Math.round(place * 100) / 100}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${Math.round(opacity * 100) / 100}"`}/>`)
    .join('')}</linearGradient>`;

/** A whole drawing. */
export const drawing = (width, height, ...content) =>
  `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content.flat().join('')}</svg>\n`;
