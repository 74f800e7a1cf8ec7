/** Sounds as WAV files: 16 kHz, one channel, 16 bits, as the host keeps them. */
import { RATE } from './microphone.js';

/** @param {Int16Array} samples 16 kHz @returns {Blob} */
export function toWav(samples) {
  const header = new DataView(new ArrayBuffer(44));
  const text = (at, value) => [...value].forEach((c, i) => header.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  header.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, RATE, true);
  header.setUint32(28, RATE * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, 'data');
  header.setUint32(40, samples.length * 2, true);
  return new Blob([header, samples], { type: 'audio/wav' });
}

/** A sound file of any format that this browser plays. @param {Blob} file @returns {Promise<Int16Array>} 16 kHz; throws for what is no sound */
export async function decodeSound(file) {
  // A context of our rate: the browser brings the file to it with its best resampler.
  const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await file.arrayBuffer());
  const samples = new Int16Array(buffer.length);
  for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
    const data = buffer.getChannelData(channel);
    for (let i = 0; i < samples.length; i++)
      samples[i] = Math.max(-32768, Math.min(32767, samples[i] + Math.round(data[i] * 32767 / buffer.numberOfChannels)));
  }
  return samples;
}

/** Cuts a sound into pieces of one second; what is left at the end, when it is half a second at least, is a piece too. @returns {Int16Array[]} */
export function cutIntoSeconds(samples) {
  const pieces = [];
  for (let at = 0; at < samples.length; at += RATE)
    if (samples.length - at >= RATE / 2 || at === 0)
      pieces.push(samples.slice(at, at + RATE));
  return pieces;
}

/** How a sound is: `silent`, `quiet`, `clipped` or `good`. The limits are those of the tips before training. @param {Int16Array} samples */
export function judge(samples) {
  let loudest = 0;
  let full = 0;
  let sum = 0;
  const sums = [];
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] / 32768;
    sum += value * value;
    full += Math.abs(value) >= .97 ? 1 : 0;
    if (i % 1600 === 1599 || i === samples.length - 1) {
      sums.push(sum);
      sum = 0;
    }
  }
  // The loudest second, in steps of a tenth.
  for (let i = 0; i < sums.length; i++)
    loudest = Math.max(loudest, sums.slice(Math.max(0, i - 9), i + 1).reduce((a, b) => a + b, 0) / Math.min(samples.length, RATE));
  const decibels = 10 * Math.log10(loudest + 1e-12);
  if (decibels < -60)
    return 'silent';
  if (full >= .015 * samples.length)
    return 'clipped';
  return decibels < -50 ? 'quiet' : 'good';
}
