const MOST_FILES = 500;
const MOST_BYTES = 8 * 1024 * 1024;

/** Text files as texts: UTF-8, or UTF-16 with its mark. @param {File[]} files @returns {Promise<{ texts: { name: string, text: string }[], refused: string[] }>} */
export async function readTexts(files) {
  const texts = [];
  const refused = files.slice(MOST_FILES).map(file => file.name);
  for (const file of files.slice(0, MOST_FILES)) {
    try {
      if (file.size > MOST_BYTES)
        throw new RangeError('too large');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const mark = bytes.length > 1 ? bytes[0] << 8 | bytes[1] : 0;
      const text = new TextDecoder(mark === 0xFFFE ? 'utf-16le' : mark === 0xFEFF ? 'utf-16be' : 'utf-8', { fatal: true }).decode(bytes);
      if (text.trim())
        texts.push({ name: file.name, text });
      else
        refused.push(file.name);
    } catch {
      refused.push(file.name);
    }
  }
  return { texts, refused };
}
