// One SVG with many costumes side by side, to look at them: node sheet.mjs SAMPLE[,SAMPLE] SIZE COLUMNS [train|test|NUMBER] > sheet.svg
import { samples, costumeNames } from './samples.mjs';

const [names, size, columns, which] = process.argv.slice(2);
const side = Number(size);
const chosen = list => (which === 'test' ? list.slice(12) : which === 'train' ? list.slice(0, 12) : list.slice(0, Number(which) || list.length));
const pictures = samples
  .filter(([name]) => names.split(',').includes(name))
  .flatMap(([, sample]) => sample.labels.flatMap(label => chosen(costumeNames(label)).map(name => sample.draw(label, name))));
const rows = Math.ceil(pictures.length / columns);
const cells = pictures.map((svg, i) =>
  `<image x="${(i % columns) * (side + 4) + 4}" y="${Math.floor(i / columns) * (side + 4) + 4}" width="${side}" height="${side}" xlink:href="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"/>`);
process.stdout.write(
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${columns * (side + 4) + 4}" height="${rows * (side + 4) + 4}"><rect width="100%" height="100%" fill="#fff"/>${cells.join('')}</svg>`);
