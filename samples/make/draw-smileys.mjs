// Smileys: happy, sad, surprised. What tells them apart is mouth, brows and eyes; everything else is chance.
import { blob, circle, corners, curve, darker, drawing, ellipse, gradient, group, lighter, line, mix, n, path, rect } from './svg.mjs';
import { random } from './random.mjs';

export const labels = ['happy', 'sad', 'surprised'];

const faces = ['#ffd43b', '#ffd43b', '#ffe066', '#fcc419', '#ffc078', '#f2c9a1', '#d9a066', '#b3794f', '#8ce99a', '#faa2c1', '#b197fc'];
const walls = ['#e7f5ff', '#fff4e6', '#ebfbee', '#f8f0fc', '#e9ecef', '#d0ebff', '#ffe3e3', '#dee2e6', '#bac8ff', '#b2f2bb'];
const bright = ['#e03131', '#1971c2', '#2f9e44', '#f08c00', '#9c36b5', '#0c8599', '#343a40'];
const hairs = ['#2b1d14', '#5c3a1e', '#b5651d', '#e8b04b', '#d9480f', '#868e96', '#6741d9'];

function background(r) {
  const wall = r.pick(walls);
  const other = mix(wall, r.pick(bright), r.between(0.08, 0.2));
  const paper = rect(0, 0, 200, 200, { fill: wall });
  switch (r.whole(0, 4)) {
    case 0: {
      const turn = r.between(-50, 50);
      const width = r.between(14, 34);
      return paper + group(`rotate(${n(turn)} 100 100)`, Array.from({ length: 8 }, (_, i) => rect(-60 + i * 2 * width, -60, width, 320, { fill: other })));
    }
    case 1:
      return paper + Array.from({ length: 14 }, () => circle(r.between(0, 200), r.between(0, 200), r.between(4, 11), { fill: other })).join('');
    case 2: {
      const top = r.between(110, 150);
      return paper + path(`${curve([[-10, top], [50, top - r.between(0, 25)], [120, top + r.between(0, 20)], [210, top - 8]], false)}L210 210L-10 210Z`, { fill: other });
    }
    case 3:
      return gradient('b', [0, 0, r.between(-0.5, 0.5), 1], [[0, wall], [1, other]]) + rect(0, 0, 200, 200, { fill: 'url(#b)' });
    default:
      return paper + path(blob(r, r.between(40, 160), r.between(40, 160), 80), { fill: other });
  }
}

function head(r, mood, skin, ink, width) {
  const wide = r.between(58, 68);
  const high = wide * r.around(1, 0.12);
  const square = r.around(1, 0.07);
  const points = Array.from({ length: 12 }, (_, i) => {
    const angle = (i / 12) * 2 * Math.PI;
    const bulge = i % 3 === 0 ? 1 : square;
    return [wide * bulge * Math.cos(angle) + r.around(0, 1.2), high * bulge * Math.sin(angle) + r.around(0, 1.2)];
  });
  // A gloomy forehead, as comics draw it.
  const top = mood === 'sad' && r.chance(0.95) ? mix(skin, '#3b5bdb', r.between(0.6, 0.85)) : lighter(skin, r.between(0.15, 0.45));
  const light = gradient('f', [0.4, 0, r.between(0.45, 0.7), 1], [[0, top], [mood === 'sad' ? 0.7 : 0.55, skin], [1, darker(skin, r.between(0, 0.16))]]);
  return { wide, high, svg: light + path(curve(points), { fill: 'url(#f)', stroke: ink, strokeWidth: width }) };
}

const arc = (x, y, half, bend) => `M${n(x - half)} ${n(y)}Q${n(x)} ${n(y + 2 * bend)} ${n(x + half)} ${n(y)}`;

