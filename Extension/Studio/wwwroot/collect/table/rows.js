import { post } from '/shell/api.js';

const PAGE = 100;

/** The rows of a table, asked for a page at a time. */
export class Rows {
  #pages = new Map();
  #asked = new Set();
  #turn = 0;

  /** @param {import('./table.js').default} kind @param {() => void} came a page is here */
  constructor(kind, came) {
    this.kind = kind;
    this.came = came;
  }

  /** The row at a place, or undefined while it is not here. */
  at(index) { return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE]; }

  /** Sees to it that these rows come. */
  want(first, last) {
    for (let page = Math.floor(first / PAGE); page * PAGE < last; page++)
      if (!this.#pages.has(page) && !this.#asked.has(page))
        this.#load(page);
  }

  /** Asks anew for what is in view; the old rows stay until the new ones are here. */
  async reload(first, last) {
    const turn = ++this.#turn;
    this.#asked.clear();
    const pages = [];
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.max(last, 1); page++)
      pages.push(page);
    const answers = await Promise.all(pages.map(page => this.#ask(page)));
    if (turn === this.#turn)
      this.#pages = new Map(pages.map((page, i) => [page, answers[i]]));
  }

  #ask(page) {
    return post(this.kind.path('/rows/list'), { columns: this.kind.look.columns.map(c => c.name), from: page * PAGE, count: PAGE }, this.kind.page.signal);
  }

  async #load(page) {
    const turn = this.#turn;
    this.#asked.add(page);
    const rows = await this.#ask(page).catch(() => null);
    if (turn !== this.#turn)
      return;
    this.#asked.delete(page);
    if (rows) {
      this.#pages.set(page, rows);
      this.came();
    }
  }
}
