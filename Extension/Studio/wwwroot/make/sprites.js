/** The pane of sprites: choose, add, name, place, copy, delete. */
import { post, patch, remove } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { html, icon, nothing, repeat } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { chooseFromLibrary } from './library.js';
import { drawPicture, pickPictures, takePhoto } from './pictures.js';

export class SpritesPane {
  constructor(page) {
    this.page = page;
    /** Places and looks as the stage last told them, by key. */
    this.looks = new Map();
  }

  /** What the stage told of sprites. @param {object[]} sprites records of the stage's model */
  look(sprites) {
    for (const { target, x, y, size, direction, visible, costumeNumber } of sprites)
      this.looks.set(target, { x, y, size, direction, visible, costume: costumeNumber });
    this.#soon ||= setTimeout(() => { this.#soon = 0; this.page.update(); }, 100);
  }

  #soon = 0;

  template() {
    const { target, program } = this.page;
    return html`
      ${target.isStage ? nothing : this.#properties(target)}
      <div class="make-sprites">
        <ul class="plain make-sprite-list" aria-label=${t('make.sprites')}>
          ${repeat(program.targets.filter(one => !one.isStage), one => one.key, one => this.#card(one))}
        </ul>
        <ul class="plain make-stage-card" aria-label=${t('make.stage')}>${this.#card(program.targets[0])}</ul>
      </div>
      <div class="row make-adding">
        <button class="button" @click=${() => this.#add('library')}>${icon('plus')}${t('make.newSprite')}</button>
        <button class="button quiet square" title=${t('make.drawSprite')} aria-label=${t('make.drawSprite')} @click=${() => this.#add('draw')}>${icon('paintbrush')}</button>
        <button data-needs="files" class="button quiet square" title=${t('make.uploadSprite')} aria-label=${t('make.uploadSprite')} @click=${() => this.#add('upload')}>${icon('upload')}</button>
        <button data-needs="camera" class="button quiet square" title=${t('make.photoSprite')} aria-label=${t('make.photoSprite')} @click=${() => this.#add('photo')}>${icon('camera')}</button>
      </div>`;
  }

  #card(target) {
    const { page } = this;
    const costume = target.costumes[this.looks.get(target.key)?.costume ?? target.costume ?? 0] ?? target.costumes[0];
    return html`
      <li class="make-card ${target.key === page.target.key ? 'chosen' : ''}">
        <button class="make-choose" aria-pressed=${target.key === page.target.key} @click=${() => page.choose(target.key)} @keydown=${event => this.#move(event, target)}
          draggable=${target.isStage ? 'false' : 'true'} @dragstart=${event => event.dataTransfer.setData('application/x-mlkids-sprite', target.key)}
          @dragover=${event => event.preventDefault()} @drop=${event => this.#drop(event, target)}>
          <img src=${`/api${page.app.path(`/assets/${costume.asset}`)}`} alt="" loading="lazy">
          <span>${target.isStage ? t('make.stage') : target.name}</span>
        </button>
        ${target.key === page.target.key && !target.isStage ? html`
          <span class="make-card-tools">
            <button class="button quiet square" title=${t('make.copySprite')} aria-label=${t('make.copySpriteOf', { name: target.name })} @click=${() => this.#copy(target).catch(showFailure)}>${icon('copy')}</button>
            <button class="button quiet square" title=${t('make.deleteSprite')} aria-label=${t('make.deleteSpriteOf', { name: target.name })} @click=${() => this.#delete(target).catch(showFailure)}>${icon('trash-2')}</button>
          </span>` : nothing}
      </li>`;
  }

  #properties(target) {
    const look = { x: target.x, y: target.y, size: target.size, direction: target.direction, visible: target.visible, ...this.looks.get(target.key) };
    const field = (name, label, value) => html`
      <label class="make-number"><span>${label}</span>
        <input class="input" type="number" step="any" dir="ltr" .value=${String(Math.round(value * 100) / 100)} @change=${event => event.target.value !== '' && this.#set(target, { [name]: Number(event.target.value) })}></label>`;
    return html`
      <div class="row make-properties">
        <label class="make-name"><span class="only-heard">${t('make.spriteName')}</span>
          <input class="input" .value=${target.name} maxlength="100" @change=${event => this.#rename(target, event.target).catch(showFailure)}></label>
        ${field('x', 'x', look.x)}${field('y', 'y', look.y)}${field('size', t('make.size'), look.size)}${field('direction', t('make.direction'), look.direction)}
        <button class="button quiet square" aria-pressed=${look.visible} title=${t(look.visible ? 'make.hide' : 'make.show')} aria-label=${t(look.visible ? 'make.hide' : 'make.show')}
          @click=${() => this.#set(target, { visible: !look.visible })}>${icon(look.visible ? 'eye' : 'eye-off')}</button>
      </div>`;
  }

  #set(target, change) {
    this.looks.set(target.key, { ...this.looks.get(target.key), ...change });
    this.page.stage?.change(target.key, change);
    this.page.update();
  }

  async #rename(target, input) {
    if (!input.value.trim()) {
      input.value = target.name;
      return;
    }
    await patch(this.page.app.path(`/program/sprites/${target.key}`), { name: input.value });
  }

  async #copy(target) { this.page.choose((await post(this.page.app.path(`/program/sprites/${target.key}/copy`))).key); }

  async #delete(target) {
    const { restore } = await remove(this.page.app.path(`/program/sprites/${target.key}`));
    toast(t('make.deleted', { name: target.name }), { label: t('shell.undo'), run: () => post(this.page.app.path(`/program/restore/${restore}`)).catch(showFailure) });
  }

  #move(event, target) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !event.altKey || target.isStage)
      return;
    event.preventDefault();
    const index = this.page.program.targets.filter(one => !one.isStage).findIndex(one => one.key === target.key);
    patch(this.page.app.path(`/program/sprites/${target.key}`), { index: index + step }).catch(showFailure);
  }

  #drop(event, target) {
    const key = event.dataTransfer.getData('application/x-mlkids-sprite');
    if (!key || key === target.key || target.isStage)
      return;
    event.preventDefault();
    const index = this.page.program.targets.filter(one => !one.isStage).findIndex(one => one.key === target.key);
    patch(this.page.app.path(`/program/sprites/${key}`), { index }).catch(showFailure);
  }

  async #add(how) {
    try {
      const added = how === 'library' ? await this.#fromLibrary() : await this.#fromPicture(how);
      if (added)
        this.page.choose(added.key);
    } catch (error) {
      showFailure(error);
    }
  }

  async #fromLibrary() {
    const id = await chooseFromLibrary('sprites');
    return id && post(this.page.app.path('/program/sprites'), { library: id, name: t(`make.library.${id}`) });
  }

  async #fromPicture(how) {
    const [picture] = await { draw: drawPicture, upload: pickPictures, photo: takePhoto }[how]({ many: false });
    return picture && post(this.page.app.path(`/program/sprites/picture?name=${encodeURIComponent(picture.name)}&width=${picture.width}&height=${picture.height}`), picture.blob);
  }
}
