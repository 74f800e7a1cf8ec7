// Draws and writes every sample. Run from anywhere: node samples/make/make.mjs
import { writeFileSync } from 'node:fs';
import { build, samples } from './samples.mjs';

for (const [name, sample] of samples) {
  const bytes = build(sample);
  writeFileSync(new URL(`../${name}.sb3`, import.meta.url), bytes);
  console.log(`samples/${name}.sb3: ${sample.labels.join(', ')}; ${Math.round(bytes.length / 1024)} KB`);
}
