import { html, useStyles } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { Kind } from '../kind.js';

/** Collecting pictures: camera, files, drawings, costumes, the stage. */
export default class Pictures extends Kind {
  async start() { await useStyles('/collect/pictures/pictures.css'); }

  tile(example) { return html`<img src=${`/api${this.page.path(`/examples/${example.id}/thumbnail?v=${example.version}`)}`} alt="" loading="lazy" decoding="async" draggable="false">`; }

  describe(example) { return example.name ? t('collect.pictureNamed', { name: example.name }) : t('collect.picture'); }

  large(example) { return html`<img src=${`/api${this.page.path(`/examples/${example.id}/content?v=${example.version}`)}`} alt=${this.describe(example)}>`; }
}
