/** One example, large, with the ones beside it one key away. */
import { get } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { menuButton } from '/shell/menu.js';
import { html, icon, nothing } from '/shell/view.js';
import { date, t } from '/shell/texts.js';

/** @param {import('./collect.js').default} page @param {import('./examples.js').ExampleList} list @param {number} index place in the list */
export async function showLarge(page, list, index) {
  const load = async at => list.at(at) ?? (await get(page.path(`/labels/${list.label.id}/examples?skip=${at}&count=1`))).examples[0];
  let example = await load(index);
  if (!example)
    return;
  const others = page.model.labels.filter(label => label.id !== list.label.id);
  await openDialog(page.kind.labelName(list.label), (close, update) => {
    const go = async step => {
      const next = Math.max(0, Math.min(list.total - 1, index + step));
      const there = next === index ? undefined : await load(next).catch(showFailure);
      if (there) {
        [index, example] = [next, there];
        update();
      }
    };
    const done = work => { close(); work.catch(showFailure); };
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const key = event => {
      const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key];
      if (step && !event.target.closest('audio, input, [role=menu]')) {
        event.preventDefault();
        go(step);
      }
    };
    return html`
      <div class="large" @keydown=${key}>
        ${page.kind.large(example, list.label)}
        <p class="soft">${[example.name, date(example.added), example.forTesting ? t('collect.isAside') : ''].filter(Boolean).join(' · ')}</p>
        <div class="row">
          <button class="button quiet square" ?disabled=${index === 0} aria-label=${t('collect.before')} @click=${() => go(-1)}>${icon('arrow-left', true)}</button>
          <button class="button quiet square" ?disabled=${index >= list.total - 1} aria-label=${t('collect.after')} @click=${() => go(1)}>${icon('arrow-right', true)}</button>
          <span class="grow soft">${t('collect.place', { place: index + 1, total: list.total })}</span>
          ${others.length > 0 ? menuButton(t('collect.moveTo'), () => others.map(label => ({ label: page.kind.labelName(label), icon: 'tag', run: () => done(page.moveExamples([example.id], label)) })), { name: 'folder-output', text: true, className: '' }) : nothing}
          <button class="button" @click=${() => done(page.putAside([example.id], !example.forTesting))}>${icon('flask-conical')}${t(example.forTesting ? 'collect.takeBack' : 'collect.aside')}</button>
          <button class="button danger" @click=${() => done(page.deleteExamples([example.id]))}>${icon('trash-2')}${t('collect.delete')}</button>
          <button class="button main" autofocus @click=${() => close()}>${t('shell.close')}</button>
        </div>
      </div>`;
  }, { className: 'large-dialog' });
}
