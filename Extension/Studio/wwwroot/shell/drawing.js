/** The drawing pad: for examples and costumes. Mouse, pen, finger or keyboard. */
import { announce } from './announce.js';
import { openDialog } from './dialog.js';
import { DrawingCanvas } from './drawing-canvas.js';
import { html, icon, nothing, ref, useStyles } from './view.js';
import { t } from './texts.js';

const tools = { brush: 'paintbrush', eraser: 'eraser', fill: 'paint-bucket', line: 'slash', rectangle: 'square', ellipse: 'circle' };
const sizes = { thin: 4, medium: 12, thick: 28 };
const colors = {
  black: '#1b1b1b', grey: '#8a8f98', white: '#ffffff', brown: '#7a4a21', skin: '#f2c49b', red: '#e02020', orange: '#f58a1f', yellow: '#ffd60a',
  lightGreen: '#8bd44b', green: '#1f8f3a', turquoise: '#19b5b0', lightBlue: '#5db7f2', blue: '#2456d6', purple: '#7d3cc9', pink: '#f06ab0',
};
/** Pixels that the keyboard's cursor goes at once; more with Shift. */
const STEP = 6, BIG_STEP = 30;

/**
 * Opens the pad and waits.
 * @param {{ width?: number, height?: number, picture?: Blob, transparent?: boolean }} [form] the size in pixels; a picture to go on with; whether nothing is seen through
 * @returns {Promise<Blob|undefined>} a PNG of that size, or undefined when it was cancelled
 */
export async function openDrawing({ width = 320, height = 320, picture, transparent = false } = {}) {
  await useStyles('/shell/drawing.css');
  const start = picture && await createImageBitmap(picture);
  const pad = new Pad(width, height, transparent, start);
  const wanted = await openDialog(t('shell.draw'), (close, update) => {
    pad.update = update;
    pad.done = () => close(true);
    return pad.template(close);
  }, { className: 'drawing-dialog' });
  return wanted && pad.pixels.toBlob();
}

class Pad {
  pixels = null;
  #tool = 'brush';
  #color = colors.black;
  #size = 'medium';
  #filled = false;
  #at;
  #from = null;
  #last = null;
  #byKeys = false;

  constructor(width, height, transparent, picture) {
    Object.assign(this, { width, height, transparent, picture });
    this.#at = { x: width / 2, y: height / 2 };
  }

  template(close) {
    const { pixels } = this;
    return html`
      <div class="drawing" @keydown=${event => this.#shortcut(event)}>
        <div class="row tools" role="group" aria-label=${t('shell.drawTools')}>
          ${Object.entries(tools).map(([tool, name]) => this.#toggle(this.#tool === tool, t(`shell.draw-${tool}`), () => this.#tool = tool, icon(name)))}
          <span class="gap"></span>
          ${Object.entries(sizes).map(([size, pixels]) => this.#toggle(this.#size === size, t(`shell.draw-${size}`), () => this.#size = size, html`<span class="dot" style="--dot:${pixels}px"></span>`))}
          ${this.#tool === 'rectangle' || this.#tool === 'ellipse' ? this.#toggle(this.#filled, t('shell.drawFilled'), () => this.#filled = !this.#filled, html`<span class="swatch full"></span>`) : nothing}
          <span class="gap"></span>
          <button class="button quiet square" ?disabled=${!pixels?.canUndo} aria-label=${t('shell.undo')} title=${t('shell.undo')} @click=${() => this.#undo()}>${icon('undo-2', true)}</button>
          <button class="button quiet square" ?disabled=${!pixels?.canRedo} aria-label=${t('shell.redo')} title=${t('shell.redo')} @click=${() => this.#redo()}>${icon('redo-2', true)}</button>
          <button class="button quiet square" aria-label=${t('shell.drawClear')} title=${t('shell.drawClear')} @click=${() => this.#clear()}>${icon('trash-2')}</button>
        </div>
        <div class="paper ${this.transparent ? 'transparent' : ''}" style="aspect-ratio:${this.width}/${this.height}">
          <canvas width=${this.width} height=${this.height} tabindex="0" role="application" aria-label=${t('shell.drawPaper')} aria-describedby="draw-how" ${ref(canvas => this.#attach(canvas))}
            @pointerdown=${event => this.#down(event)} @pointermove=${event => this.#move(event)} @pointerup=${event => this.#up(event)} @pointercancel=${() => this.#cancel()}
            @keydown=${event => this.#key(event)} @blur=${() => { this.#byKeys = false; this.#finish(); }}></canvas>
          ${this.#byKeys ? html`<span class="cursor ${this.#from ? 'down' : ''}" style="left:${this.#at.x / this.width * 100}%;top:${this.#at.y / this.height * 100}%"></span>` : nothing}
        </div>
        <div class="row colors" role="group" aria-label=${t('shell.drawColors')}>
          ${Object.entries(colors).map(([name, color]) => this.#toggle(this.#color === color, t(`shell.color-${name}`), () => this.#color = color, html`<span class="swatch" style="background:${color}"></span>`))}
          <label class="own" title=${t('shell.drawOwnColor')}><span class="only-heard">${t('shell.drawOwnColor')}</span><input type="color" .value=${this.#color} @input=${event => { this.#color = event.target.value; this.update(); }}></label>
        </div>
        <p id="draw-how" class="soft small">${t('shell.drawHow')}</p>
        <div class="row">
          <button class="button main" ?disabled=${!pixels?.canUndo && !this.picture} @click=${() => close(true)}>${icon('check')}${t('shell.drawDone')}</button>
          <button class="button" @click=${() => close()}>${t('shell.cancel')}</button>
        </div>
      </div>`;
  }

