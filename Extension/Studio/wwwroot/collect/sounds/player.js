import { RATE } from '/shell/microphone.js';
import { toWav } from '/shell/wav.js';

const player = new Audio();
let ended = null;

/** Plays one sound at a time. @param {string|Int16Array} sound an address or samples @param {() => void} [done] @returns {Promise<void>} when it has begun */
export async function play(sound, done) {
  stop();
  const own = typeof sound === 'string' ? null : URL.createObjectURL(toWav(sound));
  ended = () => {
    if (own)
      URL.revokeObjectURL(own);
    done?.();
  };
  player.src = own ?? sound;
  player.onended = player.onerror = stop;
  try {
    await player.play();
  } catch (error) {
    // Stopped before it began.
    if (error.name !== 'AbortError')
      throw error;
  }
}

export function stop() {
  player.pause();
  const tell = ended;
  ended = null;
  tell?.();
}

export const secondsOf = samples => samples.length / RATE;
