/** The examples of one label as tiles or lines: only those in view are in the page, so thousands are no burden. Chosen by click, shift and keyboard. */
import { get } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { html, icon, nothing, ref, render, repeat } from '/shell/view.js';
import { t } from '/shell/texts.js';

const PAGE = 100;
export const dragType = 'application/x-mlkids-examples';

export class ExampleList {
  /** How many there are. */
  total = 0;
  /** Ids of the chosen ones. */
  chosen = new Set();
  #rows = new Map();
  #loading = new Set();
  #turn = 0;
  #active = 0;
  #anchor = 0;
  #element;
  #resize = new ResizeObserver(() => this.#draw());

  /** @param {import('./collect.js').default} page */
  constructor(page, label) {
    this.page = page;
    this.label = label;
    this.total = label.count;
    page.signal.addEventListener('abort', () => this.#resize.disconnect());
  }

  /** Where the page puts the list. */
  template() { return html`<div class="examples" ${ref(element => this.#attach(element))}></div>`; }

  /** Asks the host anew for what is in view. What is shown stays until the answer is here. */
  async reload() {
    this.#turn++;
    this.#loading.clear();
    const { first, last } = this.#window();
    const pages = [...new Set([Math.floor(first / PAGE), Math.floor(Math.max(first, last - 1) / PAGE)])];
    const turn = this.#turn;
    const answers = await Promise.all(pages.map(page => this.#ask(page)));
    if (turn !== this.#turn)
      return;
    this.#rows.clear();
    pages.forEach((page, i) => this.#take(page, answers[i]));
    if (this.total === 0)
      this.chosen.clear();
    this.#draw();
  }

  /** Draws again, for instance when names have changed. */
  update(label) {
    this.label = label;
    this.#draw();
  }

  forget() {
    this.chosen.clear();
    this.#draw();
  }

  /** Goes to an example and chooses it. */
  async show(ids) {
    const all = await get(this.page.path(`/labels/${this.label.id}/example-ids`), this.page.signal);
    const wanted = new Set(ids);
    this.chosen = new Set(all.filter(id => wanted.has(id)));
    this.#goTo(Math.max(0, all.findIndex(id => wanted.has(id))));
    this.#element?.querySelector('[role=listbox]')?.focus();
  }

  #ask(page) { return get(this.page.path(`/labels/${this.label.id}/examples?skip=${page * PAGE}&count=${PAGE}`), this.page.signal); }

  #take(page, { total, examples }) {
    this.total = total;
    examples.forEach((example, i) => this.#rows.set(page * PAGE + i, example));
  }

  async #load(page) {
    if (this.#loading.has(page))
      return;
    this.#loading.add(page);
    const turn = this.#turn;
    try {
      const answer = await this.#ask(page);
      if (turn !== this.#turn)
        return;
      this.#take(page, answer);
      this.#draw();
    } catch (error) {
      showFailure(error);
    } finally {
      if (turn === this.#turn)
        this.#loading.delete(page);
    }
  }

  #attach(element) {
    if (this.#element === element)
      return;
    if (this.#element)
      this.#resize.unobserve(this.#element);
    this.#element = element;
    if (!element)
      return;
    this.#resize.observe(element);
    queueMicrotask(() => this.reload().catch(showFailure));
  }

  /** Which rows are in view. */
  #window() {
    const { width, height } = this.page.kind.layout;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const scroller = this.#element?.querySelector('[role=listbox]');
    const room = scroller?.clientWidth || this.#element?.clientWidth || 300;
    const columns = width ? Math.max(1, Math.floor(room / (width * rem))) : 1;
    const row = height * rem;
    const top = Math.max(0, Math.floor((scroller?.scrollTop ?? 0) / row) - 1);
    const shown = Math.ceil((scroller?.clientHeight || 400) / row) + 3;
    return { columns, row, top, first: Math.min(top * columns, this.total), last: Math.min((top + shown) * columns, this.total) };
  }

  #draw() {
    if (!this.#element || this.page.signal.aborted)
      return;
    const { columns, row, top, first, last } = this.#window();
    for (let page = Math.floor(first / PAGE); page * PAGE < last; page++)
      if (!this.#rows.has(page * PAGE))
        this.#load(page);
    this.#active = Math.min(this.#active, Math.max(0, this.total - 1));
    const kind = this.page.kind;
    render(this.total === 0 ? html`<p class="soft none">${kind.empty(this.label)}</p>` : html`
      <div class="scroller" role="listbox" aria-multiselectable="true" tabindex="0" aria-label=${t('collect.examplesOf', { label: kind.labelName(this.label) })}
        aria-activedescendant=${this.#rows.has(this.#active) ? `example-${this.#rows.get(this.#active).id}` : nothing}
        @scroll=${() => this.#draw()} @keydown=${event => this.#key(event)}>
        <div role="presentation" style="block-size:${Math.ceil(this.total / columns) * row}px">
          <div role="presentation" class="tiles" style="grid-template-columns:repeat(${columns},minmax(0,1fr));grid-auto-rows:${row}px;transform:translateY(${top * row}px)">
            ${repeat(range(first, last), i => this.#rows.get(i)?.id ?? `empty-${i}`, i => this.#tile(i))}
          </div>
        </div>
      </div>
      ${/* Below: the first click of a double one must not move the tiles away. */ this.chosen.size > 0 ? this.page.chosenBar(this) : nothing}`, this.#element);
  }

  #tile(index) {
    const example = this.#rows.get(index);
    if (!example)
      return html`<div class="tile waiting" role="option" aria-selected="false" aria-label=${t('collect.loading')}></div>`;
    const chosen = this.chosen.has(example.id);
    const name = [this.page.kind.describe(example), example.forTesting ? t('collect.isAside') : ''].filter(Boolean).join(', ');
    return html`
      <div class="tile ${index === this.#active ? 'active' : ''} ${example.forTesting ? 'aside' : ''}" role="option" id="example-${example.id}" aria-selected=${chosen}
        aria-setsize=${this.total} aria-posinset=${index + 1} aria-label=${name} draggable="true"
        @click=${event => this.#click(event, index)} @dblclick=${() => this.page.showLarge(this, index)} @dragstart=${event => this.#drag(event, example)}>
        ${this.page.kind.tile(example, this.label)}
        ${chosen ? html`<span class="mark chosen">${icon('check')}</span>` : nothing}
        ${example.forTesting ? html`<span class="mark testing">${icon('flask-conical')}</span>` : nothing}
      </div>`;
  }

  /** The example at a place, when it is loaded. */
  at(index) { return this.#rows.get(index); }

  /** The place of the first chosen one. */
  get firstChosen() { return [...this.#rows].find(([, example]) => this.chosen.has(example.id))?.[0] ?? this.#active; }

  #click(event, index) {
    // Buttons within a tile (play, edit) do their own thing.
    if (event.target.closest('.button, audio, input'))
      return;
    if (event.shiftKey)
      this.#chooseTo(index).catch(showFailure);
    else
      this.#toggle(index);
  }

  #toggle(index) {
    const example = this.#rows.get(index);
    if (!example)
      return;
    if (!this.chosen.delete(example.id))
      this.chosen.add(example.id);
    this.#active = this.#anchor = index;
    this.#draw();
  }

  async #chooseTo(index) {
    const ids = await get(this.page.path(`/labels/${this.label.id}/example-ids`), this.page.signal);
    this.chosen = new Set(ids.slice(Math.min(this.#anchor, index), Math.max(this.#anchor, index) + 1));
    this.#active = index;
    this.#draw();
  }

  #key(event) {
    const { columns } = this.#window();
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: columns, ArrowUp: -columns, PageDown: columns * 3, PageUp: -columns * 3, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      const index = Math.max(0, Math.min(this.total - 1, this.#active + step));
      this.#goTo(index);
      if (event.shiftKey)
        this.#chooseTo(index).catch(showFailure);
      else
        this.#anchor = index;
    } else if (event.key === ' ') {
      this.#toggle(this.#active);
    } else if (event.key === 'Enter') {
      this.page.showLarge(this, this.#active);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const ids = this.chosen.size > 0 ? [...this.chosen] : [this.#rows.get(this.#active)?.id].filter(Boolean);
      this.page.deleteExamples(ids).catch(showFailure);
    } else if (event.key === 'Escape' && this.chosen.size > 0) {
      this.forget();
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      this.#anchor = 0;
      this.#chooseTo(this.total - 1).catch(showFailure);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #goTo(index) {
    this.#active = index;
    const { columns, row } = this.#window();
    const scroller = this.#element.querySelector('[role=listbox]');
    if (scroller) {
      const top = Math.floor(index / columns) * row;
      scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top + row - scroller.clientHeight));
    }
    this.#draw();
  }

  #drag(event, example) {
    const ids = this.chosen.has(example.id) ? [...this.chosen] : [example.id];
    event.dataTransfer.setData(dragType, JSON.stringify(ids));
    event.dataTransfer.effectAllowed = 'move';
  }
}

const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
