import { html, icon, nothing, render, useStyles } from '/shell/view.js';
import { sentence } from '/shell/texts.js';
import { channels } from '/shell/live.js';
import { Costumes } from './costumes.js';
import { Devices } from './devices.js';
import { sendInput } from './input.js';
import { StageModel } from './model.js';
import { Monitors } from './monitors.js';
import { PenSheet } from './pen.js';
import { Picture } from './picture.js';
import { QuestionBox } from './question.js';
import { SaidLog } from './said.js';
import { Sounds } from './sounds.js';

const SPRITES_MS = 100;

const flag = html`<svg class="stage-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 3v18" stroke-width="2.5" stroke-linecap="round"/><path d="M5 4c4-2 8 2 14 0v10c-6 2-10-2-14 0z"/></svg>`;
const octagon = html`<svg class="stage-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z"/></svg>`;

/**
 * Opens the stage of the project's program: the picture, green flag and stop sign, question box, values, sounds, camera and microphone. The program itself runs in the host;
 * ask for `/program` once before, so that it is open.
 *
 * @param {HTMLElement} element where it draws; as wide as it likes, the picture is 4 : 3
 * @param {object} options
 * @param {import('/shell/live.js').Live} options.live the project's live channel
 * @param {(key: string, values?: object) => string} options.t texts
 * @param {(asset: string) => string} options.assets address of a costume's or sound's file
 * @param {() => Promise} [options.open] opens the program in the host (GET /program); called again when a connection comes back
 * @param {() => Promise} [options.settled] waited for before something starts: the host then has all changes of the program
 * @param {(running: {target: string, topBlock: string}[]) => void} [options.onRunning] scripts that run, for their glow
 * @param {(sprites: object[]) => void} [options.onSprites] originals whose place or looks changed (the model's records), for the sprite pane
 * @param {(target: string) => void} [options.onChoose] a sprite on the stage was double-clicked
 * @param {(finding: object) => void} [options.onShowBlock] "show the block" of a finding was pressed
 * @param {(finding: object[]) => void} [options.onFindings] all findings now: code, severity, sentence, message, hint, block, target
 * @param {(value: {target: string, block: string, text: string}) => void} [options.onValue] a clicked reporter's value
 * @param {(state: {version: number, saved: number}) => void} [options.onSaved] whether the newest change is in the file
 * @returns {Promise<Stage>}
 */
export async function openStage(element, options) {
  await useStyles('/make/stage/stage.css');
  const stage = new Stage(element, options);
  await stage.begin();
  return stage;
}

class Stage {
  #end = new AbortController();
  #model = new StageModel();
  #waiting = 0;
  #isDirty = false;
  #unseen = 0;
  #frames = [];
  #trouble = null;
  #isFull = false;
  #moved = new Set();
  #telling = 0;

