/** What this computer is like, and the report of errors: read whole, then kept as a file. Nothing is sent. */
import { get } from '/shell/api.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, sentence, t } from '/shell/texts.js';

export class ReportsView {
  #page;

  constructor(page) { this.#page = page; }

  async enter() {
    [this.device, this.report] = await Promise.all([get('/teacher/device', this.#page.signal), get('/teacher/report', this.#page.signal)]);
  }

  template() {
    const { facts, reason, findings } = this.device;
    return html`
      <section class="card stack" aria-labelledby="device-title">
        <h2 id="device-title">${t('teacher.device')}</h2>
        <p class="note ${findings.length ? 'warn' : 'good'}">${sentence(reason)}</p>
        <dl class="device-facts">
          ${this.#fact('system', facts.operatingSystem)}
          ${this.#fact('memoryOf', facts.memoryBytes && t('teacher.megabytes', { count: Math.round(facts.memoryBytes / 1048576) }))}
          ${this.#fact('cores', facts.cores && number(facts.cores))}
          ${this.#fact('picture', facts.probeMilliseconds && t('teacher.milliseconds', { count: Math.round(facts.probeMilliseconds * 10) / 10 }))}
        </dl>
        ${findings.map(f => html`<div class="note ${f.severity === 'warning' ? 'warn' : ''}"><p>${sentence(f.message)}</p><p>${sentence(f.guidance)}</p><small class="soft">${f.code}</small></div>`)}
      </section>
      <section class="card stack" aria-labelledby="report-title">
        <h2 id="report-title">${t('teacher.report')}</h2>
        <p>${t('teacher.reportHint')}</p>
        <pre class="report" tabindex="0" dir="ltr" aria-label=${t('teacher.report')}>${this.report.text}</pre>
        <div class="row no-print"><button class="button" @click=${() => this.#save()}>${icon('download')}${t('teacher.reportSave')}</button></div>
      </section>`;
  }

  #fact(key, value) {
    return value ? html`<div><dt>${t('teacher.' + key)}</dt><dd><bdi>${value}</bdi></dd></div>` : nothing;
  }

  #save() {
    const href = URL.createObjectURL(new Blob([this.report.text], { type: 'text/plain' }));
    Object.assign(document.createElement('a'), { href, download: 'mlkids-report.txt' }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }
}
