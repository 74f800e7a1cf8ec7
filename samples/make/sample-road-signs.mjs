export const sample = null;