  #toggle(isOn, label, choose, inside) {
    return html`<button class="button quiet square" aria-pressed=${isOn} aria-label=${label} title=${label} @click=${() => { this.#finish(); choose(); this.update(); }}>${inside}</button>`;
  }

  #attach(canvas) {
    if (!canvas || this.pixels)
      return;
    this.pixels = new DrawingCanvas(canvas, this);
    if (this.picture)
      this.pixels.place(this.picture);
  }

  get #style() { return { color: this.#color, size: sizes[this.#size], erase: this.#tool === 'eraser', filled: this.#filled }; }

  #point(event) {
    const box = this.pixels.canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * this.width, y: (event.clientY - box.top) / box.height * this.height };
  }

  #down(event) {
    if (event.button !== 0 || this.#from)
      return;
    event.preventDefault();
    this.pixels.canvas.focus({ preventScroll: true });
    this.pixels.canvas.setPointerCapture(event.pointerId);
    this.#byKeys = false;
    this.#start(this.#point(event));
  }

  #move(event) {
    if (!this.#from || this.#byKeys)
      return;
    for (const part of event.getCoalescedEvents?.().length ? event.getCoalescedEvents() : [event])
      this.#drawTo(this.#point(part));
  }

  #up(event) {
    if (!this.#from || this.#byKeys)
      return;
    this.#drawTo(this.#point(event));
    this.#finish();
  }

  #cancel() {
    this.pixels.cancel();
    this.#from = null;
    this.update();
  }

  #start(point) {
    this.pixels.begin();
    if (this.#tool === 'fill') {
      this.pixels.fill(point, this.#color);
      this.pixels.end();
      this.update();
      return;
    }
    this.#from = this.#last = point;
    this.#drawTo(point);
  }

  #drawTo(point) {
    if (this.#tool === 'brush' || this.#tool === 'eraser')
      this.pixels.stroke(this.#last, point, this.#style);
    else
      this.pixels.shape(this.#tool, this.#from, point, this.#style);
    this.#last = point;
  }

  #finish() {
    if (this.#from)
      this.pixels.end();
    this.#from = null;
    this.update?.();
  }

  #key(event) {
    const step = event.shiftKey ? BIG_STEP : STEP;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) {
      this.#at = { x: clamp(this.#at.x + way[0] * step, this.width), y: clamp(this.#at.y + way[1] * step, this.height) };
      if (this.#from)
        this.#drawTo(this.#at);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (event.repeat)
        return event.preventDefault();
      if (this.#from) {
        this.#finish();
        announce(t('shell.drawUp'));
      } else {
        this.#start({ ...this.#at });
        announce(t(this.#tool === 'fill' ? 'shell.drawFilledNow' : 'shell.drawDown'));
      }
    } else if (event.key === 'Escape' && this.#from) {
      this.#cancel();
    } else {
      return;
    }
    this.#byKeys = true;
    event.preventDefault();
    event.stopPropagation();
    this.update();
  }

  #shortcut(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y'))
      return;
    event.preventDefault();
    if (key === 'z' && !event.shiftKey)
      this.#undo();
    else
      this.#redo();
  }

  #undo() {
    this.#finish();
    this.pixels.undo();
    this.update();
  }

  #redo() {
    this.#finish();
    this.pixels.redo();
    this.update();
  }

  #clear() {
    this.#finish();
    this.pixels.clear();
    this.update();
  }
}

const clamp = (value, most) => Math.max(0, Math.min(most - 1, value));
