/** Asks about sounds: listens to the microphone as a program does ("when hears"), or to one sound file. */
import { request } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { channels } from '/shell/live.js';
import { meter, microphone, microphoneDoctor, RATE } from '/shell/microphone.js';
import { decodeSound, toWav } from '/shell/wav.js';
import { html, icon, nothing } from '/shell/view.js';
import { t } from '/shell/texts.js';

const MOST_HEARD = 5;

export default class AskSounds {
  #hold = null;
  #opening = false;
  #newest = new Int16Array(RATE);
  #heard = [];
  #file = null;

  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  async start() {
    microphone.addEventListener('change', () => this.page.update(), { signal: this.page.signal });
    const known = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null);
    if (known?.state === 'granted' && !this.page.signal.aborted)
      await this.#listen();
  }

  stop() {
    this.#hold?.close();
    this.#hold = null;
    this.page.app.live?.send('test', { models: [] });
  }

  restart() {
    if (this.#hold)
      this.page.app.live.send('test', { models: this.page.asked });
    else if (this.#file)
      this.#ask(this.#file).catch(showFailure);
  }

  answered({ answers, silent }) {
    if (!this.#hold)
      return;
    // A silent second asks no model: the labels stay, all bars are empty.
    const { labels } = this.page.trained;
    const shown = answers.length > 0 ? answers : this.page.asked.map(model => ({ model, labels, scores: labels.map(() => 0), best: 0 }));
    this.page.answered(shown, answers.length > 0 ? toWav(this.#newest.slice()) : null, { isLive: true, silent });
  }

  heard({ label, model }) {
    if (model !== this.page.asked[0])
      return;
    this.#heard = [{ label, at: performance.now() }, ...this.#heard].slice(0, MOST_HEARD);
    this.page.update();
  }

  failed(failure) {
    this.stop();
    showFailure({ ...failure, details: failure.message });
    this.page.update();
  }

  template() {
    return html`
      ${microphoneDoctor()}
      ${this.#hold ? html`
        <div class="level" role="meter" aria-label=${t('test.level')} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(100 * meter(microphone.level))}><span style="inline-size:${(100 * meter(microphone.level)).toFixed(0)}%"></span></div>` : nothing}
      <div class="row">
        ${this.#hold
          ? html`<button class="button" @click=${() => { this.stop(); this.page.update(); }}>${icon('mic-off')}${t('test.stopListening')}</button>`
          : html`<button class="button main" ?disabled=${this.#opening} @click=${() => this.#listen().catch(showFailure)}>${icon('mic')}${t('test.listen')}</button>`}
        <label class="button file">${icon('upload')}${t('test.file')}<input class="only-heard" type="file" accept="audio/*" @change=${event => { const [file] = event.target.files; event.target.value = ''; if (file) this.#take(file).catch(showFailure); }}></label>
      </div>
      ${this.#hold ? html`<small class="soft">${t('test.listensLikeBlock')}</small>` : nothing}
      ${this.#heard.length > 0 ? html`<div><strong>${t('test.heard')}</strong><ol class="heard">${this.#heard.map((one, i) => html`<li class=${i === 0 ? 'new' : ''}>${one.label}</li>`)}</ol></div>` : nothing}`;
  }

  async #listen() {
    this.#opening = true;
    this.page.update();
    try {
      const hold = await microphone.open();
      if (this.page.signal.aborted)
        return hold.close();
      this.#hold = hold;
      this.#file = null;
      this.page.app.live.send('test', { models: this.page.asked });
      hold.listen(samples => this.#take16(samples));
    } catch (error) {
      // The doctor says what is wrong with the microphone.
      if (error.name !== 'MicrophoneTrouble')
        throw error;
    } finally {
      this.#opening = false;
      this.page.update();
    }
  }

  #take16(samples) {
    this.#newest.copyWithin(0, samples.length);
    this.#newest.set(samples, this.#newest.length - samples.length);
    this.page.app.live.sendBinary(channels.microphoneSamples, samples.buffer.slice(samples.byteOffset, samples.byteOffset + samples.byteLength));
  }

  async #take(file) {
    this.stop();
    this.#file = toWav(await decodeSound(file));
    await this.#ask(this.#file);
  }

  async #ask(wav) {
    const { answers } = await request('POST', this.page.path(`/answer?models=${this.page.asked.join()}`), wav, this.page.signal);
    this.page.answered(answers, wav);
  }
}
