import { get } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { openDrawing } from '/shell/drawing.js';
import { menuButton } from '/shell/menu.js';
import { filesOf, isLeftover, smallPicture } from '/shell/picture-file.js';
import { html, icon, nothing, useStyles } from '/shell/view.js';
import { pickFiles } from '/shell/pick-files.js';
import { t } from '/shell/texts.js';
import { Kind } from '../kind.js';
import { Shooting } from './shooting.js';

/** Collecting pictures: camera, files, drawings, costumes, the stage. */
export default class Pictures extends Kind {
  #shooting;
  #preparing = null;

  async start() {
    await useStyles('/collect/pictures/pictures.css');
    this.#shooting = new Shooting(this.page);
  }

  stop() { this.#shooting?.close(); }

  adding(label) {
    const isShooting = this.#shooting.labelId === label.id;
    return html`
      <div class="row adding">
        <button data-needs="camera" class="button" aria-pressed=${isShooting} @click=${() => this.#shooting.toggle(label)}>${icon('camera')}${t('collect.camera')}</button>
        <button data-needs="files" class="button" @click=${() => this.#choose(label)}>${icon('upload')}${t('collect.files')}</button>
        <button class="button" @click=${() => this.#draw(label).catch(showFailure)}>${icon('paintbrush')}${t('collect.draw')}</button>
        ${menuButton(t('collect.more', { label: label.name }), () => this.#more(label), { className: 'square', name: 'chevron-down' })}
      </div>
      ${this.#preparing?.label === label.id ? html`<p class="soft" role="status">${t('collect.preparing', this.#preparing)}</p>` : nothing}
      ${this.#shooting.template(label)}`;
  }

  empty() { return t('collect.dropHere'); }

  tile(example) { return html`<img src=${this.#address(example, 'thumbnail')} alt="" loading="lazy" decoding="async" draggable="false">`; }

  describe(example) { return example.name ? t('collect.pictureNamed', { name: example.name }) : t('collect.picture'); }

  large(example) { return html`<img src=${this.#address(example, 'content')} alt=${this.describe(example)}>`; }

  take(label, data) {
    if ([...data.items].some(item => item.kind === 'file'))
      return filesOf(data).then(files => this.#addDropped(label, files));
    return undefined;
  }

  /** Folders named after labels go to those; everything else goes to the label that it was dropped on. */
  #addDropped(label, files) {
    const folders = new Set(files.map(({ name }) => name.split('/')).filter(parts => parts.length > 2).map(parts => parts.at(-2)));
    return folders.size > 1 ? this.#addFolders(files) : this.#addFiles(label, files.map(({ file }) => file));
  }

  #address(example, what) { return `/api${this.page.path(`/examples/${example.id}/${what}?v=${example.version}`)}`; }

  #more(label) {
    return [
      { label: t('collect.folder'), icon: 'folder-open', run: () => this.#choose(label, { folder: true }) },
      { label: t('collect.folders'), icon: 'folder-up', run: () => this.#choose(null, { folder: true }) },
      { label: t('collect.paste'), icon: 'clipboard-paste', run: () => this.#paste(label).catch(showFailure) },
      { label: t('collect.costume'), icon: 'shirt', run: () => this.#costume(label).catch(showFailure) },
      { label: t('collect.stage'), icon: 'monitor', run: () => this.#stage(label).catch(showFailure) },
    ];
  }

  async #choose(label, { folder = false } = {}) {
    const accept = folder ? '' : 'image/jpeg,image/png,image/gif,image/webp,image/svg+xml,image/bmp,image/avif';
    const files = (await pickFiles({ accept, multiple: true, folder })).filter(file => !isLeftover(file.name));
    if (files.length > 0)
      await (label ? this.#addFiles(label, files) : this.#addFolders(files.map(file => ({ name: file.webkitRelativePath, file })))).catch(showFailure);
  }

  async #addFiles(label, files) {
    if (files.length === 0)
      return toast(t('collect.noPictures'));
    const small = await this.#prepare(label, files);
    await this.page.addFiles(label, small.map((blob, i) => new File([blob], files[i].name, { type: blob.type })));
  }

  async #addFolders(files) {
    if (files.length === 0)
      return toast(t('collect.noPictures'));
    const small = await this.#prepare(this.model.labels[0], files.map(({ file }) => file));
    await this.page.addFolders(files.map(({ name }, i) => ({ name, file: small[i] })));
  }

  /** Makes photos small, one after the other: a school computer has little memory. */
  async #prepare(label, files) {
    const small = [];
    try {
      for (const file of files) {
        if (files.length > 10) {
          this.#preparing = { label: label?.id, done: small.length, total: files.length };
          this.page.update();
        }
        small.push(await smallPicture(file));
      }
    } finally {
      this.#preparing = null;
      this.page.update();
    }
    return small;
  }

  async #draw(label) {
    const drawing = await openDrawing();
    if (drawing)
      this.page.told(await this.page.add(label, drawing, { name: `${t('collect.drawing')}.png` }), label);
  }

  async #paste(label) {
    let items;
    try {
      items = await navigator.clipboard.read();
    } catch {
      return toast(t('collect.pasteBlocked'));
    }
    const pictures = items.flatMap(item => item.types.filter(type => type.startsWith('image/')).slice(0, 1).map(type => item.getType(type)));
    if (pictures.length === 0)
      return toast(t('collect.nothingToPaste'));
    await this.#addFiles(label, (await Promise.all(pictures)).map(blob => new File([blob], `${t('collect.pasted')}.png`, { type: blob.type })));
  }

  async #costume(label) {
    const costumes = await get(this.page.path('/program/costumes'), this.page.signal);
    if (costumes.length === 0)
      return toast(t('collect.noCostumes'));
    const chosen = await openDialog(t('collect.chooseCostume'), close => html`
      <div class="costumes">${costumes.map(costume => html`
        <button class="button" @click=${() => close(costume)}><img src=${`/api${this.page.path(`/program/costumes/${costume.index}?v=${costume.version}`)}`} alt=""><span>${costume.sprite}: ${costume.name}</span></button>`)}
      </div>
      <div><button class="button" @click=${() => close()}>${t('shell.cancel')}</button></div>`);
    if (chosen)
      this.page.told(await this.page.add(label, await get(this.page.path(`/program/costumes/${chosen.index}`)), { name: `${chosen.name}.png` }), label);
  }

  async #stage(label) {
    const picture = await get(this.page.path('/program/stage'), this.page.signal);
    this.page.told(await this.page.add(label, picture, { name: `${t('collect.stagePicture')}.png` }), label);
  }
}
