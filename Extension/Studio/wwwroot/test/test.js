import { Page, html } from '/shell/view.js';
import { t } from '/shell/texts.js';

export default class TestPage extends Page {
  template() { return html`<h1>${t('shell.test')}</h1>`; }
}
