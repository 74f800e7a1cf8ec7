/** How a label is called on pages: the host's name for "nobody speaks" is for programs, not for children. */
import { t } from './texts.js';

/** ProjectNames.BackgroundNoise of the host. */
export const BACKGROUND_NOISE = '_background_noise_';

/** @param {string} name a label's name @returns {string} what a person reads */
export const labelName = name => name === BACKGROUND_NOISE ? t('sounds.background') : name;
