/** Ways to get a picture for a costume: drawn, from files, from the camera. Each gives `[{ name, blob, width, height }]`, empty when the person changed her mind. */
import { takePhoto as photograph } from '/shell/take-photo.js';
import { openDrawing } from '/shell/drawing.js';
import { pickFiles } from '/shell/pick-files.js';
import { t } from '/shell/texts.js';

const STAGE = { width: 480, height: 360 };

/** @param {{picture?: Blob, isBackdrop?: boolean}} [options] */
export async function drawPicture({ picture, isBackdrop = false } = {}) {
  const blob = await openDrawing({ ...STAGE, picture, transparent: !isBackdrop });
  return blob ? [await described(t('make.drawing'), blob)] : [];
}

/** @param {{many?: boolean}} [options] */
export async function pickPictures({ many = true } = {}) {
  const files = await pickFiles({ accept: 'image/png,image/jpeg,image/svg+xml,image/gif,image/webp', multiple: many });
  return Promise.all(files.map(file => described(file.name.replace(/\.[^.]+$/, ''), file)));
}

export async function takePhoto() {
  const blob = await photograph();
  return blob ? [await described(t('make.photo'), blob)] : [];
}

/** Its size as the browser draws it, so that the host can place its middle. */
async function described(name, blob) {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  try {
    await image.decode();
    return { name, blob, width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
