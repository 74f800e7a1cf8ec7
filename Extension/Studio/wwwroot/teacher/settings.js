/** The teacher's settings as a form. What it writes is the settings file; who likes files better edits that. */
import { get, request } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { html, icon, nothing } from '/shell/view.js';
import { hasText, languages, list, t } from '/shell/texts.js';

const presets = ['auto', 'accurate', 'simplified'];
const limits = ['trainingMegabytes', 'trainings', 'children', 'projects', 'megabytes', 'examples', 'requests', 'connections'];

export class SettingsView {
  #page;
  #findings = [];

  constructor(page) { this.#page = page; }

  async enter() { this.view = await get('/teacher/settings', this.#page.signal); }

  template() {
    const { settings, file, findings, packs, permissions, plugins } = this.view;
    return html`<form class="stack" novalidate @submit=${event => { event.preventDefault(); this.#save(event.target); }}>
      <p class="soft">${t('teacher.settingsIn')} <code dir="ltr">${file}</code></p>
      ${findings.length ? html`<div class="note warn"><p>${t('teacher.fileWrong')}</p>${this.#list(findings)}</div>` : nothing}
      ${this.#findings.length ? html`<div class="note bad" role="alert" tabindex="-1"><p>${t('teacher.notSaved')}</p>${this.#list(this.#findings)}</div>` : nothing}

      <fieldset class="card stack"><legend>${t('teacher.permissions')}</legend>
        <p class="soft">${t('teacher.permissionsHint')}</p>
        <div class="checks">${permissions.map(name => this.#check('permissions', name, t('teacher.' + name), settings.permissions))}</div></fieldset>

      <fieldset class="card stack"><legend>${t('teacher.packs')}</legend>
        <p class="soft">${t('teacher.packsHint')}</p>
        <div class="checks">${packs.filter(p => p.id !== 'argument').map(pack => this.#check('packs', pack.id, hasText('blocks.pack/' + pack.id) ? t('blocks.pack/' + pack.id) : pack.name, settings.packs))}</div></fieldset>

      <fieldset class="card stack"><legend>${t('teacher.plugins')}</legend>
        <p class="soft">${t(plugins.length ? 'teacher.pluginsHint' : 'teacher.noPlugins')}</p>
        <div class="checks">${plugins.map(plugin => html`<label class="tick"><input type="checkbox" name="plugins" value=${plugin.name} .checked=${plugin.allowed}>
          <span dir="auto">${plugin.title}${plugin.permissions.length ? html` <small class="soft">(${t('teacher.pluginMay', { list: list(plugin.permissions.map(name => t(`extensions.may.${name}`))) })})</small>` : nothing}</span></label>`)}</div></fieldset>

      <fieldset class="card stack"><legend>${t('teacher.preset')}</legend>
        <p class="soft">${t('teacher.presetHint')}</p>
        ${presets.map(preset => html`<label class="tick"><input type="radio" name="preset" value=${preset} .checked=${settings.preset === preset}><span>${t('teacher.preset_' + preset)}</span></label>`)}</fieldset>

      <div class="card stack">
        <label class="field"><span>${t('teacher.language')}</span>
          <select class="input" name="language"><option value="">${t('teacher.languageOfBrowser')}</option>
            ${Object.entries(languages).filter(([, { hidden }]) => !hidden).map(([code, { name }]) => html`<option value=${code} lang=${code} .selected=${settings.language === code}>${name}</option>`)}</select></label>
        <label class="field"><span>${t('teacher.neverSay')}</span>
          <small class="soft">${t('teacher.neverSayHint')}</small>
          <textarea class="input" name="neverSay" rows="4" dir="auto" spellcheck="false" .value=${settings.neverSay.join('\n')}></textarea></label>
      </div>

      <details class="card"><summary>${t('teacher.limits')}</summary>
        <div class="limits">${limits.map(name => html`<label class="field"><span>${t('teacher.limit_' + name)}</span>
          <input class="input" name=${name} type="number" inputmode="numeric" min="0" step="1" .value=${String(settings.limits[name])}></label>`)}</div></details>

      <div class="row"><button class="button main">${icon('save')}${t('teacher.save')}</button><span class="soft">${t('teacher.saveHint')}</span></div>
    </form>`;
  }

  #check(group, value, label, allowed) {
    return html`<label class="tick"><input type="checkbox" name=${group} value=${value} .checked=${!allowed || allowed.includes(value)}><span>${label}</span></label>`;
  }

  #list(findings) {
    return html`<ul>${findings.map(f => html`<li dir="ltr"><code>${f.field || this.view.file}</code>: ${t('teacher.finding', { found: f.found, wanted: f.wanted })}</li>`)}</ul>`;
  }

  /** As long as nobody ticks another way, what is usual stays usual; extensions that are not here now keep what was said of them. */
  #plugins(form, data) {
    const { settings, plugins } = this.view;
    const ticked = new Set(data.getAll('plugins'));
    if (!settings.plugins && plugins.every(plugin => plugin.allowed === ticked.has(plugin.name)))
      return null;
    return [...ticked, ...(settings.plugins ?? []).filter(name => !plugins.some(plugin => plugin.name === name))];
  }

  async #save(form) {
    const data = new FormData(form);
    const chosen = group => form.querySelectorAll(`input[name=${group}]`).length === data.getAll(group).length ? null : data.getAll(group);
    const settings = {
      packs: chosen('packs'),
      plugins: this.#plugins(form, data),
      permissions: chosen('permissions'),
      neverSay: data.get('neverSay').split('\n').map(word => word.trim()).filter(Boolean),
      preset: data.get('preset'),
      language: data.get('language') || null,
      limits: Object.fromEntries(limits.map(name => [name, data.get(name) === '' ? null : Number(data.get(name))])),
    };
    try {
      this.view = await request('PUT', '/teacher/settings', settings);
      this.#findings = [];
      toast(t('teacher.saved'));
    } catch (error) {
      this.#findings = error.findings ?? [];
      if (this.#findings.length === 0)
        showFailure(error);
    }
    this.#page.update();
    queueMicrotask(() => this.#page.element.querySelector('.note.bad')?.focus());
  }
}
