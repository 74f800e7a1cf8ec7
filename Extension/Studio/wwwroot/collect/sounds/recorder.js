/** The recorder of one label: count-in, record (hold or click), look, trim, listen, add. */
import { announce, showFailure } from '/shell/announce.js';
import { RATE, meter, microphone, microphoneDoctor } from '/shell/microphone.js';
import { number, t } from '/shell/texts.js';
import { html, icon, nothing, ref } from '/shell/view.js';
import { cutIntoSeconds, judge, toWav } from '/shell/wav.js';
import { play, stop as stopPlaying } from './player.js';
import { Recording } from './recording.js';
import { Trim } from './trim.js';
import { drawBars, seen } from './wave.js';

const LENGTHS = [1, 2, 3, 5, 10, 20];
const HELD_MS = 400;
const COUNT_MS = 700;
const LIVE_BARS = 80;

export class Recorder {
  /** `ready`, `opening`, `counting`, `recording`, `look` */
  state = 'ready';
  #seconds;
  #recording = null;
  #pressed = 0;
  #count = 0;
  #samples = null;
  #trim = null;
  #playing = false;
  #cut;
  #canvas = null;
  #hold = null;
  #turn = 0;
  #lately = [];
  #change = () => this.#heard();

  /** @param {import('./sounds.js').default} kind @param {object} label @param {{ background: boolean }} about whether it is the label of background noise */
  constructor(kind, label, { background }) {
    this.kind = kind;
    this.label = label;
    this.#seconds = background ? 20 : 1;
    this.#cut = background;
  }

