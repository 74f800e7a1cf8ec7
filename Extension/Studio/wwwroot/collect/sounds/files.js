import { confirm } from '/shell/dialog.js';
import { RATE } from '/shell/microphone.js';
import { t } from '/shell/texts.js';
import { cutIntoSeconds, decodeSound, toWav } from '/shell/wav.js';

/** Files in one go; a folder of recordings has some hundred. */
const MOST_FILES = 2000;
const MOST_BYTES = 96 * 1024 * 1024;
const LONG_SECONDS = 3;

/** Whether a file may be a sound, by type or name. */
export const isSound = file => file.type.startsWith('audio/') || /\.(wav|mp3|ogg|oga|opus|m4a|aac|flac|weba|webm|aif|aiff)$/i.test(file.name);

/**
 * Sound files of any format that the browser plays → WAV files at 16 kHz; long ones in pieces of a second, if the person wants.
 * @param {File[]} files @param {(done: number, all: number) => void} progress
 * @returns {Promise<{ sounds: { name: string, blob: Blob }[], refused: string[] }>}
 */
export async function prepareSounds(files, progress) {
  const [sounds, refused] = [[], []];
  let cut;
  for (const [at, file] of files.slice(0, MOST_FILES).entries()) {
    progress(at, files.length);
    let samples;
    try {
      if (file.size > MOST_BYTES)
        throw new Error('too large');
      samples = await decodeSound(file);
    } catch {
      refused.push(file.name);
      continue;
    }
    const seconds = samples.length / RATE;
    const pieces = cutIntoSeconds(samples);
    if (seconds >= LONG_SECONDS && cut === undefined)
      cut = await confirm(t('sounds.long'), t('sounds.longAsk', { name: file.name, seconds: Math.round(seconds), count: pieces.length }), t('sounds.longYes'), { no: t('sounds.longNo') });
    const name = file.webkitRelativePath || file.name;
    if (seconds >= LONG_SECONDS && cut)
      pieces.forEach((piece, i) => sounds.push({ name: `${name} ${i + 1}`, blob: toWav(piece) }));
    else
      sounds.push({ name, blob: toWav(samples) });
  }
  return { sounds, refused: [...refused, ...files.slice(MOST_FILES).map(file => file.name)] };
}
