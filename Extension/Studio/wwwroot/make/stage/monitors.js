import { html, nothing, render, repeat } from '/shell/view.js';
import { hasText } from '/shell/texts.js';

const ROW = 22, STEP = 5;

/** Values on the stage: variables, lists, reporters. They can be dragged, or moved with the arrow keys. Places are stage pixels from the upper left corner. */
export class Monitors {
  #monitors = [];
  #held = null;
  #asked = new Map();

  /**
   * @param {HTMLElement} place 480 × 360 pixels
   * @param {(key: string, values?: object) => string} t
   * @param {(type: string, message: object) => void} send
   * @param {() => number} scale pixels of the screen to a stage pixel
   */
  constructor(place, t, send, scale) {
    Object.assign(this, { place, t, send, scale });
  }

  show(monitors) {
    this.#monitors = monitors;
    this.#draw();
  }

  #draw() {
    let row = 5;
    const placed = this.#monitors.map(view => {
      const { x, y } = view.monitor;
      if (x != null && y != null)
        return { view, x, y };
      const at = { view, x: 5, y: row };
      row += view.list ? 210 : 27;
      return at;
    });
    render(repeat(placed, p => p.view.target + p.view.monitor.id, ({ view, x, y }) => {
      const at = this.#held?.id === view.monitor.id && this.#held.target === view.target ? this.#held : { x, y };
      return html`
        <div class="monitor ${view.monitor.mode} ${view.list ? 'list' : ''}" style=${`left:${at.x}px;top:${at.y}px${view.list ? `;width:${view.monitor.width || 100}px;height:${view.monitor.height || 200}px` : ''}`}
          tabindex="0" role="group" aria-label=${this.#label(view)} title=${this.t('stage.moveMonitor')}
          @pointerdown=${event => this.#grip(event, view, at)} @pointermove=${event => this.#drag(event)} @pointerup=${() => this.#drop()} @pointercancel=${() => this.#drop()}
          @keydown=${event => this.#key(event, view, at)} @dblclick=${() => this.#nextMode(view, at)}>
          ${view.list ? this.#list(view) : html`
            ${view.monitor.mode === 'large' ? nothing : html`<span class="monitor-name" dir="auto">${this.#label(view)}</span>`}
            <output class="monitor-value" dir="auto">${view.value}</output>
            ${view.monitor.mode === 'slider' && view.name ? this.#slider(view) : nothing}`}
        </div>`;
    }), this.place);
  }

  #slider({ monitor, target, value }) {
    return html`<input type="range" aria-label=${this.t('stage.slider')} min=${monitor.sliderMin} max=${monitor.sliderMax} step=${monitor.isDiscrete ? 1 : .01} .value=${String(Number(value) || 0)}
      @pointerdown=${event => event.stopPropagation()} @keydown=${event => event.stopPropagation()}
      @input=${event => this.send('variable', { target, id: monitor.id, value: Number(event.target.value) })}>`;
  }

  #list({ monitor, list, ...view }) {
    return html`
      <span class="monitor-name" dir="auto">${this.#label(view)}</span>
      <div class="monitor-items" tabindex="0" role="list" aria-label=${this.#label(view)} @scroll=${event => this.#scroll(event.target, monitor.id, list)} @pointerdown=${event => event.stopPropagation()}>
        <div style=${`height:${list.length * ROW}px`}>
          ${list.length === 0 ? html`<span class="monitor-empty">${this.t('stage.empty')}</span>` : nothing}
          ${list.items.map((item, i) => html`
            <div class="monitor-item" role="listitem" aria-setsize=${list.length} aria-posinset=${list.from + i + 1} style=${`top:${(list.from + i) * ROW}px`}><span>${list.from + i + 1}</span><span class="monitor-text" dir="auto">${item}</span></div>`)}
        </div>
      </div>
      <span class="monitor-length">${this.t('stage.length', { count: list.length })}</span>`;
  }

  #label({ name, sprite, monitor }) {
    const shown = name ?? (hasText(`stage.${monitor.opcode}`) ? this.t(`stage.${monitor.opcode}`) : hasText(`blocks.${monitor.opcode}`) ? this.t(`blocks.${monitor.opcode}`) : monitor.opcode.replace(/^[^_]*_/, ''));
    const choice = Object.values(monitor?.parameters ?? {}).join(' ');
    return `${sprite ? `${sprite}: ` : ''}${shown}${choice ? ` ${choice.toLowerCase()}` : ''}`;
  }

  #scroll(element, id, list) {
    const from = Math.max(0, Math.floor(element.scrollTop / ROW) - 15);
    // Only when what is seen comes near the end of what is here.
    if (Math.abs(from - list.from) < 8 || this.#asked.get(id) === from)
      return;
    this.#asked.set(id, from);
    this.send('scroll', { id, from });
  }

  #grip(event, { monitor, target }, at) {
    if (event.button !== 0)
      return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#held = { id: monitor.id, target, x: at.x, y: at.y, gripX: event.clientX - at.x * this.scale(), gripY: event.clientY - at.y * this.scale(), moved: false };
  }

  #drag(event) {
    const held = this.#held;
    if (!held)
      return;
    held.x = keep((event.clientX - held.gripX) / this.scale(), 460);
    held.y = keep((event.clientY - held.gripY) / this.scale(), 345);
    held.moved = true;
    this.#draw();
  }

  #drop() {
    const held = this.#held;
    this.#held = null;
    if (held?.moved)
      this.#put(this.#monitors.find(m => m.monitor.id === held.id && m.target === held.target), { x: held.x, y: held.y });
  }

  #key(event, view, at) {
    const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (event.target !== event.currentTarget)
      return;
    if (step) {
      event.preventDefault();
      this.#put(view, { x: keep(at.x + step[0], 460), y: keep(at.y + step[1], 345) });
    } else if (event.key === 'Enter') {
      this.#nextMode(view, at);
    }
  }

  #nextMode(view, at) {
    if (view.list)
      return;
    const modes = view.name ? ['default', 'large', 'slider'] : ['default', 'large'];
    this.#put(view, { ...at, mode: modes[(modes.indexOf(view.monitor.mode) + 1) % modes.length] });
  }

  #put(view, { x, y, mode }) {
    if (!view)
      return;
    const { monitor } = view;
    // Shown at once; the host says the same soon.
    Object.assign(monitor, { x: Math.round(x), y: Math.round(y), mode: mode ?? monitor.mode });
    this.#draw();
    this.send('monitor', { ...monitor, sprite: monitor.spriteName, visible: true });
  }
}

const keep = (place, most) => Math.round(Math.min(most, Math.max(0, place)));
