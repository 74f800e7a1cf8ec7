/** Asks about pictures: live from the camera, or one that was drawn, chosen, dropped or pasted. */
import { request } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { camera, CameraView } from '/shell/camera.js';
import { openDrawing } from '/shell/drawing.js';
import { channels } from '/shell/live.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, t } from '/shell/texts.js';

/** At most 15 pictures a second, and the next one when the last is answered; one that is never answered is not waited for. */
const BETWEEN_MS = 66;
const PATIENCE_MS = 700;
const RATE_WINDOW_MS = 2000;

export default class AskPictures {
  #camera = new CameraView(() => this.page.update());
  #still = null;
  #sent = null;
  #sentAt = 0;
  #waiting = false;
  #timer;
  #answeredAt = [];

  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  async start() {
    const { signal } = this.page;
    addEventListener('paste', event => { const [file] = event.clipboardData.files; if (file) this.#take(file); }, { signal });
    // Where the camera was allowed before, it starts by itself.
    const known = await navigator.permissions?.query({ name: 'camera' }).catch(() => null);
    if (known?.state === 'granted' && !signal.aborted)
      this.#live();
  }

  stop() {
    clearInterval(this.#timer);
    this.#camera.close();
    this.page.app.live?.send('test', { models: [] });
    this.#forget();
  }

  /** Other models are asked, or the host is back. */
  restart() {
    this.#waiting = false;
    if (this.#still)
      this.#ask(this.#still.blob).catch(showFailure);
    else if (this.#camera.isOn)
      this.page.app.live.send('test', { models: this.page.asked });
  }

  answered({ answers }) {
    this.#waiting = false;
    if (this.#still || !this.#camera.isOn)
      return;
    const now = performance.now();
    this.#answeredAt = [...this.#answeredAt.filter(at => now - at < RATE_WINDOW_MS), now];
    this.page.answered(answers, this.#sent, { isLive: true });
  }

  failed(failure) {
    this.#waiting = false;
    if (this.#camera.isOn)
      this.#off();
    showFailure({ ...failure, details: failure.message });
  }

  template() {
    const rate = this.#answeredAt.length / (RATE_WINDOW_MS / 1000);
    return html`
      <div class="stack drop" @dragover=${event => event.preventDefault()} @drop=${event => { event.preventDefault(); const [file] = event.dataTransfer.files; if (file) this.#take(file); }}>
        ${this.#still ? html`<img class="still" src=${this.#still.url} alt=${t('test.yourPicture')}>` : this.#camera.template()}
        ${!this.#still && this.#camera.isOn && this.#answeredAt.length > 1 ? html`<small class="soft" data-rate=${rate}>${t('test.rate', { rate: number(rate, { maximumFractionDigits: 0 }) })}</small>` : nothing}
        <div class="row">
          ${this.#camera.isOn && !this.#still
            ? html`<button class="button" @click=${() => this.#off()}>${icon('video-off')}${t('test.cameraOff')}</button>`
            : html`<button class="button main" @click=${() => this.#live()}>${icon('camera')}${t('test.cameraOn')}</button>`}
          <button class="button" @click=${() => this.#draw().catch(showFailure)}>${icon('paintbrush')}${t('test.draw')}</button>
          <label class="button file">${icon('upload')}${t('test.file')}<input class="only-heard" type="file" accept="image/*" @change=${event => { const [file] = event.target.files; event.target.value = ''; if (file) this.#take(file); }}></label>
        </div>
        <small class="soft">${t('test.dropPicture')}</small>
      </div>`;
  }

  #live() {
    this.#forget();
    this.#camera.open();
    this.#waiting = false;
    this.page.app.live.send('test', { models: this.page.asked });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#send().catch(showFailure), BETWEEN_MS);
    this.page.update();
  }

  #off() {
    clearInterval(this.#timer);
    this.#camera.close();
    this.#answeredAt = [];
    this.page.app.live.send('test', { models: [] });
    this.page.update();
  }

  async #send() {
    if (document.hidden || (this.#waiting && performance.now() - this.#sentAt < PATIENCE_MS))
      return;
    this.#waiting = true;
    this.#sentAt = performance.now();
    const picture = await camera.picture();
    if (!picture || !this.#camera.isOn || !this.page.app.live.sendBinary(channels.cameraFrame, await picture.arrayBuffer())) {
      this.#waiting = false;
      return;
    }
    this.#sent = picture;
  }

  async #draw() {
    const drawn = await openDrawing();
    if (drawn)
      this.#take(drawn);
  }

  #take(blob) {
    this.#off();
    this.#forget();
    this.#still = { blob, url: URL.createObjectURL(blob) };
    this.#ask(blob).catch(error => { this.#forget(); this.page.update(); showFailure(error); });
    this.page.update();
  }

  async #ask(blob) {
    const { answers } = await request('POST', this.page.path(`/answer?models=${this.page.asked.join()}`), new Blob([blob]), this.page.signal);
    this.page.answered(answers, blob);
  }

  #forget() {
    if (this.#still)
      URL.revokeObjectURL(this.#still.url);
    this.#still = null;
  }
}
