/** From files to projects: send, look, ask what must be asked, make, tell. */
import { pickFiles } from '/shell/pick-files.js';
import { get, post, remove } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { html, nothing } from '/shell/view.js';
import { percent, sentence, t } from '/shell/texts.js';
import { askAbout } from './arrive-questions.js';
import { tellReport } from './arrive-report.js';

const LOOK_MS = 300;
const SHOWN_AFTER_MS = 300;

/** Lets the child choose files or a folder. @returns {Promise<{file: File, name: string}[]|undefined>} */
export async function chooseFiles({ folder = false } = {}) {
  const files = await pickFiles({ multiple: true, folder });
  return files.length > 0 ? files.map(file => ({ file, name: file.webkitRelativePath || file.name })) : undefined;
}

/**
 * Makes projects of files.
 * @param {{file: File, name: string}[]} files name: with folders
 * @returns {Promise<{id: string, step: string}|undefined>} the project to open now
 */
export async function bring(files) {
  const form = new FormData();
  for (const { file, name } of files)
    form.append('file', file, name);
  const arrival = await working(t('start.sending', { count: files.length }), signal => post('/arrivals', form, signal));
  if (!arrival)
    return undefined;
  const reports = [];
  try {
    for (const [index, item] of arrival.items.entries()) {
      const wish = await askAbout(item);
      if (!wish)
        continue;
      const made = await working(t('start.making', { name: wish.name }), signal => post(`/arrivals/${arrival.id}/${index}`, wish, signal), () => get(`/arrivals/${arrival.id}`));
      if (made)
        reports.push({ ...made, item });
    }
  } catch (error) {
    // What is already made stays and is told; then comes what went wrong.
    if (reports.length === 0)
      throw error;
    showFailure(error);
  } finally {
    remove(`/arrivals/${arrival.id}`).catch(() => {});
  }
  return tellReport(reports, arrival.refused);
}

/** Does something; where it takes longer, shows that it is at work, with a way out. @returns {Promise<any>} its result; undefined when it was stopped */
async function working(text, work, progress) {
  const stop = new AbortController();
  let finished = false;
  let close = () => {};
  const shown = setTimeout(() => { close = show(text, progress, () => finished || stop.abort()); }, SHOWN_AFTER_MS);
  announce(text);
  try {
    return await work(stop.signal);
  } catch (error) {
    if (error.name === 'AbortError')
      return undefined;
    throw error;
  } finally {
    finished = true;
    clearTimeout(shown);
    close();
  }
}

/** @returns {() => void} closes it */
function show(text, progress, ended) {
  let close, redraw, timer;
  let share = null;
  let told = '';
  openDialog(text, (end, update) => {
    [close, redraw] = [end, update];
    return html`
      <progress max="1" value=${share ?? nothing} aria-label=${text}></progress>
      <p class="soft">${told || t('start.wait')}</p>
      <div class="row"><button class="button" autofocus @click=${() => end()}>${t('start.stop')}</button></div>`;
  }).then(() => {
    clearInterval(timer);
    ended();
  });
  timer = progress && setInterval(async () => {
    try {
      const now = await progress();
      [share, told] = now.text ? [now.done, t('start.progress', { what: sentence(now.text), share: percent(now.done) })] : [null, ''];
      redraw();
    } catch {
      // The answer of the work itself tells what is wrong.
    }
  }, LOOK_MS);
  return close;
}
