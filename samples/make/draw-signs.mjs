// Road signs: stop, yield, no entry, speed limit; seen from the side, in any weather, dirty, behind leaves.
// Three of the four are round or nearly so, and all have red: shape and inside must be looked at together.
import { blob, circle, corners, curve, darker, drawing, ellipse, gradient, lighter, line, mix, n, path, rect } from './svg.mjs';
import { random } from './random.mjs';

export const labels = ['stop', 'yield', 'no entry', 'speed limit'];

/** Looks at a flat sign (coordinates −1 to 1) from somewhere: turned, tilted, nearer on one side. */
function viewer(r) {
  const turn = r.around(0, 0.95);
  const tilt = r.around(0, 0.35);
  const roll = (r.around(0, 15) * Math.PI) / 180;
  const size = r.between(27, 76);
  const room = (80 - size) * 0.75;
  const [x, y] = [r.around(100, 12 + room), r.around(90, 10 + room * 0.5)];
  const see = ([u, v]) => {
    const [a, b] = [u * Math.cos(roll) - v * Math.sin(roll), u * Math.sin(roll) + v * Math.cos(roll)];
    const depth = 1 + (a * Math.sin(turn) + b * Math.sin(tilt)) * 0.32;
    return [x + (size * a * Math.cos(turn)) / depth, y + (size * b * Math.cos(tilt)) / depth];
  };
  return { see, size };
}

const ring = (count, radius, start = 0) => Array.from({ length: count }, (_, i) => {
  const angle = start + (i / count) * 2 * Math.PI;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
});
const octagon = radius => ring(8, radius, Math.PI / 8);
const disc = radius => ring(12, radius);
/** A triangle that stands on its point, with soft corners. */
const triangle = radius => [[-0.95, -0.72], [0.95, -0.72], [0, 0.95]].flatMap(([u, v], i, all) => {
  const toward = (k, share) => [u + (all[k][0] - u) * share, v + (all[k][1] - v) * share];
  return [toward((i + 2) % 3, 0.07), toward((i + 1) % 3, 0.07)];
}).map(([u, v]) => [u * radius, (v + 0.2) * radius - 0.2]);

// Letters and digits as strokes in a box 1 wide and 2 high; the middle is (0, 0).
const glyphs = {
  S: [[[0.45, -0.7], [0.1, -1], [-0.35, -0.85], [-0.4, -0.4], [0.35, 0.3], [0.4, 0.75], [0, 1], [-0.45, 0.7]]],
  T: [[[-0.5, -0.95], [0.5, -0.95]], [[0, -0.95], [0, 1]]],
  O: [[[0, -1], [0.42, -0.7], [0.45, 0.7], [0, 1], [-0.45, 0.7], [-0.42, -0.7], [0, -1]]],
  P: [[[-0.4, 1], [-0.4, -0.95], [0.2, -0.95], [0.45, -0.5], [0.2, 0], [-0.4, 0]]],
  0: [[[0, -1], [0.42, -0.6], [0.42, 0.6], [0, 1], [-0.42, 0.6], [-0.42, -0.6], [0, -1]]],
  1: [[[-0.25, -0.65], [0.1, -1], [0.1, 1]]],
  2: [[[-0.4, -0.65], [0, -1], [0.4, -0.6], [0.3, -0.1], [-0.42, 0.95], [0.45, 0.95]]],
  3: [[[-0.4, -0.75], [0, -1], [0.4, -0.65], [0.3, -0.15], [-0.05, 0], [0.35, 0.2], [0.42, 0.65], [0, 1], [-0.42, 0.75]]],
  5: [[[0.4, -0.95], [-0.35, -0.95], [-0.38, -0.1], [0.05, -0.25], [0.42, 0.15], [0.35, 0.75], [0, 1], [-0.42, 0.8]]],
  6: [[[0.35, -0.8], [0, -1], [-0.35, -0.6], [-0.42, 0.4], [-0.2, 0.95], [0.25, 0.95], [0.42, 0.45], [0.2, 0], [-0.2, 0], [-0.4, 0.4]]],
  7: [[[-0.42, -0.95], [0.42, -0.95], [-0.1, 1]]],
  8: [[[0, -0.05], [-0.36, -0.4], [-0.25, -0.9], [0.25, -0.9], [0.36, -0.4], [0, -0.05], [-0.42, 0.4], [-0.25, 0.97], [0.25, 0.97], [0.42, 0.4], [0, -0.05]]],
};

