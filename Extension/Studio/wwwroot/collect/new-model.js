/** Asks for another model: what it learns from, and its name. */
import { post } from '/shell/api.js';
import { openDialog } from '/shell/dialog.js';
import { html, icon } from '/shell/view.js';
import { t } from '/shell/texts.js';

const kinds = { pictures: 'image', sounds: 'mic', words: 'message-square', numbers: 'table', 'predict-numbers': 'trending-up', text: 'book-open' };

/** @param {import('./collect.js').default} page @returns {Promise<{ id: number }|undefined>} the new model */
export async function newModel(page) {
  const wanted = await openDialog(t('collect.addModel'), close => html`
    <form class="stack" method="dialog" @submit=${event => { event.preventDefault(); const { kind, name } = event.target; if (name.value.trim()) close({ kind: kind.value, name: name.value.trim() }); }}>
      <fieldset class="kinds">
        <legend>${t('collect.learnsFrom')}</legend>
        ${Object.entries(kinds).map(([kind, name], i) => html`
          <label class="button"><input type="radio" name="kind" value=${kind} ?checked=${i === 0}>${icon(name)}<span>${t(`collect.kind-${kind}`)}</span></label>`)}
      </fieldset>
      <label class="field"><span>${t('collect.modelName')}</span><input class="input" name="name" required maxlength="60" autocomplete="off" autofocus></label>
      <div class="row"><button class="button main">${t('collect.add')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
    </form>`);
  return wanted && await post(page.path('/models'), wanted);
}
