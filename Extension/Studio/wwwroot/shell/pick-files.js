/**
 * Lets the person choose files in the browser's own dialog.
 * @param {{ accept?: string, multiple?: boolean, folder?: boolean }} [form]
 * @returns {Promise<File[]>} empty when it was cancelled
 */
export function pickFiles({ accept = '', multiple = false, folder = false } = {}) {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept, multiple, webkitdirectory: folder });
  return new Promise(resolve => {
    input.onchange = () => resolve([...input.files]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}