/** Writing in the middle of a sign, `wide` and `high` for each letter, seen by the viewer. */
function writing(letters, see, wide, high, colour, weight) {
  const step = wide * 1.45;
  const strokes = [...letters].flatMap((letter, i) => glyphs[letter].map(stroke =>
    corners(stroke.map(([u, v]) => see([(i - (letters.length - 1) / 2) * step + u * wide, v * high])), false)));
  return line(strokes.join(''), colour, weight);
}

const skies = [['#74c0fc', '#e7f5ff'], ['#ced4da', '#f1f3f5'], ['#ffa94d', '#ffe8cc'], ['#5c7cfa', '#ffc9c9'], ['#1b2a49', '#3b4a6b'], ['#96c5d8', '#dff0d8'], ['#868e96', '#adb5bd']];

function scenery(r) {
  const [top, low] = r.pick(skies);
  const night = top === '#1b2a49';
  const dim = colour => (night ? mix(colour, '#1b2a49', 0.6) : colour);
  const sky = gradient('s', [0, 0, 0, 1], [[0, top], [1, low]]) + rect(0, 0, 200, 200, { fill: 'url(#s)' });
  const ground = r.between(140, 168);
  const below = rect(0, ground, 200, 200, { fill: dim(r.pick(['#7cb342', '#8d8d6f', '#868e96', '#b08968'])) });
  const place = [
    () => path(`${curve([[-10, ground], [40, ground - r.between(10, 40)], [120, ground - r.between(5, 45)], [210, ground - 10]], false)}L210 200L-10 200Z`, { fill: dim(r.pick(['#8bae52', '#6b8f71', '#a3b18a'])) }),
    () => Array.from({ length: 4 }, (_, i) => {
      const high = r.between(40, 110);
      const wall = dim(r.pick(['#e0b1a0', '#d8c7a3', '#a9b4c2', '#c9ada7']));
      const windows = [0.12, 0.45].map(v => line(`M${n(i * 54 + 2)} ${n(ground - high + v * high + 8)}h30`, r.chance(0.5) ? '#fff3bf' : darker(wall, 0.3), 13, { strokeLinecap: 'butt', strokeDasharray: '11 8' }));
      return rect(i * 54 - 8, ground - high, r.between(40, 52), high, { fill: wall }) + windows.join('');
    }).join(''),
    () => Array.from({ length: 5 }, () => {
      const [x, high] = [r.between(0, 200), r.between(40, 90)];
      const green = dim(r.pick(['#5d8a3a', '#7a9e4b', '#3f6b3a', '#c77d31']));
      return rect(x - 4, ground - high * 0.5, 8, high * 0.5, { fill: dim('#7a5230') }) + path(blob(r, x, ground - high * 0.7, high * 0.36), { fill: green });
    }).join(''),
    () => Array.from({ length: 3 }, () => ellipse(r.between(0, 200), r.between(15, 80), r.between(20, 40), r.between(6, 12), { fill: '#ffffff', fillOpacity: night ? 0.15 : 0.7 })).join(''),
  ];
  const road = r.chance(0.5) ? path(corners([[r.between(60, 120), ground], [r.between(122, 140), ground], [230, 200], [-20, 200]]), { fill: dim('#6c757d') }) : '';
  return { sky: sky + r.pick(place)() + below + road, night };
}

const reds = ['#c92a2a', '#e03131', '#b02a37', '#d6342c', '#c44536'];

const signs = {
  stop(r, see, red, white, thick) {
    const letters = writing('STOP', see, 0.26, 0.3, white, thick * r.between(6, 8));
    return { outline: octagon(1), svg: [[octagon(1), white], [octagon(0.93), red]], inside: letters };
  },
  yield(r, see, red, white) {
    const middle = r.between(0.55, 0.68);
    return { outline: triangle(1.05), svg: [[triangle(1.05), red], [triangle(middle), r.chance(0.2) ? '#ffe066' : white]], inside: '' };
  },
  'no entry'(r, see, red, white) {
    const [half, thick] = [r.between(0.62, 0.76), r.between(0.14, 0.2)];
    return { outline: disc(1), svg: [[disc(1), white], [disc(0.94), red], [[[-half, -thick], [half, -thick], [half, thick], [-half, thick]], white]], inside: '' };
  },
  'speed limit'(r, see, red, white, thick) {
    const speed = r.pick(['30', '50', '60', '70', '80', '20', '100', '120']);
    const wide = speed.length === 3 ? 0.28 : 0.38;
    return { outline: disc(1), svg: [[disc(1), red], [disc(r.between(0.7, 0.8)), white]], inside: writing(speed, see, wide, r.between(0.36, 0.44), '#212529', thick * r.between(6, 8.5)) };
  },
};

