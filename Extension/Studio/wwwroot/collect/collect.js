import { Page, html } from '/shell/view.js';
import { t } from '/shell/texts.js';

export default class CollectPage extends Page {
  template() { return html`<h1>${t('shell.collect')}</h1>`; }
}
