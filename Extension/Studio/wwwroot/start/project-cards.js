/** The projects that are there, with what can be done with each. */
import { get, oneAtATime, patch, post, projectPath, remove } from '/shell/api.js';
import { announce, showFailure, toast } from '/shell/announce.js';
import { askText, confirm, openDialog } from '/shell/dialog.js';
import { html, icon, nothing, repeat } from '/shell/view.js';
import { ago, date, sentence, t } from '/shell/texts.js';

const SHOWN = 4;

/** The cards of the start page. Each card's contents (kinds, counts, picture) come after the list itself, so that many projects cost no waiting. */
export class ProjectCards {
  #page;
  #projects = [];
  #cards = new Map();
  #all = false;

  constructor(page) { this.#page = page; }

  get count() { return this.#projects.length; }

  load = oneAtATime(async () => {
    this.#projects = await get('/projects', this.#page.signal);
    this.#page.update();
    for (const project of this.#shown)
      this.#look(project);
  });

  get #shown() { return this.#all ? this.#projects : this.#projects.slice(0, SHOWN); }

  async #look({ id, modified }) {
    const key = `${id} ${modified}`;
    if (this.#cards.has(key))
      return;
    this.#cards.set(key, null);
    try {
      this.#cards.set(key, await get(projectPath(id, '/card'), this.#page.signal));
      this.#page.update();
    } catch (error) {
      this.#cards.delete(key);
      // A project that went away meanwhile is missing in the next list.
      if (error.status !== 404)
        showFailure(error);
    }
  }

  template() {
    if (!this.count)
      return nothing;
    return html`
      <section aria-labelledby="start-again">
        <h2 id="start-again">${t('start.again')}</h2>
        <ul class="plain projects">${repeat(this.#shown, project => project.id, project => this.#card(project))}</ul>
        ${this.count > SHOWN && !this.#all ? html`<button class="button quiet" @click=${() => this.#showAll()}>${icon('chevron-down')}${t('start.showAll', { count: this.count })}</button>` : nothing}
      </section>`;
  }

  #showAll() {
    this.#all = true;
    this.load().then(() => this.#page.element.querySelectorAll('.project a')[SHOWN]?.focus()).catch(showFailure);
  }

  #card(project) {
    const card = this.#cards.get(`${project.id} ${project.modified}`);
    const kind = card?.kinds[0] ?? 'program';
    const step = card && !card.models ? 'make' : 'collect';
    return html`
      <li class="project card">
        <div class="cover ${card?.trouble ? 'broken' : ''}">${card?.trouble ? icon('triangle-alert') : card && html`
          <img src="/start/drawings/${kind}.svg" alt="" class="drawn">
          <img src=${`/api${projectPath(project.id, '/cover')}?${encodeURIComponent(project.modified)}`} alt="" hidden @load=${event => { event.target.hidden = false; }}>`}</div>
        ${card?.trouble
          ? html`<strong class="name">${project.id}</strong><p class="soft">${sentence(card.trouble)}</p>`
          : html`<a class="name" href=${`#/p/${encodeURIComponent(project.id)}/${step}`}>${project.id}</a>
            <p class="soft">${card ? this.#about(card) : t('start.looking')}</p>`}
        <p class="soft"><time datetime=${project.modified} title=${date(project.modified)}>${ago(project.modified)}</time></p>
        <button class="button quiet square more" aria-haspopup="dialog" aria-label=${t('start.more', { name: project.id })} @click=${() => this.#menu(project, card, step)}>${icon('ellipsis-vertical')}</button>
      </li>`;
  }

  #about(card) {
    const kinds = card.kinds.map(kind => t(`start.short.${kind}`));
    if (card.hasProgram)
      kinds.push(t('start.short.program'));
    return [kinds.join(', '), card.examples ? t('start.examples', { count: card.examples }) : ''].filter(Boolean).join(' · ') || t('start.empty');
  }

  async #menu(project, card, step) {
    const choice = (close, name, sign) => html`<button class="button" @click=${() => close(name)}>${icon(sign)}${t(`start.menu.${name}`)}</button>`;
    const chosen = await openDialog(project.id, close => html`
      <div class="menu">
        ${card?.trouble ? nothing : html`
          ${choice(close, 'open', 'folder-open')}
          ${choice(close, 'rename', 'pencil')}
          ${choice(close, 'copy', 'copy')}
          <a class="button" download href=${`/api${projectPath(project.id, '/file')}`} @click=${() => { close(); announce(t('start.saving')); }}>${icon('download')}${t('start.menu.save')}</a>`}
        ${card?.canRescue ? choice(close, 'rescue', 'rotate-ccw') : nothing}
        ${choice(close, 'delete', 'trash-2')}
        <button class="button quiet" @click=${() => close()}>${t('shell.cancel')}</button>
      </div>`);
    try {
      await this.#do(chosen, project.id, step);
    } catch (error) {
      showFailure(error);
    }
  }

  async #do(chosen, id, step) {
    if (chosen === 'open')
      return this.#page.open(id, step);
    if (chosen === 'rename') {
      const name = await askText(t('start.menu.rename'), t('start.newName'), { value: id });
      if (name)
        toast(t('start.renamed', { name: (await patch(projectPath(id), { name })).id }));
    } else if (chosen === 'copy') {
      toast(t('start.copied', { name: (await post(projectPath(id, '/copy'), { name: t('start.copyName', { name: id }) })).id }));
    } else if (chosen === 'rescue') {
      const { id: rescued, report } = await post(projectPath(id, '/rescue'), { name: t('start.rescuedName', { name: id }) });
      toast(t('start.rescued', { name: rescued, count: report.examples }));
    } else if (chosen === 'delete') {
      if (!await confirm(t('start.deleteTitle', { name: id }), t('start.deleteText'), t('start.menu.delete'), { danger: true }))
        return;
      const { ticket } = await remove(projectPath(id));
      toast(t('start.deleted', { name: id }), { label: t('shell.undo'), run: () => this.#restore(ticket).catch(showFailure) });
    } else {
      return;
    }
    await this.load();
  }

  async #restore(ticket) {
    const { id } = await post(`/deleted/${ticket}`);
    toast(t('start.restored', { name: id }));
    await this.load();
  }
}
