// Leaves of oak, maple and birch. What tells them apart is the outline: round lobes, a hand of pointed lobes,
// a small saw-edged diamond. Colours come from one palette for all.
import { blob, circle, corners, curve, darker, drawing, gradient, group, lighter, line, mix, n, path, rect } from './svg.mjs';
import { random } from './random.mjs';

export const labels = ['oak', 'maple', 'birch'];

const autumn = ['#6a994e', '#a7c957', '#e9c46a', '#f4a261', '#e76f51', '#c1440e', '#9b2226', '#bc6c25', '#8d5b34', '#d4a017', '#7f8f3a'];

/** Along a bent midrib: share 0 is the base, 1 the tip; aside is how far to the right. */
const midrib = (length, bend) => (share, aside) => [
  bend * share * share + aside,
  -length * share - (2 * bend * share * aside) / length,
];

function oak(r) {
  const length = r.between(125, 150);
  const at = midrib(length, r.around(0, 26));
  const wide = r.between(36, 50);
  const depth = r.between(0.36, 0.58);
  const envelope = t => wide * Math.sin(Math.PI * Math.min(1, t ** 1.25)) ** 0.75 + 3;
  const veins = [];
  const side = sign => {
    const lobes = r.whole(4, 6);
    const points = [];
    for (let i = 0; i < lobes; i++) {
      const t = 0.16 + ((i + r.around(0, 0.15)) / lobes) * 0.78;
      const reach = envelope(t) * r.around(1, 0.13);
      const half = 0.27 / lobes;
      points.push(at(t - half - 0.015, sign * envelope(t - 0.06) * depth * r.around(1, 0.1)), at(t - half * 0.3, sign * reach * 0.94), at(t + half * 0.8, sign * reach), at(t + half * 1.7, sign * reach * 0.8));
      veins.push([at(Math.max(0.05, t - 0.13), 0), at(t + half * 0.4, sign * reach * 0.85)]);
    }
    return points;
  };
  const right = side(1);
  const left = side(-1);
  return { d: curve([at(0, 3), at(0.08, 4), ...right, at(1.02, 13), at(1.06, 0), at(1.02, -13), ...left.reverse(), at(0.08, -4), at(0, -3)]), rib: [0, 0.33, 0.66, 0.97].map(t => at(t, 0)), veins, length, edge: points => points[r.whole(0, points.length - 1)][1] };
}

function birch(r) {
  const length = r.between(108, 132);
  const at = midrib(length, r.around(0, 24));
  const wide = r.between(36, 47);
  const widest = r.between(0.24, 0.36);
  const point = r.between(1.05, 1.35);
  const envelope = t => wide * (t < widest ? Math.sin((Math.PI / 2) * (t / widest)) ** 0.75 : ((1 - t) / (1 - widest)) ** point);
  const veins = [];
  const side = sign => {
    const teeth = r.whole(11, 15);
    const points = [at(0.02, sign * 7)];
    for (let i = 1; i < teeth; i++) {
      const t = 0.05 + (i / teeth) * 0.87;
      const tooth = (i % 3 === 1 ? r.between(5, 8) : r.between(2.5, 5)) * (1 - t * 0.5);
      points.push(at(t, sign * envelope(t)), at(t + 0.02 + tooth / length / 2, sign * (envelope(t) + tooth)));
      if (i % 2 === 0 && t < 0.85) veins.push([at(t - 0.1, 0), at(t + 0.05, sign * envelope(t + 0.05) * 0.92)]);
    }
    return points;
  };
  const right = side(1);
  const left = side(-1);
  return { d: corners([at(0, 1), ...right, at(1.02, 0), ...left.reverse(), at(0, -1)]), rib: [0, 0.33, 0.66, 0.97].map(t => at(t, 0)), veins, length, edge: points => points[r.whole(0, points.length - 1)][1] };
}

