// The robot birds: one body, three colours, and a beak that is shut or sings.
import { circle, corners, darker, drawing, ellipse, gradient, lighter, line, path } from './svg.mjs';

const ink = '#2b2f4a';
const looks = { cheeper: ['#ffd43b', 3], triller: ['#ff8787', 5], whistler: ['#63e6be', 1] };

/** A bird of one kind, 140 by 140, its middle at (70, 70). */
export function bird(kind, sings) {
  const [colour, feathers] = looks[kind];
  const edge = { stroke: ink, strokeWidth: 4, strokeLinejoin: 'round' };
  const crest = Array.from({ length: feathers }, (_, i) => {
    const lean = (i - (feathers - 1) / 2) * 9;
    return `M${84 + lean / 2} 34L${84 + lean * 1.6} 14`;
  });
  return drawing(140, 140, gradient('b', [0, 0, 0.4, 1], [[0, lighter(colour, 0.35)], [1, darker(colour, 0.08)]]),
    ellipse(68, 132, 40, 5, { fill: '#000000', fillOpacity: 0.15 }),
    line('M58 108L54 130M78 108L82 130', ink, 5),
    line(crest.join(''), ink, 4),
    path(corners([[34, 82], [4, 66], [10, 96]]), { fill: darker(colour, 0.2), ...edge }),
    circle(66, 78, 36, { fill: 'url(#b)', ...edge }),
    circle(84, 54, 24, { fill: 'url(#b)', ...edge }),
    path(corners([[44, 72], [76, 76], [52, 98]]), { fill: darker(colour, 0.2), ...edge }),
    circle(90, 50, 7, { fill: '#ffffff', stroke: ink, strokeWidth: 3 }) + circle(92, 50, 3, { fill: ink }),
    path(corners(sings ? [[106, 50], [134, 36], [110, 58]] : [[106, 52], [134, 58], [108, 64]]), { fill: '#ff922b', ...edge }),
    sings ? path(corners([[106, 60], [130, 74], [102, 68]]), { fill: '#ff922b', ...edge }) : '');
}
