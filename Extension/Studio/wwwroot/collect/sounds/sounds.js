import { get, post, request } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { number, t } from '/shell/texts.js';
import { html, icon, nothing, ref, useStyles } from '/shell/view.js';
import { decodeSound, toWav } from '/shell/wav.js';
import { Kind } from '../kind.js';
import { isSound, prepareSounds } from './files.js';
import { play, stop } from './player.js';
import { Recorder } from './recorder.js';
import { Trim } from './trim.js';
import { drawBars, seen } from './wave.js';

/** The host's name for "nobody speaks" (ProjectNames.BackgroundNoise). */
const BACKGROUND = '_background_noise_';
const BATCH = 100;

/** Collecting sounds: microphone, files. */
export default class Sounds extends Kind {
  layout = { width: 6.5, height: 5 };
  #recorder = null;
  #waves = new Map();
  #playing = 0;
  #preparing = '';

  async start() { await useStyles('/collect/sounds/sounds.css'); }

  stop() {
    this.#recorder?.close();
    stop();
  }

  labelName(label) { return label.name === BACKGROUND ? t('sounds.background') : label.name; }
  isFixed(label) { return label.name === BACKGROUND; }
  empty(label) { return t(label.name === BACKGROUND ? 'sounds.noBackgroundYet' : 'sounds.noneYet'); }

  adding(label) {
    if (this.#recorder?.label.id === label.id)
      return this.#recorder.template();
    return html`
      ${label.name === BACKGROUND ? html`<p class="soft small">${t('sounds.backgroundWhy')}</p>` : nothing}
      <div class="row">
        <button data-needs="microphone" class="button main" @click=${() => this.#openRecorder(label)}>${icon('mic')}${t('sounds.microphoneButton')}</button>
        <label data-needs="files" class="button file">${icon('upload')}${t('sounds.files')}<input class="only-heard" type="file" multiple accept="audio/*" @change=${event => this.#chosen(event, label)}></label>
        <label data-needs="files" class="button quiet file">${icon('folder-open')}${t('sounds.folder')}<input class="only-heard" type="file" webkitdirectory @change=${event => this.#chosen(event, label)}></label>
      </div>
      ${this.#preparing ? html`<p class="soft" role="status">${this.#preparing}</p>` : nothing}`;
  }

  /** Beside the button for a new label. */
  offers() {
    return this.model.labels.some(label => label.name === BACKGROUND) ? nothing : html`
      <button class="button" @click=${() => this.#addBackground().catch(showFailure)}>${icon('volume-2')}${t('sounds.addBackground')}</button>
      <p class="soft small">${t('sounds.backgroundWhy')}</p>`;
  }

  tile(example) {
    return html`
      <canvas class="wave" aria-hidden="true" ${ref(canvas => canvas && this.#draw(canvas, example))}></canvas>
      <span class="button quiet square play" aria-hidden="true" title=${t(this.#playing === example.id ? 'sounds.stopPlaying' : 'sounds.play')} @click=${() => this.#play(example)}>${icon(this.#playing === example.id ? 'pause' : 'play')}</span>
      <span class="seconds">${t('sounds.short', { seconds: number(Math.round((example.length - 44) / 3200) / 10) })}</span>`;
  }

  describe(example) { return example.name ? t('sounds.soundNamed', { name: example.name }) : t('sounds.sound', { seconds: number(Math.round((example.length - 44) / 3200) / 10) }); }

  large(example, label) {
    return html`
      <canvas class="wave large" aria-hidden="true" ${ref(canvas => canvas && this.#draw(canvas, example))}></canvas>
      <div class="row">
        <button class="button main" @click=${() => this.#play(example)}>${icon('play')}${t('sounds.play')}</button>
        <button class="button" @click=${event => { event.target.closest('dialog').close(); this.#trimExample(example, label).catch(showFailure); }}>${icon('scissors')}${t('sounds.trim')}</button>
      </div>`;
  }

  take(label, data) {
    const files = [...data.files].filter(isSound);
    return files.length > 0 ? this.#addFiles(label, files) : undefined;
  }

  /** Adds sounds and tells what became of them. @param {{ name: string, blob: Blob }[]} sounds */
  async addSounds(label, sounds, refused = []) {
    const all = { added: 0, duplicates: 0, nearlySame: 0, refusedCount: refused.length, refused: refused.map(name => ({ name, code: 'MLT021', sentence: t('sounds.unreadable'), message: t('sounds.unreadable') })) };
    for (let at = 0; at < sounds.length; at += BATCH) {
      const form = new FormData();
      for (const { name, blob } of sounds.slice(at, at + BATCH))
        form.append('file', blob, name || `${t('sounds.recording')}.wav`);
      const added = await request('POST', this.page.path(`/labels/${label.id}/examples`), form);
      for (const key of ['added', 'duplicates', 'nearlySame', 'refusedCount'])
        all[key] += added[key];
      all.refused.push(...added.refused);
    }
    return this.page.told(all, label);
  }

  closeRecorder() {
    const { label } = this.#recorder;
    this.#recorder.close();
    this.#recorder = null;
    this.page.update();
    queueMicrotask(() => this.page.element.querySelector(`[data-label="${label.id}"] .button.main`)?.focus());
  }

  #openRecorder(label) {
    this.#recorder?.close();
    this.#recorder = new Recorder(this, label, { background: label.name === BACKGROUND });
    this.page.update();
    this.#recorder.open().catch(showFailure);
    queueMicrotask(() => this.page.element.querySelector('.recorder .record')?.focus());
  }

  #chosen(event, label) {
    const files = [...event.target.files].filter(isSound);
    event.target.value = '';
    if (files.length === 0)
      return announce(t('sounds.noSoundFiles'));
    this.#addFiles(label, files).catch(showFailure);
  }

