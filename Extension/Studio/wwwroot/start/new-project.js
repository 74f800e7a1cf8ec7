/** The dialogs that begin a project. */
import { post } from '/shell/api.js';
import { askText, openDialog } from '/shell/dialog.js';
import { showFailure } from '/shell/announce.js';
import { html, icon, nothing, repeat } from '/shell/view.js';
import { t } from '/shell/texts.js';

/** What can be begun: the kinds of models, and a program with several. */
export const kinds = ['pictures', 'sounds', 'words', 'numbers', 'predict-numbers', 'text', 'program'];

const modelKinds = kinds.filter(kind => kind !== 'program');
const MOST_MODELS = 8;
const MOST_LETTERS = 50;

/**
 * Asks for a name and makes the project. Its one model has the same name: a child has one name to think of, and finds it in the blocks.
 * @returns {Promise<string|undefined>} its id; undefined when the child changed its mind
 */
export async function newProject(kind) {
  if (kind === 'program')
    return newProgram();
  const name = await askText(t(`start.kind.${kind}`), t('start.name'), { value: t(`start.name.${kind}`), yes: t('start.begin'), limit: MOST_LETTERS });
  return name && (await post('/projects', { name, models: [{ name, kind }] })).id;
}

/** A program with several named models: a row for each. */
function newProgram() {
  let next = 1;
  const row = kind => ({ key: next++, kind, name: '' });
  let models = [row('pictures'), row('sounds')];
  return openDialog(t('start.kind.program'), (close, update) => {
    const begin = async event => {
      event.preventDefault();
      const named = models.map(model => ({ kind: model.kind, name: model.name.trim() })).filter(model => model.name);
      try {
        close((await post('/projects', { name: event.target.project.value.trim(), models: named })).id);
      } catch (error) {
        showFailure(error);
      }
    };
    return html`
      <form class="stack" method="dialog" @submit=${begin}>
        <label class="field"><span>${t('start.name')}</span><input class="input" name="project" autofocus autocomplete="off" required maxlength=${MOST_LETTERS} value=${t('start.name.program')}></label>
        <fieldset class="models stack"><legend>${t('start.models')}</legend>
          <p class="soft">${t('start.modelsAbout')}</p>
          ${repeat(models, model => model.key, (model, index) => html`
            <div class="row">
              <input class="input grow" aria-label=${t('start.modelName', { number: index + 1 })} placeholder=${t('start.modelName', { number: index + 1 })} autocomplete="off" maxlength=${MOST_LETTERS}
                .value=${model.name} @input=${event => { model.name = event.target.value; }}>
              <select class="input" aria-label=${t('start.modelKind', { number: index + 1 })} @change=${event => { model.kind = event.target.value; }}>
                ${modelKinds.map(kind => html`<option value=${kind} ?selected=${kind === model.kind}>${t(`start.short.${kind}`)}</option>`)}
              </select>
              <button class="button quiet square" type="button" aria-label=${t('start.removeModel', { number: index + 1 })} @click=${() => { models = models.filter(other => other !== model); update(); }}>${icon('x')}</button>
            </div>`)}
          ${models.length < MOST_MODELS ? html`
            <div><button class="button quiet" type="button" @click=${() => { models = [...models, row('words')]; update(); }}>${icon('plus')}${t('start.addModel')}</button></div>` : nothing}
        </fieldset>
        <div class="row"><button class="button main">${t('start.begin')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
      </form>`;
  });
}
