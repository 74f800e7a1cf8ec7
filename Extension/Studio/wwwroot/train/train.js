import { Page, html } from '/shell/view.js';
import { t } from '/shell/texts.js';

export default class TrainPage extends Page {
  template() { return html`<h1>${t('shell.train')}</h1>`; }
}