function maple(r) {
  const length = r.between(100, 120);
  const spread = r.around(1, 0.12);
  const lobes = [-112, -54, 0, 54, 112].map((angle, i) => ({
    angle: ((angle * spread + r.around(0, 6)) * Math.PI) / 180,
    reach: length * [0.58, 0.9, 1, 0.9, 0.58][i] * r.around(1, 0.08),
    fat: r.around(1, 0.15) * [0.95, 1, 1, 1, 0.95][i],
  }));
  const polar = (angle, reach) => [reach * Math.sin(angle), -reach * Math.cos(angle) - 18];
  const across = ({ angle, reach }, along, aside) => {
    const [x, y] = polar(angle, reach * along);
    return [x + Math.cos(angle) * aside * reach, y + Math.sin(angle) * aside * reach];
  };
  const points = [[-2, 0], [-7, r.between(0, 10)]];
  lobes.forEach((lobe, i) => {
    const w = lobe.fat;
    const half = sign => [[0.52, 0.15], [0.6, 0.27 * r.around(1, 0.15)], [0.66, 0.13], [0.78, 0.17 * r.around(1, 0.2)], [0.81, 0.08]].map(([a, v]) => across(lobe, a, sign * v * w));
    points.push(...half(-1), across(lobe, 1, 0), ...half(1).reverse());
    const next = lobes[i + 1];
    if (next) points.push(polar((lobe.angle + next.angle) / 2, Math.min(lobe.reach, next.reach) * r.between(0.36, 0.46)));
  });
  points.push([7, r.between(0, 10)], [2, 0]);
  const base = [0, -4];
  const veins = lobes.flatMap((lobe, i) => [
    ...(i === 2 ? [] : [[base, across(lobe, 0.93, 0)]]),
    ...[-1, 1].map(sign => [across(lobe, 0.4, 0), across(lobe, 0.58, sign * 0.2 * lobe.fat)]),
  ]);
  return { d: corners(points), rib: [base, across(lobes[2], 0.5, 0), across(lobes[2], 0.95, 0)], veins, length: length + 8, edge: ends => ends[r.whole(0, ends.length - 1)][1] };
}

const outlines = { oak, maple, birch };

const grounds = {
  paper: r => rect(0, 0, 200, 200, { fill: r.pick(['#fdf6e3', '#f8f9fa', '#f1ece0']) }),
  lined(r) {
    const gap = r.between(14, 24);
    return rect(0, 0, 200, 200, { fill: '#fffdf5' }) + line(Array.from({ length: 14 }, (_, i) => `M0 ${n(gap * (i + 0.5))}H200`).join(''), '#a5c8e4', 1.2);
  },
  planks(r) {
    const wood = r.pick(['#c9a27a', '#a47551', '#d8b894', '#8a6a4f']);
    const wide = r.between(34, 60);
    return rect(0, 0, 200, 200, { fill: wood }) + Array.from({ length: 7 }, (_, i) => rect(i * wide - 20, 0, wide - 2, 200, { fill: r.chance(0.5) ? lighter(wood, 0.12) : darker(wood, 0.08) }) +
      line(`M${n(i * wide - 20 + wide * r.between(0.2, 0.8))} 0q${n(r.around(0, 12))} 100 0 200`, darker(wood, 0.22), 1.2)).join('');
  },
  grass(r) {
    const green = r.pick(['#7cb342', '#8bae52', '#5d8a3a']);
    const blades = dark => Array.from({ length: 16 }, () => `M${n(r.between(0, 200))} ${n(r.between(10, 205))}q${n(r.around(0, 8))} -10 ${n(r.around(0, 14))} ${n(-r.between(12, 26))}`).join('');
    return rect(0, 0, 200, 200, { fill: green }) + line(blades(), darker(green, 0.25), 2) + line(blades(), lighter(green, 0.3), 2);
  },
  stones(r) {
    const grey = r.pick(['#adb5bd', '#b8aea0', '#868e96']);
    return rect(0, 0, 200, 200, { fill: darker(grey, 0.3) }) + Array.from({ length: 20 }, (_, i) => rect((i % 4) * 56 - (Math.floor(i / 4) % 2) * 28, Math.floor(i / 4) * 42, 52, 38, { fill: mix(grey, '#ffffff', r.between(0, 0.22)) }, 5)).join('');
  },
  gravel(r) {
    const grey = r.pick(['#6c757d', '#9c8f7f', '#555b61']);
    return rect(0, 0, 200, 200, { fill: grey }) + Array.from({ length: 24 }, () => circle(r.between(0, 200), r.between(0, 200), r.between(1.5, 5), { fill: r.chance(0.5) ? lighter(grey, 0.25) : darker(grey, 0.25) })).join('');
  },
  sky: r => gradient('g', [0, 0, r.around(0, 0.6), 1], [[0, r.pick(['#74c0fc', '#a5d8ff', '#ced4da'])], [1, r.pick(['#e7f5ff', '#fff3bf', '#f8f9fa'])]]) + rect(0, 0, 200, 200, { fill: 'url(#g)' }),
};

