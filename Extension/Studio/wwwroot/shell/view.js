/** What every page needs to draw itself: lit-html's templates, icons, and the base class of pages. */
import { html, nothing, render, svg } from '/lib/lit-html/lit-html.js';
import { classMap } from '/lib/lit-html/directives/class-map.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { ref } from '/lib/lit-html/directives/ref.js';
import { live } from '/lib/lit-html/directives/live.js';

const styles = new Set();

/** Loads a style sheet of a page, once; resolves when it applies. */
export const useStyles = href => styles.has(href) ? undefined : new Promise(resolve => {
  styles.add(href);
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  link.onload = link.onerror = () => resolve();
  document.head.append(link);
});

export { html, nothing, render, svg, classMap, repeat, ref, live };

/**
 * An icon beside a text (decoration; give icon-only buttons an aria-label).
 * @param {string} name of a file in /lib/icons
 * @param {boolean} [turns] mirrored in right-to-left languages (arrows, undo)
 */
export const icon = (name, turns = false) => html`<span class="icon ${turns ? 'turns' : ''}" style="--icon:url(/lib/icons/${name}.svg)" aria-hidden="true"></span>`;

/**
 * A page: `template()` draws it, `update()` draws it again (at most once a frame). `enter` runs before the first drawing: until it is over, nothing is drawn, and what changes
 * in the project is told afterwards. `leave` runs when the person goes elsewhere: whatever a page starts (camera, timers, listeners), it ends there. `signal` is aborted then,
 * for fetch and addEventListener.
 */
export class Page {
  #waiting = false;
  #isEntered = false;
  #hasChanged = false;
  #end = new AbortController();

  /** @param {object} app the shell: `app.project`, `app.live`, `app.go(...)`, ... @param {HTMLElement} element where the page draws */
  constructor(app, element) {
    this.app = app;
    this.element = element;
  }

  /** Aborted when the page is left. */
  get signal() { return this.#end.signal; }

  async enter() {}
  leave() {}
  /** The project (labels, counts, trained models) has changed. */
  projectChanged() { this.update(); }
  template() { return nothing; }

  update() {
    if (this.#waiting || !this.#isEntered || this.signal.aborted)
      return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      if (!this.signal.aborted)
        render(this.template(), this.element);
    });
  }

  /** For the shell: enters and draws for the first time. */
  async begin() {
    await this.enter();
    if (this.signal.aborted)
      return;
    this.#isEntered = true;
    if (this.#hasChanged)
      this.projectChanged();
    this.update();
  }

  /** For the shell: the project has changed. */
  tellChanged() {
    if (this.#isEntered)
      this.projectChanged();
    else
      this.#hasChanged = true;
  }

  /** For the shell: the person goes elsewhere. */
  close() {
    this.leave();
    this.#end.abort();
    render(nothing, this.element);
  }
}