function eyes(r, mood, ink, width, gap, y) {
  const style = r.pick({ happy: ['dot', 'arc', 'arc', 'arc', 'arc', 'wink'], sad: ['shut', 'dot', 'lid', 'lid', 'lid'], surprised: ['dot', 'white', 'white', 'white', 'white'] }[mood]);
  const size = r.between(6, 8.5) * (mood === 'surprised' ? 1.25 : 1);
  const look = [r.around(0, 3), r.around(mood === 'sad' ? 2 : 0, 2)];
  return [-1, 1].map(side => {
    const x = side * gap;
    const closed = style === 'arc' || (style === 'wink' && side === 1);
    if (style === 'shut') return line(arc(x, y, size + 3, size * 0.7), ink, width);
    if (closed) return line(arc(x, y + 3, size + 3, -size * 0.8), ink, width);
    if (style === 'dot' || style === 'wink') return ellipse(x, y, size * 0.8, size * r.between(0.9, 1.3), { fill: ink });
    const white = ellipse(x, y, size * 1.5, size * (mood === 'surprised' ? 1.9 : 1.6), { fill: '#ffffff', stroke: ink, strokeWidth: width * 0.6 });
    const pupil = circle(x + look[0], y + look[1], size * 0.7, { fill: ink }) + circle(x + look[0] - 2, y + look[1] - 2, 1.6, { fill: '#ffffff' });
    return white + pupil + (style === 'lid' ? line(arc(x, y - size * 0.9, size * 1.5, -2), ink, width) : '');
  }).join('');
}

function brows(r, mood, colour, width, gap, y) {
  if (r.chance({ happy: 0.6, sad: 0.15, surprised: 0.2 }[mood])) return '';
  const tilt = mood === 'sad' ? r.between(4, 8) : r.around(0, 1.5);
  const lift = mood === 'surprised' ? r.between(6, 13) : r.between(0, 4);
  return [-1, 1].map(side => {
    const [inner, outer] = [side * (gap - 8), side * (gap + 10)];
    const top = y - 17 - lift;
    return line(`M${n(inner)} ${n(top - tilt)}Q${n(side * gap)} ${n(top - 5 - Math.abs(tilt) / 3)} ${n(outer)} ${n(top + tilt)}`, colour, width);
  }).join('');
}

function mouth(r, mood, ink, width, y) {
  const half = r.between(30, 40);
  if (mood === 'happy') {
    const bend = r.between(17, 26);
    if (r.chance(0.12)) return line(arc(0, y - bend / 2, half, bend), ink, width * 1.2) + (r.chance(0.4) ? [-1, 1].map(s => line(arc(s * half, y - bend / 2, 4, -2), ink, width * 0.8)).join('') : '');
    const open = `M${n(-half)} ${n(y - 7)}Q0 ${n(y - 7 + r.between(0, 6))} ${n(half)} ${n(y - 7)}Q${n(half * 0.7)} ${n(y + bend * 1.3)} 0 ${n(y + bend * 1.3)}Q${n(-half * 0.7)} ${n(y + bend * 1.3)} ${n(-half)} ${n(y - 7)}Z`;
    const inside = r.chance(0.5) ? ellipse(0, y + bend * 0.8, half * 0.42, bend * 0.36, { fill: '#e8590c' }) : rect(-half * 0.7, y - 5, half * 1.4, 6, { fill: '#ffffff' }, 2);
    return path(open, { fill: '#6b1d1d', stroke: ink, strokeWidth: width, strokeLinejoin: 'round' }) + inside;
  }
  if (mood === 'sad') {
    const bend = r.between(10, 18);
    const low = y + bend / 2 + 2;
    if (r.chance(0.8)) return line(arc(r.around(0, 3), low, half * 0.9, -bend), ink, width * 1.5);
    return line(`M${n(-half * 0.8)} ${n(low)}Q${n(-half * 0.5)} ${n(low - bend * 1.5)} 0 ${n(low - bend)}T${n(half * 0.8)} ${n(low)}`, ink, width * 1.3);
  }
  const round = r.between(12, 19);
  const tall = round * r.between(1, 1.4);
  return ellipse(r.around(0, 3), y, round, tall, { fill: '#6b1d1d', stroke: ink, strokeWidth: width }) + (r.chance(0.4) ? ellipse(0, y + tall * 0.5, round * 0.55, tall * 0.3, { fill: '#e8590c' }) : '');
}