/** One road sign in its street, 200 by 200. */
export function draw(kind, seed) {
  const r = random(`road signs ${seed}`);
  const { sky, night } = scenery(r);
  const { see, size } = viewer(r);
  const fade = r.between(0, 0.3);
  const red = mix(r.pick(reds), '#d9a5a0', fade);
  const white = mix('#ffffff', '#d8cfb8', r.between(0, 0.7));
  const sign = signs[kind](r, see, red, white, size / 65);
  const round = kind === 'stop' || kind === 'yield' ? corners : curve;
  const shape = points => (points.length > 8 ? round : corners)(points.map(see));
  const outline = shape(sign.outline);
  const grey = r.pick(['#868e96', '#adb5bd', '#6c757d', '#8a7f72']);
  const [headX, headY] = see([0, 0]);
  const pole = line(`M${n(headX)} ${n(headY)}V210`, grey, Math.max(4, (size / 65) * r.between(6, 9))) + line(`M${n(headX - 2)} ${n(headY)}L${n(headX - 2)} 210`, lighter(grey, 0.35), 1.5);
  const on = () => see([r.around(0, 0.75), r.around(0, 0.75)]);
  const dirt = Array.from({ length: r.chance(0.6) ? r.whole(2, 5) : 0 }, () => path(blob(r, ...on(), size * r.between(0.06, 0.22)), { fill: r.pick(['#5c4a32', '#3d3a2f', '#8a5a2b']), fillOpacity: r.between(0.15, 0.5) })).join('');
  const scratches = r.chance(0.35) ? line(Array.from({ length: r.whole(2, 5) }, () => { const [x, y] = on(); return `M${n(x)} ${n(y)}l${n(r.around(0, 22))} ${n(r.around(0, 14))}`; }).join(''), '#f1f3f5', 1.2, { strokeOpacity: 0.7 }) : '';
  const sticker = r.chance(0.2) ? circle(...on(), size * r.between(0.08, 0.14), { fill: r.pick(['#fcc419', '#51cf66', '#4dabf7', '#f783ac']) }) : '';
  const [bright, dark] = [r.between(0, 0.35), night ? r.between(0.3, 0.5) : r.between(0.05, 0.32)];
  const light = gradient('l', [r.between(0, 1), 0, r.between(0, 1), 1], [[0, '#ffffff', bright], [0.5, '#ffffff', 0], [1, '#0b1026', dark]]);
  const clip = `<clipPath id="c">${path(outline, {})}</clipPath>`;
  const [topX, topY] = see([0, Math.min(...sign.outline.map(([, v]) => v)) * 0.97]);
  const weather = r.whole(0, 8);
  const w = size / 65;
  const snow = weather === 0 ? path(curve([[-26, 5], [-12, -7], [8, -8], [26, 5], [6, 10], [-10, 7]].map(([x, y]) => [topX + x * w, topY + y * w])), { fill: '#ffffff' }) : '';
  const rain = weather === 1 ? line(Array.from({ length: 22 }, () => `M${n(r.between(0, 200))} ${n(r.between(0, 190))}l-4 13`).join(''), '#e7f5ff', 1.3, { strokeOpacity: 0.6 }) : '';
  const fog = weather === 4 || weather === 5 ? rect(0, 0, 200, 200, { fill: night ? '#39445c' : '#dee2e6', fillOpacity: r.between(0.35, 0.65) }) : '';
  const branch = on();
  const leaves = weather === 2 || weather === 3 ? Array.from({ length: 8 }, () => ellipse(branch[0] + r.around(0, size * 0.8), branch[1] + r.around(0, size * 0.5), w * r.between(8, 15), w * r.between(5, 8), { fill: r.pick(['#5d8a3a', '#7a9e4b', '#3f6b3a']) })).join('') : '';
  return drawing(200, 200, sky, light, clip, pole,
    path(outline, { fill: '#000000', fillOpacity: 0.25, transform: 'translate(3 4)' }),
    sign.svg.map(([points, colour]) => path(shape(points), { fill: colour })), sign.inside,
    `<g clip-path="url(#c)">${dirt}${scratches}${sticker}</g>`,
    path(outline, { fill: 'url(#l)', stroke: darker(grey, 0.3), strokeWidth: 1.5 }), snow, rain, leaves, fog);
}
