import { Page, html } from '/shell/view.js';
import { t } from '/shell/texts.js';

export default class MakePage extends Page {
  template() { return html`<h1>${t('shell.make')}</h1>`; }
}
