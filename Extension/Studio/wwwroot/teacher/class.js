/** The class: how to join, who is here, who trains; messages and "eyes up". */
import { get, post } from '/shell/api.js';
import { announce, showFailure, toast } from '/shell/announce.js';
import { confirm } from '/shell/dialog.js';
import { Live } from '/shell/live.js';
import { html, icon, nothing, repeat } from '/shell/view.js';
import { number, t } from '/shell/texts.js';

const LONGEST_MESSAGE = 200;

export class ClassView {
  #page;
  #live = null;
  #now = null;
  #big = false;

  constructor(page) { this.#page = page; }

  async enter() {
    if (!this.#page.app.host.isClass)
      return;
    this.room = await get('/teacher/class', this.#page.signal);
    this.#live = new Live('');
    this.#live.on('class', now => {
      this.#said(now);
      this.#now = now;
      this.#page.update();
    });
  }

  leave() { this.#live?.close(); }

  template() {
    if (!this.room)
      return this.#closed();
    return html`
      ${this.#join()}
      ${this.#tell()}
      ${this.#children()}
      ${this.#numbers()}`;
  }

  #closed() {
    return html`<section class="card stack">
      <h2>${t('teacher.noClass')}</h2>
      <p>${t('teacher.noClassHint')}</p>
      <pre class="command" dir="ltr">mlkids --class</pre>
      <p class="soft">${t('teacher.noClassSafe')}</p>
    </section>`;
  }

  #join() {
    const [address, ...others] = this.room.addresses;
    return html`<section class="card join-card ${this.#big ? 'big' : ''}" aria-labelledby="join-title">
      <div class="stack">
        <h2 id="join-title">${t('teacher.joinTitle')}</h2>
        <ol>
          <li>${t('teacher.joinAddress')} <strong class="address" dir="ltr">${address}</strong></li>
          <li>${t('teacher.joinCode')} <strong class="code" dir="ltr" aria-label=${this.room.code.split('').join(' ')}>${this.room.code}</strong></li>
        </ol>
      </div>
      <div class="row no-print">
        <button class="button" aria-pressed=${this.#big} @click=${() => { this.#big = !this.#big; this.#page.update(); }}>${icon('maximize')}${t('teacher.big')}</button>
        <button class="button" @click=${() => print()}>${icon('printer')}${t('teacher.print')}</button>
      </div>
      <details class="no-print">
        <summary>${t('teacher.warningTitle')}</summary>
        <div class="stack">
          <p>${t('teacher.warningWhy')}</p>
          <p>${t('teacher.warningCheck')} <code dir="ltr">${this.room.fingerprint} …</code></p>
          ${others.length ? html`<p>${t('teacher.otherAddresses')} ${others.map((other, i) => html`${i ? ', ' : ''}<code dir="ltr">${other}</code>`)}</p>` : nothing}
          <p>${t('teacher.stored')} <code dir="ltr">${this.room.folder}</code></p>
        </div>
      </details>
    </section>`;
  }

