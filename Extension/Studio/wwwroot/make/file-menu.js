/** Open and save the program as a Scratch file. */
import { put } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { confirm } from '/shell/dialog.js';
import { menuButton } from '/shell/menu.js';
import { pickFiles } from '/shell/pick-files.js';
import { t } from '/shell/texts.js';

/** @param {import('./make.js').default} page */
export const fileMenu = page => menuButton(t('make.file'), () => [
  { label: t('make.saveSb3'), icon: 'download', run: () => save(page) },
  { label: t('make.openSb3'), icon: 'folder-open', run: () => open(page).catch(showFailure) },
], { name: 'save', text: true, className: 'quiet' });

function save(page) {
  const link = Object.assign(document.createElement('a'), { href: `/api${page.app.path('/program/file')}`, download: `${page.app.project.id}.sb3` });
  link.click();
}

async function open(page) {
  const [file] = await pickFiles({ accept: '.sb3,.json' });
  if (!file || !await confirm(t('make.openSb3'), t('make.replaceProgram'), t('make.replace')))
    return;
  await put(page.app.path('/program/file'), file);
  announce(t('make.opened'));
}
