/** Taking pictures of one label with the camera: one, or many while a button or the space key is held; with a countdown it goes on by itself. */
import { request } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { camera, CameraView } from '/shell/camera.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, t } from '/shell/texts.js';

const KEPT = 'shooting';
const rates = [1, 2, 4, 10];
const lengths = [5, 10, 30];
const STRIP = 5;

export class Shooting {
  /** The label whose pictures are taken, or null. */
  labelId = null;
  #settings = { rate: 4, seconds: 10, countdown: false, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') };
  #view;
  #counting = 0;
  #frames = null;
  #strip = [];
  #stopBurst = null;
  #busy = false;

  /** @param {import('../collect.js').default} page */
  constructor(page) {
    this.page = page;
    this.#view = new CameraView(() => this.#changed());
    addEventListener('keydown', event => this.#space(event), { signal: page.signal });
    addEventListener('keyup', event => event.code === 'Space' && this.#stopBurst?.(), { signal: page.signal });
    addEventListener('blur', () => this.#stopBurst?.(), { signal: page.signal });
  }

  /** Opens the camera for a label, or closes it. */
  toggle(label) {
    const other = this.labelId !== label.id;
    this.close();
    if (!other)
      return;
    this.labelId = label.id;
    this.#view.open();
    setTimeout(() => document.querySelector('.shooting')?.scrollIntoView({ block: 'nearest' }));
  }

  close() {
    this.#stopBurst?.();
    this.labelId = null;
    this.#view.close();
  }

  template(label) {
    if (label.id !== this.labelId)
      return nothing;
    const taking = this.#frames !== null;
    const ready = camera.isOpen && !this.#busy && this.#counting === 0;
    return html`
      <div class="shooting ${camera.state === 'trouble' ? 'trouble' : ''}">
        ${this.#view.template(this.#above())}
        ${camera.state === 'trouble' ? nothing : html`
          <div class="stack">
          <div class="row shots">
            <button class="button" ?disabled=${!ready || taking} @click=${() => this.#one(label).catch(showFailure)}>${icon('camera')}${t('collect.takeOne')}</button>
            <button class="button main grow hold" ?disabled=${!ready && !taking} aria-describedby="hold-how"
              @pointerdown=${event => this.#down(event, label)} @pointerup=${() => this.#up()} @pointercancel=${() => this.#up()}
              @click=${event => this.#clicked(event, label)} @contextmenu=${event => event.preventDefault()}>
              ${icon(taking ? 'circle-stop' : 'square-stack')}${taking ? t('collect.taken', { count: this.#frames.length }) : t(this.#settings.countdown ? 'collect.takeMany' : 'collect.holdForMany')}</button>
          </div>
          <p id="hold-how" class="soft small">${t(this.#settings.countdown ? 'collect.countdownHow' : 'collect.holdHow')}</p>
          <details class="options"><summary>${t('collect.cameraOptions')}</summary>
            <div class="row">
              ${this.#choice('rate', 'collect.rate', rates, count => t('collect.aSecond', { count }))}
              ${this.#choice('seconds', 'collect.longest', lengths, count => t('collect.seconds', { count }))}
              <label class="row"><input type="checkbox" .checked=${this.#settings.countdown} @change=${event => this.#set({ countdown: event.target.checked })}>${t('collect.countdown')}</label>
            </div>
          </details>
          </div>`}
      </div>`;
  }

  #choice(name, label, values, text) {
    return html`<label class="field"><span>${t(label)}</span>
      <select class="input" @change=${event => this.#set({ [name]: Number(event.target.value) })}>
        ${values.map(value => html`<option value=${value} ?selected=${value === this.#settings[name]}>${text(value)}</option>`)}
      </select></label>`;
  }

  #above() {
    if (this.#counting > 0)
      return html`<p class="above countdown" aria-hidden="true">${number(this.#counting)}</p>`;
    return this.#frames ? html`<div class="strip" aria-hidden="true">${this.#strip.map(address => html`<img src=${address} alt="">`)}</div>` : nothing;
  }

  #set(settings) {
    this.#settings = { ...this.#settings, ...settings };
    localStorage.setItem(KEPT, JSON.stringify(this.#settings));
    this.page.update();
  }

  /** A camera that goes away ends the burst: what was taken is kept. */
  #changed() {
    if (!camera.isOpen)
      this.#stopBurst?.();
    this.page.update();
  }

  #down(event, label) {
    if (event.button !== 0 || this.#settings.countdown)
      return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#burst(label).catch(showFailure);
  }

  #up() {
    if (!this.#settings.countdown)
      this.#stopBurst?.();
  }

  /** By keyboard or screen reader (a click without a pointer), and with a countdown: the first click starts, the second ends. */
  #clicked(event, label) {
    if (event.detail !== 0 && !this.#settings.countdown)
      return;
    if (this.#frames)
      this.#stopBurst?.();
    else
      this.#burst(label).catch(showFailure);
  }

  #space(event) {
    if (event.code !== 'Space' || this.labelId === null || this.#settings.countdown)
      return;
    const free = document.activeElement === document.body || document.activeElement.matches('main, .hold');
    if (!free || document.querySelector('dialog[open]'))
      return;
    event.preventDefault();
    const label = this.page.model.labels.find(l => l.id === this.labelId);
    if (!event.repeat && label)
      this.#burst(label).catch(showFailure);
  }

  async #countDown() {
    if (!this.#settings.countdown)
      return true;
    for (this.#counting = 3; this.#counting > 0; this.#counting--) {
      announce(number(this.#counting));
      this.page.update();
      await wait(1000);
      if (!camera.isOpen || this.page.signal.aborted)
        break;
    }
    this.#counting = 0;
    this.page.update();
    return camera.isOpen && this.labelId !== null;
  }

  async #one(label) {
    if (this.#busy || !await this.#countDown())
      return;
    this.#busy = true;
    try {
      const picture = await camera.picture();
      if (!picture)
        return;
      this.page.told(await this.page.add(label, picture, { name: 'camera.jpg' }), label);
    } finally {
      this.#busy = false;
      this.page.update();
    }
  }

  async #burst(label) {
    if (this.#frames || this.#busy || this.#counting > 0 || !camera.isOpen || !await this.#countDown())
      return;
    const path = this.page.path(`/labels/${label.id}/examples?burst=${crypto.randomUUID()}`);
    const frames = this.#frames = [];
    const { rate, seconds } = this.#settings;
    let goesOn = true;
    this.#stopBurst = () => goesOn = false;
    const start = performance.now();
    for (let n = 0; goesOn && n < rate * seconds && camera.isOpen; n++) {
      const picture = await camera.picture();
      if (picture)
        this.#show(frames, picture);
      // By the clock, so that slow pictures do not make the burst longer.
      while (goesOn && performance.now() < start + (n + 1) * 1000 / rate)
        await wait(Math.min(50, Math.max(0, start + (n + 1) * 1000 / rate - performance.now())));
    }
    this.#stopBurst = this.#frames = null;
    this.#strip.forEach(URL.revokeObjectURL);
    this.#strip = [];
    this.page.update();
    if (frames.length > 0)
      await this.#save(label, path, frames);
  }

  #show(frames, picture) {
    frames.push(picture);
    this.#strip.push(URL.createObjectURL(picture));
    if (this.#strip.length > STRIP)
      URL.revokeObjectURL(this.#strip.shift());
    this.page.update();
  }

  /** All pictures of a burst are one step of undo. */
  async #save(label, path, frames) {
    this.#busy = true;
    try {
      const form = new FormData();
      frames.forEach((frame, i) => form.append('file', frame, `camera ${i + 1}.jpg`));
      this.page.told(await request('POST', path, form), label);
    } finally {
      this.#busy = false;
      this.page.update();
    }
  }
}

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));