function tears(r, gap, y) {
  const blue = { fill: '#4dabf7', stroke: '#1971c2', strokeWidth: 1.2 };
  const sides = r.pick([[-1], [1], [-1, 1], [-1, 1], [-1, 1], [-1, 1]]);
  if (r.chance(0.65)) return sides.map(s => path(`M${n(s * gap - 4)} ${n(y)}h8l${n(s * 5)} ${n(r.between(32, 44))}q-6 7 -12 0Z`, { ...blue, fillOpacity: 0.8 })).join('');
  const drop = r.between(22, 30);
  return sides.map(s => path(`M${n(s * (gap + 3))} ${n(y)}q${n(drop * 0.6)} ${n(drop * 0.8)} 0 ${n(drop)}q${n(-drop * 0.6)} ${n(-drop * 0.2)} 0 ${n(-drop)}Z`, blue)).join('');
}

function hair(r, wide, high, colour, width) {
  const style = { fill: colour, stroke: darker(colour, 0.3), strokeWidth: width * 0.6, strokeLinejoin: 'round' };
  const top = -high;
  switch (r.whole(0, 3)) {
    case 0: {
      const spikes = [];
      for (let i = 0; i <= 8; i++) spikes.push([-wide * 0.8 + i * wide * 0.2, (i % 2 ? top - r.between(8, 22) : top + 10) + Math.abs(i - 4) * high * 0.09]);
      return path(corners([...spikes, [wide * 0.5, -high * 0.62], [0, -high * 0.72], [-wide * 0.5, -high * 0.62]]), style);
    }
    case 1:
      return Array.from({ length: 7 }, (_, i) => {
        const angle = Math.PI * (1.08 + (i / 6) * 0.84);
        return circle(wide * 0.95 * Math.cos(angle), high * 0.95 * Math.sin(angle), r.between(12, 18), style);
      }).join('');
    case 2:
      return path(`M${n(-wide)} ${n(-high * 0.2)}C${n(-wide)} ${n(top * 1.5)} ${n(wide)} ${n(top * 1.5)} ${n(wide)} ${n(-high * 0.2)}Q${n(wide * 0.6)} ${n(-high * 0.75)} ${n(r.around(0, wide * 0.5))} ${n(-high * 0.6)}Q${n(-wide * 0.7)} ${n(-high * 0.7)} ${n(-wide)} ${n(-high * 0.2)}Z`, style);
    default:
      return [-1, 0, 1].map(i => line(`M0 ${n(top + 2)}q${n(i * 6)} -12 ${n(i * 13 + 3)} ${n(-14 - r.between(0, 6))}`, colour, width * 1.3)).join('');
  }
}

function hat(r, wide, high, colour, width) {
  const ink = darker(colour, 0.45);
  const style = { fill: colour, stroke: ink, strokeWidth: width * 0.7, strokeLinejoin: 'round' };
  const band = lighter(colour, 0.5);
  const brim = -high * 0.72;
  switch (r.whole(0, 3)) {
    case 0:
      return path(corners([[-wide * 0.42, brim], [wide * 0.42, brim], [r.around(0, 8), brim - 50]]), style) + circle(0, brim - 50, 7, { fill: band }) + line(`M${n(-wide * 0.28)} ${n(brim - 14)}L${n(wide * 0.26)} ${n(brim - 20)}`, band, 4);
    case 1: {
      const side = r.sign();
      return path(`M${n(-wide * 0.8)} ${n(brim + 6)}C${n(-wide * 0.8)} ${n(brim - 46)} ${n(wide * 0.8)} ${n(brim - 46)} ${n(wide * 0.8)} ${n(brim + 6)}Z`, style) + path(`M${n(side * wide * 0.2)} ${n(brim + 6)}Q${n(side * wide)} ${n(brim - 10)} ${n(side * wide * 1.35)} ${n(brim + 8)}Z`, style);
    }
    case 2:
      return path(`M${n(-wide * 0.85)} ${n(brim + 8)}C${n(-wide)} ${n(brim - 52)} ${n(wide)} ${n(brim - 52)} ${n(wide * 0.85)} ${n(brim + 8)}Z`, style) + rect(-wide * 0.92, brim - 4, wide * 1.84, 15, { ...style, fill: band }, 7) + circle(0, brim - 36, 10, { ...style, fill: band });
    default:
      return rect(-wide * 0.5, brim - 40, wide, 44, style, 3) + rect(-wide * 0.5, brim - 12, wide, 9, { fill: band }) + rect(-wide * 0.95, brim - 1, wide * 1.9, 8, style, 4);
  }
}

