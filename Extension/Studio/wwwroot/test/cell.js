/** The examples behind one number of the table. A wrong label is put right here, a bad example deleted or put aside; everything can be undone. */
import { get, post } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { labelName } from '/shell/label-name.js';
import { html, icon, nothing, repeat } from '/shell/view.js';
import { percent, t } from '/shell/texts.js';

const PAGE = 24;

/**
 * @param {import('./test.js').default} page
 * @param {string|null} label what the examples are @param {string|null} answer what the model said
 * @param {object[]} [known] the examples, where they are known
 */
export async function showCell(page, label, answer, known) {
  const asked = known ?? await get(page.path(`/cell?${new URLSearchParams({ label, answer })}`), page.signal);
  const all = asked.map(one => ({ ...one, done: one.label === null ? t('test.gone') : '' }));
  let shown = 0;
  const title = label === null ? t('test.showRow') : t(label === answer ? 'test.cellRightTitle' : 'test.cellWrongTitle', { label: labelName(label), answer: labelName(answer) });
  await openDialog(title, (close, update) => {
    const more = async () => {
      const next = all.slice(shown, shown + PAGE);
      shown += next.length;
      await Promise.all(next.filter(one => !one.done).map(one => look(page, one)));
      update();
    };
    if (shown === 0 && all.length > 0)
      more().catch(showFailure);
    const done = async (one, work, text) => {
      await work;
      one.done = text;
      toast(text, { label: t('shell.undo'), run: () => page.app.undo().then(() => { one.done = ''; update(); }).catch(showFailure) });
      update();
    };
    return html`
      <p>${label !== null && label !== answer ? t('test.cellHelp') : nothing}</p>
      <ul class="plain cell-list">${repeat(all.slice(0, shown), one => one.id, one => item(page, one, done))}</ul>
      ${all.length === 0 ? html`<p class="soft">${t('test.cellEmpty')}</p>` : nothing}
      <div class="row">
        ${shown < all.length ? html`<button class="button" @click=${() => more().catch(showFailure)}>${t('test.more')}</button>` : nothing}
        <button class="button main" autofocus @click=${() => close()}>${t('shell.close')}</button>
      </div>`;
  }, { className: 'cell-dialog' });
}

async function look(page, one) {
  try {
    Object.assign(one, await get(page.app.path(`/examples/${one.id}`), page.signal), { confidence: one.confidence });
  } catch (error) {
    if (error.status !== 404)
      throw error;
    one.done = t('test.gone');
  }
}

function item(page, one, done) {
  const { model } = page;
  const others = model.labels.filter(label => label.id !== one.label);
  const hasLabels = model.kind !== 'predict-numbers';
  return html`
    <li class="stack" data-example=${one.id}>
      ${one.done && one.version === undefined ? nothing : appearance(page, one)}
      ${one.confidence !== null ? html`<small class="soft">${t('test.wasSure', { percent: percent(one.confidence) })}</small>` : nothing}
      ${one.done ? html`<p role="status">${icon('check')} ${one.done}</p>` : html`
        ${hasLabels && others.length > 0 ? html`
          <label class="row nowrap"><span>${t('test.itIs')}</span>
            <select class="input grow" @change=${event => {
              const to = others.find(label => label.id === Number(event.target.value));
              if (to)
                done(one, post(page.app.path('/examples/move'), { ids: [one.id], label: to.id }), t('test.moved', { label: labelName(to.name) })).catch(showFailure);
            }}>
              <option>${labelName(model.labels.find(label => label.id === one.label)?.name ?? '')}</option>
              ${others.map(label => html`<option value=${label.id}>${labelName(label.name)}</option>`)}
            </select></label>` : nothing}
        <div class="row">
          <button class="button quiet" @click=${() => done(one, post(page.app.path('/examples/aside'), { ids: [one.id], forTesting: !one.forTesting }), t(one.forTesting ? 'test.learnAgain' : 'test.putAside')).catch(showFailure)}>${icon('flask-conical')}${t(one.forTesting ? 'test.learnFromIt' : 'test.aside')}</button>
          <button class="button quiet danger" @click=${() => done(one, post(page.app.path('/examples/delete'), { ids: [one.id] }), t('test.deleted')).catch(showFailure)}>${icon('trash-2')}${t('test.delete')}</button>
        </div>`}
    </li>`;
}

function appearance(page, one) {
  const address = part => `/api${page.app.path(`/examples/${one.id}/${part}?v=${one.version}`)}`;
  const name = one.name || t('train.anExample');
  switch (page.model.kind) {
    case 'pictures':
      return html`<img src=${address('thumbnail')} alt=${name} width="160" height="160">`;
    case 'sounds':
      return html`<audio controls preload="none" src=${address('content')} aria-label=${name}></audio><small class="soft">${one.name}</small>`;
    case 'words':
      return html`<p class="words" dir="auto">${one.text}</p>`;
    default:
      return html`<dl class="facts">${Object.entries(JSON.parse(one.text || '{}')).map(([column, value]) => html`<div><dt>${column}</dt><dd>${value}</dd></div>`)}</dl>`;
  }
}
