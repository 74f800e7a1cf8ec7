import { Page, html, icon, nothing, useStyles } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { ClassView } from './class.js';
import { ReportsView } from './reports.js';
import { SettingsView } from './settings.js';

/**
 * The teacher's page: the class (in class mode), the settings, what the computer is like, the error report. Each view is a class with `enter()`, `template()` and, where it
 * needs one, `leave()`.
 */
const views = {
  class: { icon: 'users', View: ClassView },
  settings: { icon: 'settings', View: SettingsView },
  reports: { icon: 'cpu', View: ReportsView },
};

export default class TeacherPage extends Page {
  #view = null;
  #name = '';

  async enter() {
    await useStyles('/teacher/teacher.css');
    await this.#open('class');
  }

  leave() { this.#view?.leave?.(); }

  template() {
    return html`
      <div class="row teacher-head">
        <h1>${t('teacher.title')}</h1>
        <nav aria-label=${t('teacher.parts')}>
          <ul class="steps">${Object.entries(views).map(([name, { icon: picture }]) => html`
            <li><a href="#/teacher" aria-current=${name === this.#name ? 'page' : nothing} @click=${event => { event.preventDefault(); this.#open(name); }}>${icon(picture)}${t('teacher.' + name)}</a></li>`)}
          </ul>
        </nav>
      </div>
      ${this.#view?.template() ?? nothing}`;
  }

  async #open(name) {
    this.#view?.leave?.();
    const view = new views[name].View(this);
    await view.enter();
    if (this.signal.aborted)
      return view.leave?.();
    this.#view = view;
    this.#name = name;
    this.update();
  }
}
