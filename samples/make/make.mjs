// Draws and writes every sample. Run from anywhere: node samples/make/make.mjs
import { writeFileSync } from 'node:fs';
import { programs } from './plugins.mjs';
import { projects } from './samples.mjs';

for (const [name, labels, bytes] of projects()) {
  writeFileSync(new URL(`../${name}.sb3`, import.meta.url), bytes);
  console.log(`samples/${name}.sb3: ${labels.join(', ')}; ${Math.round(bytes.length / 1024)} KB`);
}

for (const [path, bytes] of programs()) {
  writeFileSync(new URL(`../plugins/${path}`, import.meta.url), bytes);
  console.log(`samples/plugins/${path}; ${Math.round(bytes.length / 1024)} KB`);
}
