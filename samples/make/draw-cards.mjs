// What the cards of the samples with lists show: moods, animals, ice cream, a book. All 140 by 140, their middle at (70, 70).
import { circle, corners, darker, drawing, ellipse, lighter, line, path, rect } from './svg.mjs';

const ink = '#2b2f4a';
const edge = { stroke: ink, strokeWidth: 4, strokeLinejoin: 'round' };
const card = (...content) => drawing(140, 140, content);
const question = line('M52 50Q52 30 70 30Q90 30 90 48Q90 60 76 66Q70 70 70 82', ink, 9) + circle(70, 104, 6, { fill: ink });

const moods = {
  'not sure': ['#ced4da', 'M50 92L90 92', ''],
  happy: ['#ffd43b', 'M42 84Q70 116 98 84', ''],
  sad: ['#74c0fc', 'M46 100Q70 76 94 100', path('M44 72Q34 90 44 92Q54 90 44 72Z', { fill: '#e7f5ff', stroke: ink, strokeWidth: 2 })],
  angry: ['#ff8787', 'M48 98Q70 82 92 98', line('M36 44L60 54M104 44L80 54', ink, 6)],
};

/** A face of a mood. */
export function face(mood) {
  const [colour, mouth, more] = moods[mood];
  return card(circle(70, 70, 58, { fill: colour, ...edge }), circle(50, 62, 6, { fill: ink }), circle(90, 62, 6, { fill: ink }), line(mouth, ink, 6), more);
}

const animals = {
  'not sure': () => question,
  bird: () =>
    ellipse(64, 80, 38, 28, { fill: '#ffd43b', ...edge }) + circle(96, 50, 20, { fill: '#ffd43b', ...edge }) + path(corners([[114, 46], [134, 54], [113, 60]]), { fill: '#ff922b', ...edge }) +
    path(corners([[44, 72], [76, 76], [50, 96]]), { fill: '#f59f00', ...edge }) + line('M56 108L54 128M72 108L74 128', ink, 5) + circle(100, 46, 4, { fill: ink }),
  mammal: () =>
    line('M24 74Q8 60 14 44', ink, 6) + [34, 50, 78, 94].map(x => rect(x, 92, 12, 34, { fill: '#d9a066', ...edge }, 4)).join('') +
    rect(24, 62, 86, 40, { fill: '#e8b884', ...edge }, 20) + circle(108, 52, 22, { fill: '#e8b884', ...edge }) + ellipse(92, 40, 8, 14, { fill: '#b3794f', ...edge }) +
    circle(114, 48, 4, { fill: ink }) + circle(128, 56, 5, { fill: ink }),
  fish: () =>
    path(corners([[40, 70], [10, 44], [10, 96]]), { fill: '#4dabf7', ...edge }) + ellipse(80, 70, 50, 30, { fill: '#74c0fc', ...edge }) +
    path(corners([[66, 66], [90, 76], [62, 86]]), { fill: '#4dabf7', ...edge }) + circle(108, 62, 5, { fill: ink }) + line('M116 82Q122 82 126 76', ink, 4),
  insect: () =>
    line('M44 84L24 102M70 88L70 112M96 84L116 102M44 64L24 46M70 60L70 32M96 64L116 46', ink, 5) + ellipse(64, 74, 42, 26, { fill: '#ff6b6b', ...edge }) + circle(112, 74, 15, { fill: ink }) +
    line('M22 74L106 74', ink, 4) + [[48, 62], [78, 60], [48, 86], [78, 88]].map(([x, y]) => circle(x, y, 6, { fill: ink })).join('') + line('M118 62L130 48M122 68L136 60', ink, 3),
};
/** An animal of a kind. */
export const animal = kind => card(animals[kind]());

const flavours = ['#ffc9de', '#fff3bf', '#c0eb75'];
const places = [[70, 62], [56, 40], [84, 38]];
/** A cone of one, two or three scoops. */
export const iceCream = scoops => {
  const count = ['one scoop', 'two scoops', 'three scoops'].indexOf(scoops) + 1;
  return card(
    Array.from({ length: count }, (_, i) => circle(...places[count - 1 - i], 24, { fill: flavours[count - 1 - i], ...edge })),
    path(corners([[44, 74], [96, 74], [70, 134]]), { fill: '#e8b884', ...edge }), line('M56 76L78 116M84 76L62 116', darker('#e8b884', 0.3), 3));
};

/** A book, open at a page with a small dragon. */
export const book = () => {
  const page = { fill: '#fff9db', ...edge };
  return card(
    path('M70 36Q40 22 12 34L12 114Q40 104 70 118Z', page), path('M70 36Q100 22 128 34L128 114Q100 104 70 118Z', page),
    line('M24 52L58 56M24 66L58 70M24 80L58 84M24 94L50 97', '#adb5bd', 4),
    ellipse(98, 84, 20, 14, { fill: '#69db7c', ...edge }), circle(112, 62, 11, { fill: lighter('#69db7c', 0.2), ...edge }), circle(115, 60, 2.5, { fill: ink }),
    path(corners([[92, 74], [80, 50], [104, 70]]), { fill: '#ff922b', ...edge }));
};
