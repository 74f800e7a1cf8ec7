/** Ways to get a sound: recorded, from files. Each gives `[{ name, blob }]` with WAV files. */
import { Recorder } from '/collect/sounds/recorder.js';
import { toast } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { pickFiles } from '/shell/pick-files.js';
import { decodeSound, toWav } from '/shell/wav.js';
import { t } from '/shell/texts.js';
import { useStyles } from '/shell/view.js';

/** The recorder of Collect in a dialog; what it would add as an example becomes the sound. */
export async function recordSound() {
  await useStyles('/collect/sounds/sounds.css');
  let recorder;
  const sounds = await openDialog(t('make.record'), (close, update) => {
    if (!recorder) {
      recorder = new Recorder({ page: { element: document.querySelector('dialog:last-of-type'), update }, closeRecorder: () => close(), addSounds: (_, added) => close(added) }, null, { background: false });
      queueMicrotask(() => recorder.open());
    }
    return recorder.template();
  });
  recorder.close();
  return (sounds ?? []).slice(0, 1).map(({ blob }) => ({ name: t('make.recording'), blob }));
}

export async function pickSounds() {
  const sounds = [];
  for (const file of await pickFiles({ accept: 'audio/*', multiple: true }))
    try {
      sounds.push({ name: file.name.replace(/\.[^.]+$/, ''), blob: toWav(await decodeSound(file)) });
    } catch {
      toast(t('make.noSound', { name: file.name }));
    }
  return sounds;
}
