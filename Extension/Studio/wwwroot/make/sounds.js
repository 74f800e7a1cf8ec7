/** The sounds of the chosen sprite or the stage. */
import { patch, post, remove } from '/shell/api.js';
import { showFailure, toast } from '/shell/announce.js';
import { html, icon, repeat } from '/shell/view.js';
import { number, t } from '/shell/texts.js';
import { pickSounds, recordSound } from './recordings.js';

export class SoundsTab {
  #player = new Audio();
  #playing = '';

  constructor(page) {
    this.page = page;
    this.#player.onended = () => this.#stop();
  }

  close() { this.#player.pause(); }

  template() {
    return html`
      <div class="stack make-things">
        <div class="row">
          <button data-needs="microphone" class="button" @click=${() => this.#add(recordSound)}>${icon('mic')}${t('make.record')}</button>
          <button data-needs="files" class="button" @click=${() => this.#add(pickSounds)}>${icon('upload')}${t('make.upload')}</button>
        </div>
        ${this.page.target.sounds.length === 0 ? html`<p class="soft">${t('make.noSounds')}</p>` : ''}
        <ol class="plain make-thing-list">${repeat(this.page.target.sounds, (sound, i) => `${i} ${sound.asset}`, (sound, i) => html`
          <li class="card make-thing">
            <button class="make-thing-picture" aria-label=${t(this.#playing === `${i} ${sound.asset}` ? 'make.stopSound' : 'make.playSound', { name: sound.name })} @click=${() => this.#play(sound, i)}>
              ${icon(this.#playing === `${i} ${sound.asset}` ? 'square' : 'play')}</button>
            <input class="input" aria-label=${t('make.soundName', { number: i + 1 })} .value=${sound.name} maxlength="100" @change=${event => patch(this.page.targetPath(`/sounds/${i}`), { name: event.target.value }).catch(showFailure)}>
            <div class="row"><span class="soft grow">${t('make.seconds', { seconds: number(sound.seconds, { maximumFractionDigits: 1 }) })}</span>
              <button class="button quiet square" title=${t('make.delete')} aria-label=${t('make.deleteOf', { name: sound.name })} @click=${() => this.#delete(sound, i).catch(showFailure)}>${icon('trash-2')}</button></div>
          </li>`)}
        </ol>
      </div>`;
  }

  #play(sound, i) {
    const id = `${i} ${sound.asset}`;
    if (this.#playing === id)
      return this.#stop();
    this.#playing = id;
    this.#player.src = `/api${this.page.app.path(`/assets/${sound.asset}`)}`;
    this.#player.play().catch(() => this.#stop());
    this.page.update();
  }

  #stop() {
    this.#player.pause();
    this.#playing = '';
    this.page.update();
  }

  async #delete(sound, i) {
    const { restore } = await remove(this.page.targetPath(`/sounds/${i}`));
    toast(t('make.deleted', { name: sound.name }), { label: t('shell.undo'), run: () => post(this.page.app.path(`/program/restore/${restore}`)).catch(showFailure) });
  }

  async #add(how) {
    try {
      for (const { name, blob } of await how())
        await post(this.page.targetPath(`/sounds?name=${encodeURIComponent(name)}`), blob);
    } catch (error) {
      showFailure(error);
    }
  }
}