  #tell() {
    const paused = this.#now?.paused;
    return html`<section class="card row no-print" aria-label=${t('teacher.tell')}>
      <button class="button ${paused ? 'main' : ''}" ?disabled=${!this.#now} @click=${() => this.#do(post('/teacher/class/pause', { on: !paused }), paused ? 'teacher.goesOn' : 'teacher.paused')}>
        ${icon(paused ? 'play' : 'eye')}${t(paused ? 'teacher.goOn' : 'teacher.eyesUp')}</button>
      <form class="row grow" @submit=${event => { event.preventDefault(); this.#send(event.target); }}>
        <label class="grow"><span class="only-heard">${t('teacher.message')}</span>
          <input class="input message" name="text" maxlength=${LONGEST_MESSAGE} autocomplete="off" dir="auto" required placeholder=${t('teacher.message')}></label>
        <button class="button">${icon('megaphone')}${t('teacher.send')}</button>
      </form>
    </section>`;
  }

  #children() {
    const children = this.#now?.children ?? [];
    return html`<section class="card stack" aria-labelledby="children-title">
      <h2 id="children-title">${t('teacher.children', { here: children.filter(c => c.isHere).length, all: children.length })}</h2>
      ${children.length === 0 ? html`<p class="soft">${t('teacher.nobody')}</p>` : html`
      <div class="children-scroller"><table class="children">
        <thead><tr>${['child', 'project', 'training', 'answers'].map(key => html`<th scope="col">${t('teacher.' + key)}</th>`)}<th scope="col" class="no-print"><span class="only-heard">${t('teacher.actions')}</span></th></tr></thead>
        <tbody>${repeat([...children].sort((a, b) => b.isHere - a.isHere), c => c.id, c => this.#child(c))}</tbody>
      </table></div>`}
    </section>`;
  }

  #child(child) {
    const { training } = child;
    return html`<tr class=${child.isHere ? '' : 'away'}>
      <th scope="row"><span class="dot" aria-hidden="true"></span><bdi>${child.name}</bdi> <span class="soft">${child.isHere ? nothing : t('teacher.away')}${child.choosesAnew ? ' ' + t('teacher.choosesAnew') : nothing}</span></th>
      <td>${child.projects.map((p, i) => html`${i ? ', ' : ''}<bdi>${p}</bdi>`)}</td>
      <td>${training ? this.#training(training) : nothing}</td>
      <td>${child.answers ? t('teacher.aSecond', { count: child.answers }) : nothing}</td>
      <td class="no-print"><div class="row actions">
        ${training ? html`<button class="button quiet" @click=${() => this.#do(post(`/teacher/class/children/${child.id}/stop-training`), 'teacher.stopped', child)}>${icon('circle-stop')}${t('teacher.stop')}</button>` : nothing}
        ${child.choosesAnew ? nothing : html`<button class="button quiet square" aria-label=${t('teacher.forgot', child)} title=${t('teacher.forgot', child)} @click=${() => this.#forgot(child)}>${icon('key-round')}</button>`}
        ${child.isHere ? html`<button class="button quiet square" aria-label=${t('teacher.leave', child)} title=${t('teacher.leave', child)} @click=${() => this.#leave(child)}>${icon('log-out', true)}</button>` : nothing}
      </div></td>
    </tr>`;
  }

  #training({ model, before, seconds, waited, memoryMB }) {
    return before === null
      ? html`<bdi>${model}</bdi>, ${t('teacher.trains', { seconds: Math.round(seconds), memory: Math.round(memoryMB) })}`
      : html`<bdi>${model}</bdi>, ${t('teacher.waits', { before, seconds: Math.round(waited) })}`;
  }

  #numbers() {
    if (!this.#now)
      return nothing;
    const { memory, trainingMemory, trainings } = this.#now;
    return html`<p class="soft no-print">${t('teacher.memory', { memory: number(memory), training: number(Math.round(trainingMemory)), count: trainings.length })}</p>`;
  }

  async #send(form) {
    try {
      const { pages } = await post('/teacher/class/message', { text: form.text.value });
      form.reset();
      toast(t('teacher.sent', { count: pages }));
    } catch (error) {
      showFailure(error);
    }
  }

  async #forgot(child) {
    if (await confirm(t('teacher.forgotTitle'), t('teacher.forgotText', child), t('teacher.forgotYes')))
      await this.#do(post(`/teacher/class/children/${child.id}/choose-anew`), 'teacher.forgotDone', child);
  }

  async #leave(child) {
    if (await confirm(t('teacher.leave', child), t('teacher.leaveText'), t('teacher.leaveYes'), { danger: true }))
      await this.#do(post(`/teacher/class/children/${child.id}/leave`), 'teacher.left', child);
  }

  async #do(work, key, child) {
    try {
      await work;
      (child ? toast : announce)(t(key, child));
    } catch (error) {
      showFailure(error);
    }
  }

  /** Who came, once. */
  #said(now) {
    const before = new Set((this.#now?.children ?? now.children).filter(c => c.isHere).map(c => c.id));
    const came = now.children.filter(c => c.isHere && !before.has(c.id));
    if (came.length)
      announce(t('teacher.came', { names: came.map(c => c.name).join(', ') }));
  }
}
