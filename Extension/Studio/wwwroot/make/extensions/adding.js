/** Adding an extension from a file that `mlkids plugin pack` made: it is looked at first, and a person says yes. */
import { post, remove, request } from '/shell/api.js';
import { toast } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { pickFiles } from '/shell/pick-files.js';
import { html, icon, nothing } from '/shell/view.js';
import { t } from '/shell/texts.js';

const signs = { camera: 'camera', microphone: 'mic', training: 'sparkles', models: 'eye', files: 'file-text' };

/** What an extension may use, in words. @param {{permissions: string[]}} extension */
export const mayUse = ({ permissions }) => html`<div class="row extension-may"><span>${t('extensions.mayUse')}</span>
  <ul class="plain row">${permissions.length
    ? permissions.map(name => html`<li>${icon(signs[name] ?? 'puzzle')} ${t(`extensions.may.${name}`)}</li>`)
    : html`<li class="soft">${icon('check')} ${t('extensions.mayNothing')}</li>`}</ul></div>`;

/** Asks for a file, shows what it is, and adds it when the person agrees. */
export async function addFromFile() {
  const [file] = await pickFiles({ accept: '.tgz' });
  if (!file)
    return;
  const arrived = await request('POST', '/teacher/plugins/arrivals', file);
  const path = `/teacher/plugins/arrivals/${arrived.id}`;
  if (await agrees(arrived)) {
    await post(path);
    toast(t('extensions.added', { extension: arrived.title }));
  } else {
    await remove(path);
  }
}

const agrees = one => openDialog(t('extensions.addTitle', { extension: one.title }), close => html`
  <p>${one.author ? t('extensions.isProgram', { author: one.author }) : t('extensions.isProgramOfNobody')} ${t('extensions.version', { version: one.version })}
    ${one.replaces ? t('extensions.replaces', { version: one.replaces }) : nothing}</p>
  ${one.description ? html`<p><bdi>${one.description}</bdi></p>` : nothing}
  ${mayUse(one)}
  <p class="note ${one.isProgram ? 'warn' : ''}">${t(one.isProgram ? 'extensions.trustProgram' : 'extensions.trustScript')}</p>
  <div class="row">
    <button class="button main" @click=${() => close(true)}>${t('extensions.addYes')}</button>
    <button class="button" autofocus @click=${() => close()}>${t('shell.cancel')}</button>
  </div>`);
