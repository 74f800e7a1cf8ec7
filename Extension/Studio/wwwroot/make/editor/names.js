/** Variables, lists and messages: what Blockly calls variables, with the sprite that one belongs to, and the dialogs that make, rename and delete them. */
import { html } from '/lib/lit-html/lit-html.js';
import { askText, confirm, openDialog } from '/shell/dialog.js';
import { hostOf } from './host.js';

export const variable = '', list = 'list', message = 'broadcast_msg';

const makeNew = 'MAKE_NEW', rename = 'RENAME', remove = 'REMOVE';
const localIds = new WeakMap();
const locals = workspace => localIds.get(workspace) ?? localIds.set(workspace, new Set()).get(workspace);

/** Names that belong to one sprite keep that through saving and undo. */
export function registerNames(Blockly) {
  class NamedModel extends Blockly.VariableModel {
    save() { return { ...super.save(), ...locals(this.getWorkspace()).has(this.getId()) && { local: true } }; }

    static load(state, workspace) {
      if (state.local)
        locals(workspace).add(state.id);
      super.load(state, workspace);
    }
  }
  Blockly.registry.register(Blockly.registry.Type.VARIABLE_MODEL, Blockly.registry.DEFAULT, NamedModel, true);
}

export const namesOf = (workspace, type) => workspace.getVariableMap().getVariablesOfType(type).toSorted((a, b) => a.getName().localeCompare(b.getName()));

/** The field that shows a name and chooses another. */
export const nameField = Blockly => class FieldName extends Blockly.FieldVariable {
  constructor(...options) {
    super(...options);
    this.menuGenerator_ = () => this.choices();
  }

  // A block from the palette takes the first name that there is.
  initModel() {
    if (this.getVariable())
      return;
    const known = namesOf(this.getSourceBlock().workspace, this.getDefaultType())[0];
    if (known)
      this.doValueUpdate_(known.getId());
    else
      super.initModel();
  }

  // A block from another sprite: the same id, else the same name.
  loadState(state) {
    const map = this.getSourceBlock().workspace.getVariableMap();
    const same = typeof state === 'object' && state.name && !map.getVariableById(state.id) && map.getVariable(state.name, state.type ?? '');
    super.loadState(same ? { ...state, id: same.getId(), name: same.getName() } : state);
  }

  choices() {
    const { workspace } = this.getSourceBlock();
    const type = this.getDefaultType();
    const { t } = hostOf(workspace);
    const name = this.getText();
    const names = namesOf(workspace, type);
    const own = this.getVariable();
    return [
      ...(own && !names.includes(own) ? [own, ...names] : names).map(known => [known.getName() || '\u00a0', known.getId()]),
      ...type === message ? [[t('editor.newMessage'), makeNew]] : [],
      ...workspace.isFlyout ? [] : [[t('editor.rename', { name }), rename], ...type === message ? [] : [[t('editor.deleteName', { name }), remove]]],
    ];
  }

  getDefaultType() { return this.variableTypes?.[0] ?? ''; }

  onItemSelected_(menu, item) {
    const { workspace } = this.getSourceBlock();
    const main = workspace.targetWorkspace ?? workspace;
    switch (item.getValue()) {
      case makeNew:
        makeName(Blockly, main, message).then(made => made && this.setValue(made.getId()));
        break;
      case rename:
        renameName(main, this.getVariable());
        break;
      case remove:
        deleteName(main, this.getVariable());
        break;
      default:
        this.setValue(item.getValue());
    }
  }
};

const texts = { [variable]: 'Variable', [list]: 'List', [message]: 'Message' };

/** Asks for a name and makes it. @returns the variable, or undefined */
export async function makeName(Blockly, workspace, type) {
  const { t, isStage } = hostOf(workspace);
  let taken = '';
  const chosen = await openDialog(t(`editor.make${texts[type]}`), (close, update) => html`
    <form class="stack" @submit=${event => submit(event, close, update)}>
      <label class="field"><span>${t('editor.name')}</span><input class="input" name="text" autofocus autocomplete="off" maxlength="60" required></label>
      ${taken ? html`<p class="warning" role="alert">${t('editor.nameTaken', { name: taken })}</p>` : ''}
      ${type === message || isStage ? '' : html`<fieldset class="plain"><legend class="hidden">${t('editor.whose')}</legend>
        <label class="choice"><input type="radio" name="local" value="" checked> ${t('editor.forAll')}</label>
        <label class="choice"><input type="radio" name="local" value="yes"> ${t('editor.forThis')}</label></fieldset>`}
      <div class="row"><button class="button main">${t('shell.ok')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
    </form>`);
  if (!chosen)
    return undefined;
  const id = Blockly.utils.idGenerator.genUid();
  if (chosen.local)
    locals(workspace).add(id);
  return workspace.getVariableMap().createVariable(chosen.name, type, id);

  function submit(event, close, update) {
    event.preventDefault();
    const name = event.target.text.value.trim();
    taken = name && workspace.getVariableMap().getVariable(name, type) ? name : '';
    if (taken)
      update();
    else if (name)
      close({ name, local: event.target.local?.value === 'yes' });
  }
}

/** Asks for another name. */
export async function renameName(workspace, model) {
  const { t } = hostOf(workspace);
  const name = await askText(t('editor.renameTitle', { name: model.getName() }), t('editor.name'), { value: model.getName() });
  if (!name || name === model.getName())
    return;
  const other = workspace.getVariableMap().getVariable(name, model.getType());
  if (other && other !== model)
    hostOf(workspace).tell(t('editor.nameTaken', { name }));
  else
    workspace.getVariableMap().renameVariable(model, name);
}

/** Deletes a name with the blocks that use it, after a question if there are any. */
export async function deleteName(workspace, model) {
  const { t } = hostOf(workspace);
  const uses = window.Blockly.Variables.getVariableUsesById(workspace, model.getId()).length;
  const name = model.getName();
  if (uses === 0 || await confirm(t('editor.deleteName', { name }), t('editor.deleteUses', { name, count: uses }), t('editor.delete'), { danger: true }))
    workspace.getVariableMap().deleteVariable(model);
}