  constructor(element, options) {
    Object.assign(this, { element, options });
    const { live, t, assets } = options;
    this.#drawFrame();
    const find = selector => element.querySelector(selector);
    this.section = find('.stage');
    this.canvas = find('canvas');
    this.pen = new PenSheet(() => this.#paintSoon());
    this.costumes = new Costumes(assets, () => this.#paintSoon());
    this.picture = new Picture(this.canvas, this.costumes, this.pen);
    this.sounds = new Sounds(assets);
    this.said = new SaidLog(find('.stage-said'), t);
    this.question = new QuestionBox(find('.stage-ask'), t, text => live.send('answer', { text }), () => this.focus());
    this.monitors = new Monitors(find('.stage-monitors'), t, (type, message) => live.send(type, message), () => this.canvas.clientWidth / 480);
    this.devices = new Devices(find('.stage-camera'), live, t);
  }

  /** Frames of the program that were drawn within the last second. */
  get framesPerSecond() {
    const now = performance.now();
    return this.#frames.filter(at => now - at <= 1000).length;
  }

  /** What the host told last. */
  get model() { return this.#model; }

  async begin() {
    const { live, open } = this.options;
    const { signal } = this.#end;
    live.on('stage', frame => this.#take(frame), signal);
    live.on('findings', ({ findings }) => this.#find(findings), signal);
    live.on('value', value => this.options.onValue?.(value), signal);
    live.on('saved', state => this.options.onSaved?.(state), signal);
    live.on('chosen', ({ target }) => this.options.onChoose?.(target), signal);
    live.on('device', wish => this.devices.wish(wish), signal);
    live.onBinary(channels.penLayer, content => this.pen.take(content), signal);
    live.addEventListener('open', () => this.#watch(), { signal });
    live.addEventListener('lost', () => this.devices.close(), { signal });
    sendInput(this.canvas, live, () => !this.#isFull, signal);
    const sizes = new ResizeObserver(() => {
      this.element.style.setProperty('--stage-scale', this.canvas.clientWidth / 480);
      this.#paintSoon();
    });
    sizes.observe(this.canvas);
    signal.addEventListener('abort', () => sizes.disconnect());
    document.addEventListener('fullscreenchange', () => {
      this.#isFull = document.fullscreenElement === this.section;
      this.#drawFrame();
    }, { signal });
    await open?.();
    live.send('watch', { on: true });
  }

  async greenFlag() {
    this.sounds.wake();
    await this.options.settled?.();
    this.options.live.send('flag');
  }

  stopAll() { this.options.live.send('stop'); }

  /** A block was clicked: its script starts or stops, a reporter's value comes with `onValue`. */
  async clickBlock(target, block) {
    this.sounds.wake();
    await this.options.settled?.();
    this.options.live.send('clickBlock', { target, block });
  }

  /** Changes a sprite by hand: x, y, size, direction, volume, visible, draggable, rotationStyle, costume (0-based). */
  change(target, values) { this.options.live.send('sprite', { target, ...values }); }

  focus() { this.canvas.focus({ preventScroll: true }); }

  dispose() {
    this.options.live.send('watch', { on: false });
    this.#end.abort();
    cancelAnimationFrame(this.#waiting);
    clearTimeout(this.#telling);
    this.devices.close();
    this.sounds.close();
    this.said.close();
    render(nothing, this.element);
  }

  async #watch() {
    try {
      await this.options.open?.();
      this.options.live.send('watch', { on: true });
    } catch (error) {
      console.warn('The program cannot be opened.', error);
    }
  }

  #take(frame) {
    if (frame.whole)
      this.pen.clear();
    const model = this.#model;
    const { wasRunning, silent } = { wasRunning: model.isRunning, silent: model.silentUntil };
    const { said, sounds, changed } = model.take(frame);
    if (model.silentUntil !== silent || frame.whole)
      this.sounds.silence(model.silentUntil);
    for (const sound of sounds)
      if (sound.number > model.silentUntil)
        this.sounds.play(sound, model.sprite(sound.sprite) ?? model.layers[0]);
    this.sounds.follow(changed);
    this.said.say(said);
    if (frame.monitors || frame.whole)
      this.monitors.show(model.monitors);
    if ('question' in frame || frame.whole)
      this.question.show(model.question);
    if (wasRunning !== model.isRunning)
      this.#drawFrame();
    if (frame.running || frame.whole)
      this.options.onRunning?.(model.running);
    for (const sprite of changed)
      if (!sprite.isClone)
        this.#moved.add(sprite);
    this.#telling ||= this.#moved.size && setTimeout(() => this.#tellMoved(), SPRITES_MS);
    this.#unseen++;
    this.#paintSoon();
  }

  /** Ten times a second: a pane beside the stage need not follow each frame. */
  #tellMoved() {
    this.#telling = 0;
    this.options.onSprites?.([...this.#moved]);
    this.#moved.clear();
  }

  #paintSoon() {
    this.#isDirty = true;
    this.#waiting ||= requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    this.#waiting = 0;
    this.picture.fit();
    if (this.#isDirty)
      this.picture.draw(this.#model);
    this.#isDirty = false;
    const now = performance.now();
    for (; this.#unseen > 0; this.#unseen--) {
      this.options.live.send('seen');
      this.#frames.push(now);
    }
    while (this.#frames.length > 120)
      this.#frames.shift();
  }

  #find(findings) {
    this.options.onFindings?.(findings);
    const newest = findings.findLast(f => f.severity !== 'info') ?? null;
    if (newest?.sentence === this.#trouble?.sentence && newest?.target === this.#trouble?.target)
      return;
    this.#trouble = newest;
    this.#drawFrame();
  }

  #drawFrame() {
    const { t } = this.options;
    const { isRunning } = this.#model;
    render(html`
      <section class="stage" aria-label=${t('stage.stage')}>
        <div class="stage-bar">
          <button class="button quiet square stage-flag" aria-label=${t('stage.flag')} title=${t('stage.flag')} aria-pressed=${isRunning} @click=${event => this.#flag(event)}>${flag}</button>
          <button class="button quiet square stage-stop" aria-label=${t('stage.stop')} title=${t('stage.stop')} ?data-idle=${!isRunning} @click=${() => this.stopAll()}>${octagon}</button>
          <span class="grow"></span>
          ${document.fullscreenEnabled ? html`<button class="button quiet square" aria-pressed=${this.#isFull} aria-label=${t('stage.full')} title=${t('stage.full')} @click=${() => this.#toggleFull()}>${icon(this.#isFull ? 'minimize' : 'maximize')}</button>` : nothing}
        </div>
        <div class="stage-box" dir="ltr">
          <canvas class="stage-picture" tabindex="0" role="application" aria-label=${t('stage.picture')} width="480" height="360"></canvas>
          <div class="stage-monitors"></div>
          <div class="stage-camera"></div>
          <div class="stage-ask"></div>
        </div>
        <div class="stage-trouble" role="status">${this.#trouble ? html`
          <p class="note warn">${icon('triangle-alert')} <span>${this.#trouble.target ? html`<b dir="auto">${this.#trouble.target}:</b> ` : nothing}${sentence(this.#trouble.sentence)}</span></p>
          ` : nothing}</div>
        <div class="only-heard stage-said" role="log" aria-label=${t('stage.said')}></div>
      </section>`, this.element);
  }

  #flag(event) {
    this.greenFlag();
    // Who clicks wants to play; who presses Enter or Space stays where the hands are.
    if (event.detail > 0)
      this.focus();
  }

  #toggleFull() {
    if (this.#isFull)
      document.exitFullscreen();
    else
      this.section.requestFullscreen();
  }
}
