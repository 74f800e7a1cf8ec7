/** The costumes of the chosen sprite, or the backdrops of the stage. */
import { patch, post, put, remove } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { html, icon, repeat } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { chooseFromLibrary } from './library.js';
import { drawPicture, pickPictures, takePhoto } from './pictures.js';

export class CostumesTab {
  constructor(page) { this.page = page; }

  template() {
    const { target } = this.page;
    const on = this.page.sprites.looks.get(target.key)?.costume ?? target.costume ?? 0;
    return html`
      <div class="stack make-things">
        <div class="row">
          <button class="button" @click=${() => this.#add('draw')}>${icon('paintbrush')}${t('make.draw')}</button>
          <button data-needs="files" class="button" @click=${() => this.#add('upload')}>${icon('upload')}${t('make.upload')}</button>
          <button data-needs="camera" class="button" @click=${() => this.#add('photo')}>${icon('camera')}${t('make.takePhoto')}</button>
          ${target.isStage ? html`<button class="button" @click=${() => this.#add('library')}>${icon('image')}${t('make.fromLibrary')}</button>` : ''}
        </div>
        <ol class="plain make-thing-list">${repeat(target.costumes, (costume, i) => `${i} ${costume.asset}`, (costume, i) => html`
          <li class="card make-thing ${i === on ? 'chosen' : ''}">
            <button class="make-thing-picture" aria-pressed=${i === on} aria-label=${t('make.wear', { name: costume.name })} @click=${() => this.#wear(i)}>
              <img src=${`/api${this.page.app.path(`/assets/${costume.asset}`)}`} alt="" loading="lazy"></button>
            <input class="input" aria-label=${t('make.costumeName', { number: i + 1 })} .value=${costume.name} maxlength="100" @change=${event => this.#change(i, { name: event.target.value })}>
            <div class="row">
              <button class="button quiet square" title=${t('make.edit')} aria-label=${t('make.editOf', { name: costume.name })} @click=${() => this.#edit(costume, i).catch(showFailure)}>${icon('pencil')}</button>
              <button class="button quiet square" title=${t('make.earlier')} aria-label=${t('make.earlierOf', { name: costume.name })} ?disabled=${i === 0} @click=${() => this.#change(i, { index: i - 1 })}>${icon('arrow-left', true)}</button>
              <button class="button quiet square" title=${t('make.later')} aria-label=${t('make.laterOf', { name: costume.name })} ?disabled=${i === target.costumes.length - 1} @click=${() => this.#change(i, { index: i + 1 })}>${icon('arrow-right', true)}</button>
              <button class="button quiet square" title=${t('make.delete')} aria-label=${t('make.deleteOf', { name: costume.name })} ?disabled=${target.costumes.length === 1} @click=${() => this.#delete(costume, i).catch(showFailure)}>${icon('trash-2')}</button>
            </div>
          </li>`)}
        </ol>
      </div>`;
  }

  #wear(costume) {
    this.page.sprites.looks.set(this.page.target.key, { ...this.page.sprites.looks.get(this.page.target.key), costume });
    this.page.stage?.change(this.page.target.key, { costume });
    this.page.update();
  }

  #change(i, change) { patch(this.page.targetPath(`/costumes/${i}`), change).catch(showFailure); }

  async #delete(costume, i) {
    const { restore } = await remove(this.page.targetPath(`/costumes/${i}`));
    toast(t('make.deleted', { name: costume.name }), { label: t('shell.undo'), run: () => post(this.page.app.path(`/program/restore/${restore}`)).catch(showFailure) });
  }

  async #edit(costume, i) {
    const picture = await (await fetch(`/api${this.page.app.path(`/assets/${costume.asset}`)}`)).blob();
    const [drawn] = await drawPicture({ picture, isBackdrop: this.page.target.isStage });
    if (drawn)
      await put(this.page.targetPath(`/costumes/${i}?width=${drawn.width}&height=${drawn.height}`), drawn.blob);
  }

  async #add(how) {
    try {
      if (how === 'library') {
        const id = await chooseFromLibrary('backdrops');
        if (id)
          await post(this.page.targetPath('/costumes/library'), { library: id, name: t(`make.library.${id}`) });
        return;
      }
      for (const picture of await { draw: drawPicture, upload: pickPictures, photo: takePhoto }[how]({ isBackdrop: this.page.target.isStage }))
        await post(this.page.targetPath(`/costumes?name=${encodeURIComponent(picture.name)}&width=${picture.width}&height=${picture.height}`), picture.blob);
    } catch (error) {
      showFailure(error);
    }
  }
}
