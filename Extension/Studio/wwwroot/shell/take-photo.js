/** One photo in a dialog: for costumes, and wherever a single picture is wanted. */
import { CameraView, camera } from './camera.js';
import { openDialog } from './dialog.js';
import { html, icon } from './view.js';
import { t } from './texts.js';

/** @returns {Promise<Blob|undefined>} a JPEG, or undefined when it was cancelled */
export async function takePhoto() {
  let draw = () => {};
  const view = new CameraView(() => draw());
  try {
    return await openDialog(t('shell.photo'), (close, update) => {
      draw = update;
      if (!view.isOn)
        queueMicrotask(() => view.open());
      return html`
        ${view.template()}
        <div class="row">
          <button class="button main" autofocus ?disabled=${!camera.isOpen} @click=${async () => close(await camera.picture())}>${icon('camera')}${t('shell.takePhoto')}</button>
          <button class="button" @click=${() => close()}>${t('shell.cancel')}</button>
        </div>`;
    });
  } finally {
    draw = () => {};
    view.close();
  }
}
