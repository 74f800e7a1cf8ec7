// Voices of three robot birds, and the noise between them. What tells the birds apart is how the pitch moves; how high, how fast and how loud it is says little.
import { random } from './random.mjs';

export const rate = 16000;
export const labels = ['cheeper', 'triller', 'whistler'];

/** Samples of a tone whose pitch and loudness follow functions of time (0 to 1); a second and third harmonic make it a robot's. */
function tone(r, seconds, hertz, loud) {
  const samples = new Float64Array(Math.round(seconds * rate));
  const [second, third] = [r.between(0, 0.35), r.between(0, 0.25)];
  let phase = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / samples.length;
    phase += (2 * Math.PI * hertz(t)) / rate;
    samples[i] = loud(t) * (Math.sin(phase) + second * Math.sin(2 * phase) + third * Math.sin(3 * phase));
  }
  return samples;
}

const silence = seconds => new Float64Array(Math.round(seconds * rate));
const hill = t => Math.sin(Math.PI * t) ** 0.5;

const voices = {
  /** A row of short calls, each rising. */
  cheeper(r) {
    const [low, rise] = [r.between(1500, 2300), r.between(1.35, 1.7)];
    const [call, pause] = [r.between(0.05, 0.08), r.between(0.05, 0.1)];
    return Array.from({ length: r.whole(3, 5) }, () => [tone(r, call, t => low * rise ** t * r.around(1, 0.01), hill), silence(pause * r.around(1, 0.15))]).flat();
  },
  /** Two pitches in quick turns. */
  triller(r) {
    const [middle, apart, turns] = [r.between(1500, 2700), r.between(0.1, 0.2), r.between(16, 26)];
    const seconds = r.between(0.5, 0.8);
    return [tone(r, seconds, t => middle * (1 + apart * Math.tanh(3 * Math.sin(2 * Math.PI * turns * seconds * t))), t => Math.min(1, 12 * t, 12 * (1 - t)))];
  },
  /** One long call that glides up or down. */
  whistler(r) {
    const [from, glide, sway] = [r.between(1500, 2500), r.between(1.25, 1.6) ** r.sign(), r.between(0, 0.02)];
    return [tone(r, r.between(0.5, 0.8), t => from * glide ** t * (1 + sway * Math.sin(40 * t)), hill)];
  },
};

const noises = {
  hiss: r => () => r.around(0, 2),
  rain: r => { let last = 0; return () => (last = 0.9 * last + 0.4 * r.around(0, 1)); },
  rumble: r => { let last = 0; return () => (last = 0.99 * last + 0.1 * r.around(0, 1)); },
  hum: r => { const pitch = r.pick([50, 100, 120]); return i => Math.sin((2 * Math.PI * pitch * i) / rate) + 0.3 * r.around(0, 1); },
  ticks: r => { let left = 0; return () => { left = r.chance(0.0006) ? 1 : left * 0.98; return left * r.around(0, 4) + r.around(0, 0.1); }; },
};

const level = samples => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
const scaled = (samples, decibels) => samples.map(s => (s * 10 ** (decibels / 20)) / level(samples));

/** A quarter to a whole second of one bird in front of some noise, as 16-bit samples. */
export function sing(bird, seed) {
  const r = random(`birds ${seed}`);
  const parts = [silence(r.between(0.02, 0.12)), ...voices[bird](r), silence(r.between(0.02, 0.1))];
  const song = scaled(Float64Array.from(parts.flatMap(part => [...part])).slice(0, rate), r.between(-26, -16));
  return mixed(song, noise(r, song.length, r.between(-58, -42)));
}

/** A second of noise. */
export function rustle(seed) {
  const r = random(`birds ${seed}`);
  return mixed(noise(r, rate, r.between(-50, -28)), silence(1));
}

function noise(r, length, decibels) {
  const next = noises[r.pick(Object.keys(noises))](r);
  return scaled(Float64Array.from({ length }, (_, i) => next(i)), decibels);
}

/** 16-bit samples in steps of 32, which lie below the noise and halve the file. */
const mixed = (a, b) => Int16Array.from(a, (s, i) => 32 * Math.max(-1024, Math.min(1023, Math.round((s + b[i]) * 1023))));