  /** Turns the microphone on, so that the person sees it hear. */
  async open() {
    microphone.addEventListener('change', this.#change);
    try {
      this.#hold = await microphone.open();
    } catch (error) {
      announce(error.sentence ?? '');
    }
    if (this.closed)
      this.#hold?.close();
    this.kind.page.update();
  }

  /** Ends everything and turns the microphone off. */
  close() {
    this.closed = true;
    this.#turn++;
    microphone.removeEventListener('change', this.#change);
    this.#recording?.end();
    this.#hold?.close();
    stopPlaying();
  }

  template() {
    return html`
      <div class="recorder stack" @keydown=${event => this.#escape(event)}>
        ${this.state === 'look' ? this.#look() : this.#record()}
      </div>`;
  }

  #record() {
    const recording = this.state === 'recording';
    const busy = this.state !== 'ready';
    return html`
      <div class="live-wave ${recording ? 'on' : ''}">
        <canvas class="wave" aria-hidden="true" ${ref(canvas => this.#canvas = canvas)}></canvas>
        ${this.state === 'counting' ? html`<strong class="count-in" aria-hidden="true">${number(this.#count)}</strong>` : nothing}
      </div>
      <div class="meter" role="meter" aria-label=${t('sounds.loudness')} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></div>
      <div class="row">
        <button class="button main record ${recording ? 'recording' : ''}" @pointerdown=${event => this.#down(event)} @pointerup=${() => this.#up()} @pointercancel=${() => this.#up()}
          @keydown=${event => this.#keyDown(event)} @keyup=${event => this.#keyUp(event)} @click=${event => this.#clicked(event)} @contextmenu=${event => event.preventDefault()}>
          ${icon(recording ? 'circle-stop' : 'mic')}${t(recording ? 'sounds.stop' : 'sounds.record')}</button>
        <label class="row">${t('sounds.length')}
          <select class="input" ?disabled=${busy} @change=${event => { this.#seconds = Number(event.target.value); this.#cut = this.#seconds >= 3; this.kind.page.update(); }}>
            ${LENGTHS.map(s => html`<option value=${s} ?selected=${s === this.#seconds}>${t('sounds.seconds', { seconds: s })}</option>`)}
          </select></label>
        <button class="button quiet square" aria-label=${t('sounds.close')} title=${t('sounds.close')} @click=${() => this.kind.closeRecorder()}>${icon('x')}</button>
      </div>
      <div class="row small">
        <label class="row check"><input type="checkbox" .checked=${setting('countIn')} @change=${event => keep('countIn', event.target.checked)}>${t('sounds.countIn')}</label>
        <label class="row check"><input type="checkbox" .checked=${setting('atOnce')} @change=${event => keep('atOnce', event.target.checked)}>${t('sounds.atOnce')}</label>
      </div>
      ${microphoneDoctor()}
      ${microphone.trouble ? html`<button class="button" @click=${() => this.open()}>${icon('refresh-cw')}${t('sounds.again')}</button>` : nothing}
      <p class="soft small">${t('sounds.holdHow')}</p>`;
  }

  #look() {
    const chosen = this.#trim.samples;
    const pieces = cutIntoSeconds(chosen);
    const quality = judge(chosen);
    return html`
      ${this.#trim.template()}
      <p class="note ${quality === 'good' ? 'good' : 'warn'}" role="status">${t(`sounds.is-${quality}`)}</p>
      ${pieces.length > 1 ? html`<label class="row check"><input type="checkbox" .checked=${this.#cut} @change=${event => { this.#cut = event.target.checked; this.kind.page.update(); }}>
        ${t('sounds.cut', { count: pieces.length })}</label>` : nothing}
      <div class="row">
        <button class="button main" autofocus @click=${() => this.#add().catch(showFailure)}>${icon('plus')}${pieces.length > 1 && this.#cut ? t('sounds.addPieces', { count: pieces.length }) : t('sounds.add')}</button>
        <button class="button" @click=${() => this.#play()}>${icon(this.#playing ? 'pause' : 'play')}${t(this.#playing ? 'sounds.stopPlaying' : 'sounds.play')}</button>
        <button class="button quiet" @click=${() => this.#again()}>${icon('rotate-ccw')}${t('sounds.recordAgain')}</button>
      </div>`;
  }

  #down(event) {
    if (event.button !== 0)
      return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#press();
  }

  #keyDown(event) {
    if (event.key !== ' ' && event.key !== 'Enter')
      return;
    event.preventDefault();
    if (!event.repeat)
      this.#press();
  }

  #keyUp(event) {
    if (event.key === ' ' || event.key === 'Enter')
      this.#up();
  }

  /** Screen readers and voice control click without pressing. */
  #clicked(event) {
    if (event.detail === 0 && !this.#pressed)
      this.#press();
  }

  #press() {
    this.#pressed = performance.now();
    if (this.state === 'recording' || this.state === 'counting')
      this.#end();
    else if (this.state === 'ready')
      this.#begin().catch(showFailure);
  }

  /** Held for a while: it ends with the hand. A short click: it goes on until its length is over. */
  #up() {
    if (this.#pressed && performance.now() - this.#pressed > HELD_MS && this.state === 'recording')
      this.#end();
    this.#pressed = 0;
  }

  #end() {
    if (this.state === 'counting') {
      this.#turn++;
      this.#go('ready');
    }
    this.#recording?.end();
  }

  async #begin() {
    const turn = ++this.#turn;
    stopPlaying();
    this.#go('opening');
    let hold;
    try {
      hold = await microphone.open();
    } catch {
      return this.#go('ready');
    }
    try {
      if (setting('countIn') && !await this.#countIn(turn) || turn !== this.#turn || this.closed)
        return;
      const recording = new Recording(this.#seconds);
      this.#recording = recording;
      recording.start(hold);
      hold = null;
      this.#go('recording');
      const samples = await recording.ended;
      this.#recording = null;
      if (!this.closed)
        this.#recorded(samples);
    } finally {
      hold?.close();
      if (this.state === 'opening')
        this.#go('ready');
    }
  }

  async #countIn(turn) {
    for (this.#count = 3; this.#count > 0; this.#count--) {
      this.#go('counting');
      announce(String(this.#count));
      await new Promise(resolve => setTimeout(resolve, COUNT_MS));
      if (turn !== this.#turn)
        return false;
    }
    return true;
  }

  #recorded(samples) {
    if (samples.length < RATE / 10) {
      announce(t('sounds.tooShort'));
      return this.#go('ready');
    }
    this.show(samples);
    if (setting('atOnce') && judge(samples) !== 'silent')
      this.#add().catch(showFailure);
  }

  /** Shows a sound to be trimmed and added. @param {Int16Array} samples */
  show(samples) {
    this.#samples = samples;
    this.#trim = new Trim(samples, () => this.kind.page.update());
    this.#go('look');
    announce(t('sounds.recorded', { seconds: Math.round(samples.length / RATE * 10) / 10 }));
    queueMicrotask(() => this.kind.page.element.querySelector('.recorder [autofocus]')?.focus());
  }

  async #add() {
    const chosen = this.#trim.samples;
    const pieces = this.#cut ? cutIntoSeconds(chosen) : [chosen];
    this.#again();
    await this.kind.addSounds(this.label, pieces.map(piece => ({ name: '', blob: toWav(piece) })));
  }

  #again() {
    stopPlaying();
    this.#samples = this.#trim = null;
    this.#go('ready');
    queueMicrotask(() => this.kind.page.element.querySelector('.recorder .record')?.focus());
  }

  #play() {
    if (this.#playing)
      return stopPlaying();
    play(this.#trim.samples, () => { this.#playing = false; this.kind.page.update(); })
      .then(() => { this.#playing = true; this.kind.page.update(); })
      .catch(showFailure);
  }

  #escape(event) {
    if (event.key !== 'Escape')
      return;
    event.stopPropagation();
    if (this.state === 'look')
      this.#again();
    else if (this.state === 'ready')
      this.kind.closeRecorder();
    else
      this.#end();
  }

  #go(state) {
    this.state = state;
    this.kind.page.update();
  }

  #heard() {
    const element = this.kind.page.element.querySelector('.recorder .meter');
    if (element) {
      const part = meter(microphone.level);
      element.firstElementChild.style.inlineSize = `${part * 100}%`;
      element.ariaValueNow = Math.round(part * 100);
    }
    if (this.#canvas) {
      this.#lately = [...this.#lately.slice(1 - LIVE_BARS), microphone.level];
      const levels = this.#recording?.levels ?? this.#lately;
      const bars = this.#recording ? Math.max(20, Math.ceil(this.#seconds * 20)) : LIVE_BARS;
      drawBars(this.#canvas, Array.from({ length: bars }, (_, i) => seen(levels[i] ?? 0)), this.#recording ? {} : { to: 0 });
    }
    const told = `${microphone.trouble?.reason} ${microphone.silent} ${microphone.devices.length}`;
    if (told !== this.told) {
      this.told = told;
      this.kind.page.update();
    }
  }
}

const setting = name => localStorage.getItem(`sounds.${name}`) === '1';
const keep = (name, on) => localStorage.setItem(`sounds.${name}`, on ? '1' : '0');