/** One leaf, 200 by 200. */
export function draw(kind, seed) {
  const r = random(`leaves ${seed}`);
  const ground = grounds[r.pick(Object.keys(grounds))](r);
  const leaf = outlines[kind](r);
  const [inner, outer] = [r.pick(autumn), r.pick(autumn)];
  const edge = darker(mix(inner, outer, 0.5), r.between(0.3, 0.5));
  const vein = r.chance(0.6) ? lighter(inner, 0.45) : darker(inner, 0.35);
  const stalk = `M0 2Q${n(r.around(0, 12))} ${n(r.between(10, 18))} ${n(r.around(0, 18))} ${n(r.between(22, 36))}`;
  const bites = Array.from({ length: r.chance(0.45) ? r.whole(1, 2) : 0 }, () => leaf.edge(leaf.veins));
  const holes = bites.map(([x, y]) => path(blob(r, x * 1.1, y * 1.05, r.between(6, 12)), { fill: '#000000' })).join('');
  const mask = bites.length ? `<mask id="m">${rect(-150, -180, 300, 230, { fill: '#ffffff' })}${holes}</mask>` : '';
  const spots = Array.from({ length: r.chance(0.5) ? r.whole(2, 7) : 0 }, () => {
    const [from, to] = leaf.veins[r.whole(0, leaf.veins.length - 1)];
    const share = r.between(0.1, 0.75);
    return path(blob(r, from[0] + (to[0] - from[0]) * share + r.around(0, 3), from[1] + (to[1] - from[1]) * share + r.around(0, 4), r.between(2, 5), 6), { fill: r.pick(['#4a2c17', '#7f4f24', '#2f3e1f']), fillOpacity: r.between(0.45, 0.85) });
  }).join('');
  const light = gradient('f', [0.5, 1, r.between(0.1, 0.9), 0], [[0, inner], [r.between(0.35, 0.65), mix(inner, outer, 0.45)], [1, outer]]);
  const place = `rotate(${n(r.around(0, 15))}) scale(${Math.round(Math.min(r.between(0.82, 1.12), 178 / (leaf.length + 30)) * 100) / 100}) translate(0 ${n(leaf.length / 2 - 8)})`;
  const [x, y] = [r.around(100, 14), r.around(100, 10)];
  const masked = content => (mask ? `<g mask="url(#m)">${content}</g>` : content);
  const shadow = r.chance(0.7) ? group(`translate(${n(x + r.between(2, 6))} ${n(y + r.between(3, 8))}) ${place}`, masked(path(leaf.d, { fill: '#000000', fillOpacity: r.between(0.15, 0.3) }))) : '';
  return drawing(200, 200, ground, mask, light, shadow, group(`translate(${n(x)} ${n(y)}) ${place}`,
    line(stalk, edge, r.between(3, 4.5)),
    masked(
      path(leaf.d, { fill: 'url(#f)', stroke: edge, strokeWidth: r.between(1, 2.4), strokeLinejoin: 'round' }) +
      line(leaf.veins.map(([a, b]) => `M${n(a[0])} ${n(a[1])}Q${n((a[0] + b[0]) / 2)} ${n((a[1] + b[1]) / 2 - 3)} ${n(b[0])} ${n(b[1])}`).join(''), vein, r.between(1, 1.8), { strokeOpacity: 0.85 }) +
      line(curve(leaf.rib, false), vein, r.between(2, 3)) + spots)));
}
