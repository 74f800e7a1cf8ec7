import { t } from '/shell/texts.js';
import { html } from '/shell/view.js';

const MOST_CHARACTERS = 100;
const NEW_LABEL = 'new';

/**
 * What a cell becomes while it is written in: a field, with the words of the column to choose from; a menu for labels.
 * @param {import('./table.js').default} kind @param {{ text: string, wrong?: boolean, end: (text: string|null, move?: [number, number]) => void }} edit
 */
export function cellEditor(kind, column, edit) {
  const keys = event => {
    event.stopPropagation();
    const move = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      edit.end(null, [0, 0]);
    } else if (move && !event.isComposing) {
      event.preventDefault();
      edit.end(event.target.value, move);
    }
  };
  if (column.type === 'label') {
    const choose = async event => {
      if (event.target.value !== NEW_LABEL)
        return edit.end(event.target.value, [0, 1]);
      edit.end(null);
      const label = await kind.newLabel();
      if (label)
        await kind.write(edit.id, column, String(label.id));
    };
    return html`<select class="input" aria-label=${t('rows.label')} @keydown=${event => event.key === 'Enter' || event.key === 'Tab' || event.key === 'Escape' ? keys(event) : event.stopPropagation()}
      @change=${choose} @blur=${() => edit.end(null)}>
      ${kind.model.labels.map(label => html`<option value=${label.id} ?selected=${String(label.id) === edit.before}>${label.name}</option>`)}
      <option value=${NEW_LABEL}>${t('rows.newLabel')}</option></select>`;
  }
  const { name, choices } = column.column;
  return html`<input class="input" dir="auto" autocomplete="off" spellcheck="false" aria-label=${name} aria-invalid=${edit.wrong ?? false} maxlength=${MOST_CHARACTERS}
      inputmode=${column.column.kind === 'number' ? 'decimal' : 'text'} list=${choices.length > 0 ? 'cell-choices' : ''} .value=${edit.text}
      @keydown=${keys} @paste=${event => event.stopPropagation()} @copy=${event => event.stopPropagation()} @blur=${event => edit.end(event.target.value)}>
    <datalist id="cell-choices">${choices.map(choice => html`<option value=${choice}></option>`)}</datalist>`;
}
