/** Open and save the program as a Scratch file. */
import { put } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { confirm } from '/shell/dialog.js';
import { html, icon } from '/shell/view.js';
import { t } from '/shell/texts.js';

/** @param {import('./make.js').default} page */
export const fileMenu = page => html`
  <a class="button quiet" href=${`/api${page.app.path('/program/file')}`} download=${`${page.app.project.id}.sb3`} title=${t('make.saveSb3Long')}>${icon('download')}${t('make.saveSb3')}</a>
  <button class="button quiet" title=${t('make.openSb3Long')} @click=${() => open(page).catch(showFailure)}>${icon('folder-open')}${t('make.openSb3')}</button>`;

async function open(page) {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.sb3,.json' });
  const file = await new Promise(resolve => {
    input.onchange = () => resolve(input.files[0]);
    input.oncancel = () => resolve();
    input.click();
  });
  if (!file || !await confirm(t('make.openSb3'), t('make.replaceProgram'), t('make.replace')))
    return;
  await put(page.app.path('/program/file'), file);
  announce(t('make.opened'));
}
