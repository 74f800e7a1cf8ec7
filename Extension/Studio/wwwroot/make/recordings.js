/** Ways to get a sound: recorded, from files. Each gives `[{ name, blob }]` with WAV files. */
import { recordDialog, toWav } from '/shell/recorder.js';
import { t } from '/shell/texts.js';

export async function recordSound() {
  const blob = await recordDialog();
  return blob ? [{ name: t('make.recording'), blob }] : [];
}

export async function pickSounds() {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: 'audio/*', multiple: true });
  const files = await new Promise(resolve => {
    input.onchange = () => resolve([...input.files]);
    input.oncancel = () => resolve([]);
    input.click();
  });
  return Promise.all(files.map(async file => ({ name: file.name.replace(/\.[^.]+$/, ''), blob: await toWav(file) })));
}
