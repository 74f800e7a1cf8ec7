// Chance that can be repeated: the same seed text always gives the same drawing.

/** A source of chance from a text such as "smileys happy 3" (mulberry32 over an FNV-1a hash). */
export function random(seed) {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = 0; i < 5; i++) next();
  const between = (low, high) => low + next() * (high - low);
  return {
    between,
    /** Around the middle more often than at the edges; within ±spread. */
    around: (middle, spread) => middle + spread * (next() + next() - 1),
    whole: (low, high) => Math.floor(between(low, high + 1)),
    chance: share => next() < share,
    pick: list => list[Math.floor(next() * list.length)],
    sign: () => (next() < 0.5 ? -1 : 1),
  };
}
