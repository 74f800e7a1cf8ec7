// Draws and writes every sample. Run from anywhere: node samples/make/make.mjs
import { writeFileSync } from 'node:fs';
import { projects } from './samples.mjs';

for (const [name, labels, bytes] of projects()) {
  writeFileSync(new URL(`../${name}.sb3`, import.meta.url), bytes);
  console.log(`samples/${name}.sb3: ${labels.join(', ')}; ${Math.round(bytes.length / 1024)} KB`);
}
