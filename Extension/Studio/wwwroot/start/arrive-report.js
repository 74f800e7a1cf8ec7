/** What was taken and what was not. */
import { openDialog } from '/shell/dialog.js';
import { html, nothing } from '/shell/view.js';
import { sentence, t } from '/shell/texts.js';

const MOST_TOLD = 100;

/**
 * Tells what became of files. A whole project with nothing to tell opens at once.
 * @param {{id: string, item: object, report: object}[]} made
 * @param {{fileName: string, childSentence: string, message: string}[]} refused of the arrival as a whole
 * @returns {Promise<{id: string, step: string}|undefined>} the project to open
 */
export async function tellReport(made, refused) {
  if (made.length === 0 && refused.length === 0)
    return undefined;
  const step = one => one.item.what === 'program' ? 'make' : 'collect';
  const isPlain = one => ['project', 'program'].includes(one.item.what) && one.report.notes.length === 0;
  if (made.length === 1 && isPlain(made[0]) && refused.length === 0)
    return { id: made[0].id, step: step(made[0]) };
  // What lies in an example's folder but is none is told with its project already.
  const left = made.length > 0 ? refused.filter(r => !made.some(one => one.report.refused.some(other => other.fileName === r.fileName))) : refused;
  const chosen = await openDialog(made.length ? t('start.ready') : t('start.nothingTaken'), close => html`
    ${made.map(one => html`
      <section class="stack made">
        <h3>${one.id}</h3>
        ${one.report.added ? html`<p>${t('start.added', { count: one.report.added })}</p>` : nothing}
        ${one.report.labels.length ? html`<ul class="labels">${one.report.labels.map(label => html`<li>${label.name}: ${t('start.examples', { count: label.count })}</li>`)}</ul>` : nothing}
        ${one.report.duplicates ? html`<p class="soft">${t('start.duplicates', { count: one.report.duplicates })}</p>` : nothing}
        ${one.report.notes.map(note => html`<p class="note">${sentence(note)}</p>`)}
        ${leftOut(one.report.refused)}
        <div><button class="button main" ?autofocus=${made.length === 1} @click=${() => close(one)}>${t('start.openProject', { name: one.id })}</button></div>
      </section>`)}
    ${made.length ? leftOut(left) : html`<ul>${left.slice(0, MOST_TOLD).map(one => html`<li><strong>${one.fileName}</strong>: ${sentence(one.childSentence)}</li>`)}</ul>`}
    <div><button class="button" ?autofocus=${made.length !== 1} @click=${() => close()}>${made.length ? t('start.later') : t('shell.ok')}</button></div>`);
  return chosen && { id: chosen.id, step: step(chosen) };
}

const leftOut = refused => refused.length === 0 ? nothing : html`
  <details class="note warn"><summary>${t('start.leftOut', { count: refused.length })}</summary>
    <ul>${refused.slice(0, MOST_TOLD).map(one => html`<li><strong>${one.fileName}</strong>: ${sentence(one.childSentence)}<br><small>${one.code} ${one.message}</small></li>`)}</ul>
    ${refused.length > MOST_TOLD ? html`<p>${t('start.andMore', { count: refused.length - MOST_TOLD })}</p>` : nothing}
  </details>`;
