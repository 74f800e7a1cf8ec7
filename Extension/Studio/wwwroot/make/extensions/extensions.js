/** The dialog of extensions: what is there, what it may use, on or off in this project; for grown-ups also adding, removing and what authors must mend. */
import { get, oneAtATime, post, put, remove } from '/shell/api.js';
import { announce, showFailure, toast } from '/shell/announce.js';
import { confirm, openDialog } from '/shell/dialog.js';
import { html, icon, nothing, repeat, useStyles } from '/shell/view.js';
import { sentence, t } from '/shell/texts.js';
import { addFromFile, mayUse } from './adding.js';

/** Says once of each extension that it was stopped, with a way to start it again. */
export function tellStopped(app, signal) {
  let told = new Set();
  app.live.on('stopped', ({ extensions }) => {
    for (const { name, title } of extensions.filter(one => !told.has(one.name)))
      toast(t('extensions.wasStopped', { extension: title }), { label: t('extensions.startAgain'), run: () => startAgain(app, name).catch(showFailure) });
    told = new Set(extensions.map(one => one.name));
  }, signal);
}

const startAgain = (app, name) => post(app.path(`/plugins/${encodeURIComponent(name)}/start`));

/** Opens the dialog and ends with it. @param {object} app the shell */
export async function showExtensions(app) {
  await useStyles('/make/extensions/extensions.css');
  let { isOpen, all } = { isOpen: true, all: await get(app.path('/plugins')) };
  let draw = () => {};
  const end = new AbortController();
  const reload = oneAtATime(async () => {
    all = await get(app.path('/plugins'));
    if (isOpen)
      draw();
  });
  const act = deed => deed().then(reload).catch(showFailure);
  app.live.on('blocks', () => reload().catch(showFailure), end.signal);
  app.live.on('stopped', () => reload().catch(showFailure), end.signal);
  await openDialog(t('extensions.title'), (close, update) => {
    draw = update;
    return html`
      <p class="soft">${t('extensions.what')}</p>
      ${all.length === 0 ? html`<p class="note">${t(app.host.isTeacher ? 'extensions.none' : 'extensions.noneForChild')}</p>` : nothing}
      <ul class="plain extensions">${repeat(all, one => one.name, one => extension(app, one, act))}</ul>
      <div class="row">
        <button class="button main" autofocus @click=${() => close()}>${t('shell.close')}</button>
        ${app.host.isTeacher ? html`<button class="button" data-needs="files" @click=${() => addFromFile().then(reload).catch(showFailure)}>${icon('upload')}${t('extensions.add')}</button>` : nothing}
      </div>`;
  }, { className: 'extensions-dialog' });
  isOpen = false;
  end.abort();
}

function extension(app, one, act) {
  const id = `extension-${one.name.replaceAll('.', '-')}`;
  return html`<li class="card stack extension" data-state=${one.state}>
    <div class="row extension-head">
      <div class="grow">
        <h3 id=${id}><bdi>${one.title}</bdi></h3>
        ${one.version ? html`<p class="soft">${one.author ? t('extensions.by', { version: one.version, author: one.author }) : t('extensions.version', { version: one.version })}</p>` : nothing}
      </div>
      ${one.state === 'broken' && one.packs.length === 0 ? nothing : html`
        <label class="tick"><input type="checkbox" role="switch" aria-describedby=${id} .checked=${one.on} @change=${event => act(() => turn(app, one, event.target.checked))}><span>${t('extensions.on')}</span></label>`}
    </div>
    ${one.description ? html`<p><bdi>${one.description}</bdi></p>` : nothing}
    ${one.packs.length ? html`<ul class="plain row extension-packs">${one.packs.map(pack => html`
      <li><span class="dot" style="--dot:${pack.color}" aria-hidden="true"></span><span dir="auto">${pack.name}</span> <span class="soft">${t('extensions.blocks', { count: pack.blocks })}</span></li>`)}</ul>` : nothing}
    ${one.version ? mayUse(one) : nothing}
    ${one.state === 'stopped' ? html`<div class="note warn row"><span class="grow">${t('extensions.stopped')}</span>
      <button class="button" aria-describedby=${id} @click=${() => act(() => startAgain(app, one.name))}>${icon('rotate-ccw', true)}${t('extensions.startAgain')}</button></div>` : nothing}
    ${one.state === 'broken' ? html`<p class="note warn">${t('extensions.broken')}</p>` : nothing}
    ${app.host.isTeacher ? forOwner(one, id, act) : nothing}
  </li>`;
}

const turn = async (app, { name, title }, on) => {
  await put(app.path(`/plugins/${encodeURIComponent(name)}`), { on });
  announce(t(on ? 'extensions.turnedOn' : 'extensions.turnedOff', { extension: title }));
};

/** What only the owner of the computer sees. */
const forOwner = (one, id, act) => html`
  <details ?open=${one.mistakes.length > 0}>
    <summary aria-describedby=${id}>${t('extensions.forAuthors')}</summary>
    <div class="stack extension-author">
      ${one.mistakes.length ? html`<ul class="plain stack">${one.mistakes.map(mistake)}</ul>` : html`<p class="soft">${t('extensions.noMistakes')}</p>`}
      <p class="soft">${t('extensions.folder')} <code dir="ltr">${one.folder}</code></p>
      <div class="row">
        <button class="button" aria-describedby=${id} @click=${() => post(`/teacher/plugins/${encodeURIComponent(one.name)}/folder`).catch(showFailure)}>${icon('folder-open')}${t('extensions.openFolder')}</button>
        ${one.canRemove ? html`<button class="button danger" aria-describedby=${id} @click=${() => act(() => takeAway(one))}>${icon('trash-2')}${t('extensions.remove')}</button>` : nothing}
      </div>
    </div>
  </details>`;

const mistake = ({ code, file, line, message, hint, sentence: said }) => html`<li class="mistake" dir="ltr">
  ${file ? html`<code>${line ? `${file}(${line})` : file}</code>` : nothing} <b>${code}</b> ${message || sentence(said)}${hint ? html` <span class="soft">${hint}</span>` : nothing}</li>`;

async function takeAway({ name, title }) {
  if (await confirm(t('extensions.remove'), t('extensions.removeSure', { extension: title }), t('extensions.remove'), { danger: true })) {
    await remove(`/teacher/plugins/${encodeURIComponent(name)}`);
    toast(t('extensions.removed', { extension: title }));
  }
}