function glasses(r, gap, y) {
  const colour = r.pick(bright);
  const size = r.between(14, 18);
  const glass = { fill: r.chance(0.3) ? '#a5d8ff' : 'none', fillOpacity: 0.35, stroke: colour, strokeWidth: r.between(2.5, 4) };
  const round = r.chance(0.6);
  const lenses = [-1, 1].map(s => (round ? circle(s * gap, y, size, glass) : rect(s * gap - size, y - size * 0.8, 2 * size, 1.6 * size, glass, 4)));
  return lenses.join('') + line(`M${n(size - gap)} ${n(y)}Q0 ${n(y - 6)} ${n(gap - size)} ${n(y)}`, colour, 3);
}

/** One smiley, 200 by 200. */
export function draw(mood, seed) {
  const r = random(`smileys ${seed}`);
  const skin = r.pick(faces);
  const ink = mix(darker(skin, 0.75), '#1b1b2f', 0.5);
  const width = r.between(2.5, 5.5);
  const { wide, high, svg } = head(r, mood, skin, r.chance(0.75) ? ink : darker(skin, 0.25), width);
  const gap = r.between(19, 27);
  const eyeY = -r.between(8, 16);
  const extras = [];
  const wears = r.whole(0, 9);
  const hairColour = r.pick(hairs);
  const behind = [-1, 1].map(s => (wears >= 8 ? circle(s * wide, -4, 11, { fill: skin, stroke: ink, strokeWidth: width * 0.7 }) : '')).join('');
  if (wears === 0 || wears === 1) extras.push(hair(r, wide, high, hairColour, width));
  if (wears === 2 || wears === 3) extras.push(hat(r, wide, high, r.pick(bright), width));
  if (r.chance(0.18)) extras.push(glasses(r, gap, eyeY));
  const cheeks = r.chance(mood === 'happy' ? 0.7 : 0.1) ? [-1, 1].map(s => ellipse(s * wide * 0.62, 14, 10, 7, { fill: '#f03e3e', fillOpacity: r.between(0.2, 0.45) })).join('') : '';
  const freckles = r.chance(0.2) ? [-1, 1].flatMap(s => [0, 7, 14].map(d => circle(s * (22 + d), 11 + (d % 2) * 5, 1.6, { fill: darker(skin, 0.45) }))).join('') : '';
  const nose = r.chance(0.3) ? line(`M-2 0q${n(r.between(3, 7))} 7 0 10`, darker(skin, 0.45), width * 0.7) : '';
  const tear = mood === 'sad' && r.chance(0.9) ? tears(r, gap, eyeY + 9) : '';
  const size = r.between(1.1, 1.3);
  return drawing(200, 200, background(r), group(
    `translate(${n(r.around(100, 9))} ${n(r.around(108, 6))}) rotate(${n(r.around(0, 12))}) scale(${Math.round(size * 100) / 100})`,
    behind, svg, cheeks, freckles, nose,
    eyes(r, mood, ink, width, gap, eyeY),
    brows(r, mood, wears < 2 ? darker(hairColour, 0.2) : ink, width, gap, eyeY),
    mouth(r, mood, ink, width, r.between(27, 35)),
    tear, extras));
}