  async #addFiles(label, files) {
    try {
      const { sounds, refused } = await prepareSounds(files, (done, all) => {
        this.#preparing = t('sounds.preparing', { done, all });
        this.page.update();
      });
      await this.addSounds(label, sounds, refused);
    } finally {
      this.#preparing = '';
      this.page.update();
    }
  }

  async #addBackground() {
    const label = await post(this.page.path(`/models/${this.model.id}/labels`), { name: BACKGROUND });
    announce(t('collect.labelAdded', { label: t('sounds.background') }));
    return label;
  }

  #play(example) {
    if (this.#playing === example.id)
      return stop();
    play(`/api${this.page.path(`/examples/${example.id}/content?v=${example.version}`)}`, () => { this.#playing = 0; this.page.update(); })
      .then(() => { this.#playing = example.id; this.page.update(); })
      .catch(showFailure);
  }

  async #draw(canvas, example) {
    // Its size is known once it is in the page.
    await null;
    if (canvas.dataset.version === example.version && canvas.width === canvas.clientWidth * (devicePixelRatio || 1))
      return;
    canvas.dataset.version = example.version;
    if (!this.#waves.has(example.version))
      this.#waves.set(example.version, this.#wave(example));
    const bars = await this.#waves.get(example.version);
    // Undo may bring it back.
    if (!bars)
      this.#waves.delete(example.version);
    else if (canvas.dataset.version === example.version)
      drawBars(canvas, bars);
  }

  /** @returns {Promise<number[]|null>} null for a sound that is gone, and for one that cannot be read: it has no picture, training names it. */
  async #wave({ id, version }) {
    try {
      const found = await get(this.page.path(`/examples/${id}/waveform?v=${version}`), this.page.signal);
      return found && found.bars.map(bar => seen(bar / 255));
    } catch {
      return null;
    }
  }

  /** Cuts an example that is there already. */
  async #trimExample(example, label) {
    const samples = await decodeSound(await get(this.page.path(`/examples/${example.id}/content?v=${example.version}`)));
    const kept = await openDialog(t('sounds.trimTitle', { label: this.labelName(label) }), (close, update) => {
      this.trimming ??= new Trim(samples, update);
      return html`${this.trimming.template()}
        <div class="row">
          <button class="button" @click=${() => play(this.trimming.samples).catch(showFailure)}>${icon('play')}${t('sounds.play')}</button>
          <button class="button main" @click=${() => close(this.trimming.samples)}>${icon('check')}${t('sounds.keepPart')}</button>
          <button class="button" @click=${() => close()}>${t('shell.cancel')}</button>
        </div>`;
    });
    stop();
    this.trimming = null;
    if (kept && kept.length < samples.length)
      await request('PUT', this.page.path(`/examples/${example.id}/sound`), toWav(kept));
  }
}
