/** Pictures that come from files, made small enough before they leave the page: photos lose their size, and with it the place where they were taken. */

/** Longest side that is kept: more than any model looks at. */
const SIDE = 800;
const SMALL_BYTES = 300 * 1024;
const QUALITY = .88;

/**
 * A photo as it is to be kept. What the browser cannot read stays as it is: the host says what is wrong with it.
 * @param {Blob} file
 * @returns {Promise<Blob>} the file itself when it is small; else a JPEG
 */
export async function smallPicture(file) {
  if (file.size <= SMALL_BYTES || !/^image\/(jpeg|png|webp|bmp|avif|gif)$/.test(file.type))
    return file;
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return file;
  }
  try {
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const small = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return small ?? file;
  } finally {
    bitmap.close();
  }
}

/**
 * Files of a drop or a paste, also those within folders.
 * @param {DataTransfer} data
 * @returns {Promise<{ name: string, file: File }[]>} names with their folders
 */
export async function filesOf(data) {
  // Entries must be taken before anything is awaited: the data is gone afterwards.
  const entries = [...data.items].filter(item => item.kind === 'file').map(item => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }));
  const found = await Promise.all(entries.map(({ entry, file }) => entry?.isDirectory ? within(entry, '') : file ? [{ name: file.name, file }] : []));
  return found.flat().slice(0, MOST);
}

const MOST = 4000;

async function within(folder, path) {
  const reader = folder.createReader();
  const name = `${path}${folder.name}/`;
  const found = [];
  // A reader gives at most a hundred at a time.
  for (let entries; found.length < MOST && (entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length > 0;)
    for (const entry of entries)
      if (entry.isDirectory)
        found.push(...await within(entry, name));
      else if (!isLeftover(entry.name))
        found.push({ name: name + entry.name, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
  return found;
}

/** What computers leave behind in folders. */
export const isLeftover = name => name.startsWith('.') || ['thumbs.db', 'desktop.ini'].includes(name.toLowerCase());
