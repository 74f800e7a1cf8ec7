/** Files dragged to the page, with the folders that they lie in. */
const MOST_FILES = 20_000;

/** Marks the page while files hover over it and hands over what is dropped. */
export class FileDrop {
  #depth = 0;

  /** @param {HTMLElement} element @param {AbortSignal} signal ends it @param {(files: {file: File, name: string}[]) => void} take */
  constructor(element, signal, take) {
    const mark = on => document.documentElement.toggleAttribute('data-dropping', on);
    const carriesFiles = event => event.dataTransfer?.types.includes('Files');
    const options = { signal };
    addEventListener('dragenter', event => { if (carriesFiles(event)) { this.#depth++; mark(true); } }, options);
    addEventListener('dragleave', event => { if (carriesFiles(event) && --this.#depth <= 0) { this.#depth = 0; mark(false); } }, options);
    addEventListener('drop', async event => {
      this.#depth = 0;
      mark(false);
      if (!carriesFiles(event) || document.querySelector('dialog[open]'))
        return;
      event.preventDefault();
      // Asked for at once: the browser forgets what was dropped after this event.
      const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
      const files = entries.length ? (await Promise.all(entries.map(entry => read(entry, '')))).flat() : [...event.dataTransfer.files].map(file => ({ file, name: file.name }));
      if (files.length)
        take(files.slice(0, MOST_FILES));
    }, options);
    signal.addEventListener('abort', () => mark(false));
  }
}

async function read(entry, folder) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: folder + file.name }];
  }
  const reader = entry.createReader();
  const found = [];
  // The browser gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length || found.length > MOST_FILES)
      break;
    found.push(...some);
  }
  return (await Promise.all(found.map(child => read(child, folder + entry.name + '/')))).flat();
}
