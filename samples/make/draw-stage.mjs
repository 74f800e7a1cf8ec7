// The robot Bit, who leads through every sample, and the backdrops.
import { circle, corners, curve, darker, drawing, ellipse, gradient, lighter, line, n, path, rect } from './svg.mjs';
import { random } from './random.mjs';

const ink = '#2b2f4a';
const faces = {
  calm: [circle(-19, 0, 6, { fill: '#99e9f2' }) + circle(19, 0, 6, { fill: '#99e9f2' }), 'M-14 18Q0 24 14 18'],
  happy: [line('M-26 2Q-19 -9 -12 2M12 2Q19 -9 26 2', '#99e9f2', 5), 'M-18 15Q0 33 18 15'],
  sad: [circle(-19, 2, 6, { fill: '#99e9f2' }) + circle(19, 2, 6, { fill: '#99e9f2' }) + line('M-28 -8L-14 -13M28 -8L14 -13', '#99e9f2', 4), 'M-14 24Q0 12 14 24'],
  surprised: [circle(-19, -2, 9, { fill: '#99e9f2' }) + circle(19, -2, 9, { fill: '#99e9f2' }), 'M-6 20A6 7 0 1 0 6 20A6 7 0 1 0 -6 20'],
};

/** The robot with one of its faces (calm, happy, sad, surprised), 140 by 180, its middle at (70, 90). */
export function robot(face, colour) {
  const [eyes, mouth] = faces[face];
  const edge = { stroke: ink, strokeWidth: 4, strokeLinejoin: 'round' };
  const dark = { fill: darker(colour, 0.25), ...edge };
  return drawing(140, 180, gradient('r', [0, 0, 0.4, 1], [[0, lighter(colour, 0.35)], [1, darker(colour, 0.08)]]),
    ellipse(70, 172, 46, 6, { fill: '#000000', fillOpacity: 0.15 }),
    line('M70 26L70 12', ink, 4), circle(70, 10, 7, { fill: '#ffd43b', ...edge, strokeWidth: 3 }),
    line('M34 122Q14 126 14 146M106 122Q128 116 126 96', ink, 9), circle(14, 148, 8, dark), circle(126, 92, 8, dark),
    rect(44, 152, 18, 18, dark, 5), rect(78, 152, 18, 18, dark, 5),
    rect(34, 102, 72, 56, { fill: 'url(#r)', ...edge }, 16),
    rect(10, 52, 10, 24, dark, 4), rect(120, 52, 10, 24, dark, 4),
    rect(16, 26, 108, 78, { fill: 'url(#r)', ...edge }, 24),
    rect(27, 38, 86, 54, { fill: ink }, 16),
    `<g transform="translate(70 60)">${eyes}${line(mouth, '#99e9f2', 4)}</g>`,
    path('M70 146C52 134 56 118 64 120Q70 122 70 126Q70 122 76 120C84 118 88 134 70 146Z', { fill: '#ff6b6b', stroke: ink, strokeWidth: 2.5 }));
}

// The board on which the pictures appear: its middle is at (90, 20) of the stage.
const board = colour =>
  line('M262 250L240 344M398 250L420 344M330 54L330 32', darker(colour, 0.35), 9) +
  rect(222, 52, 216, 216, { fill: colour, stroke: darker(colour, 0.4), strokeWidth: 4 }, 8) + rect(230, 60, 200, 200, { fill: '#f8f9fa' });

const scenes = {
  room() {
    const bunting = Array.from({ length: 12 }, (_, i) => path(corners([[i * 40 + 4, 14 + (i % 2) * 3], [i * 40 + 34, 14 + (i % 2) * 3], [i * 40 + 19, 42]]), { fill: ['#ff8787', '#ffd43b', '#69db7c', '#74c0fc'][i % 4] }));
    return rect(0, 0, 480, 360, { fill: '#e5dbff' }) + rect(0, 290, 480, 70, { fill: '#d9b38c' }) + line('M0 290L480 290', '#b08968', 5, { strokeLinecap: 'butt' }) + line('M0 12Q240 20 480 12', '#868e96', 2) + bunting.join('');
  },
  park() {
    const r = random('park');
    const leaves = Array.from({ length: 26 }, () => ellipse(r.between(0, 480), r.between(296, 356), r.between(4, 8), 3, { fill: r.pick(['#e8590c', '#fab005', '#a0522d', '#c92a2a']) }));
    const tree = (x, colour) => rect(x - 9, 180, 18, 110, { fill: '#8d5a3b' }) + [[-30, 150], [28, 146], [0, 110], [-6, 160]].map(([dx, y]) => circle(x + dx, y, 42, { fill: colour })).join('');
    return gradient('s', [0, 0, 0, 1], [[0, '#bfe3f7'], [1, '#fff3d6']]) + rect(0, 0, 480, 360, { fill: 'url(#s)' }) +
      path(`${curve([[-10, 270], [120, 240], [280, 268], [490, 236]], false)}L490 370L-10 370Z`, { fill: '#b5c96a' }) + tree(52, '#f08c00') + tree(466, '#d9480f') +
      path(`${curve([[-10, 300], [200, 286], [490, 304]], false)}L490 370L-10 370Z`, { fill: '#94ad4f' }) + leaves.join('');
  },
  street() {
    const house = (x, width, height, colour) => rect(x, 282 - height, width, height, { fill: colour }) + path(corners([[x - 8, 282 - height], [x + width + 8, 282 - height], [x + width / 2, 282 - height - 38]]), { fill: darker(colour, 0.35) }) +
      [0.2, 0.62].map(p => rect(x + width * p, 298 - height, width * 0.22, 26, { fill: '#fff3bf' }, 2)).join('');
    return gradient('s', [0, 0, 0, 1], [[0, '#a5d8ff'], [1, '#e7f5ff']]) + rect(0, 0, 480, 360, { fill: 'url(#s)' }) +
      house(14, 80, 96, '#ffa8a8') + house(112, 96, 130, '#ffe8a1') + house(440, 70, 110, '#b2f2bb') +
      rect(0, 280, 480, 16, { fill: '#ced4da' }) + rect(0, 296, 480, 64, { fill: '#868e96' }) +
      line(`M10 328L${n(480)} 328`, '#f8f9fa', 5, { strokeDasharray: '34 26', strokeLinecap: 'butt' });
  },
};

/** A backdrop (room, park, street) with the board, 480 by 360. */
export const backdrop = (scene, colour) => drawing(480, 360, scenes[scene](), board(colour));
