import { Page, html } from '/shell/view.js';
import { t } from '/shell/texts.js';

export default class TeacherPage extends Page {
  template() { return html`<h1>${t('shell.teacher')}</h1>`; }
}
