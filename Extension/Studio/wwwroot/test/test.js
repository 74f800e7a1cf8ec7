/** Test: ask the trained model something new, see how sure it is and why, how good it is on the whole, and compare it with another one. */
import { get, oneAtATime, put } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { Page, html, icon, nothing, useStyles } from '/shell/view.js';
import { t } from '/shell/texts.js';
import { Answers } from './answers.js';
import { Comparison } from './comparison.js';
import { Quality } from './quality.js';

/** How each kind of model is asked. Each is `{ start(), stop(), restart(), template() }` and gives what was answered to `page.answered`. */
const ways = {
  pictures: () => import('./ask-pictures.js'),
  sounds: () => import('./ask-sounds.js'),
  words: () => import('./ask-words.js'),
  numbers: () => import('./ask-rows.js'),
  'predict-numbers': () => import('./ask-rows.js'),
  text: () => import('./ask-text.js'),
};

export default class TestPage extends Page {
  /** See TestApi of the host: `trained` (or null), `isOutOfDate`, `others`. */
  view = null;
  /** The place from which on an answer is sure, 0..1. */
  point = .6;
  #way = null;
  #answers = new Answers(this);
  #quality = new Quality(this);
  #comparison = new Comparison(this);
  #saving;

  get model() { return this.app.model; }
  get trained() { return this.view?.trained ?? null; }

  /** The models that are asked, as the host names them: this one, and the one beside it. */
  get asked() { return [String(this.modelId), ...(this.#comparison.other ? [this.#comparison.other.name] : [])]; }

  /** The address below /api of something of the test of this model. */
  path(rest = '') { return this.app.path(`/models/${this.modelId}/test${rest}`); }

  async enter() {
    this.modelId = this.model?.id;
    await Promise.all([useStyles('/train/train.css'), useStyles('/test/test.css')]);
    if (!this.model)
      return;
    this.app.live.on('test/answer', answer => answer.failure ? this.#way?.failed?.(answer.failure) : this.#way?.answered?.(answer), this.signal);
    this.app.live.on('test/heard', heard => this.#way?.heard?.(heard), this.signal);
    this.app.live.on('test/point', () => this.#load().catch(showFailure), this.signal);
    this.app.live.addEventListener('open', () => this.#load().then(() => this.#way?.restart()).catch(showFailure), { signal: this.signal });
    await this.#load();
    if (!this.trained)
      return;
    const { default: Way } = await ways[this.model.kind]();
    if (this.signal.aborted)
      return;
    this.#way = new Way(this);
    // A camera or microphone may take long: the page is there before.
    this.#way.start().catch(showFailure);
  }

  leave() {
    this.#way?.stop();
    this.#answers.stop();
  }

  projectChanged() {
    if (this.model?.id !== this.modelId)
      return this.app.go('test', { model: this.model?.id ?? null });
    this.#load().catch(showFailure);
  }

  #load = oneAtATime(async () => {
    const had = this.trained !== null;
    this.view = await get(this.path(), this.signal);
    if (!this.#saving)
      this.point = this.trained?.recognitionPoint ?? this.point;
    this.#comparison.loaded();
    // It has learned for the first time while somebody waited here.
    if (!had && this.trained && this.#way === null && this.element.childElementCount > 0)
      return this.app.go('test');
    this.update();
  });

  /** How a person calls a model that is asked. */
  titleOf(name) { return this.#comparison.titleOf(name); }

  /** Another model is asked too, or no longer. */
  askedChanged() {
    this.#answers.clear();
    this.#way?.restart();
    this.update();
  }

  /** What the models say now. @param {object[]} answers see TestAnswer of the host @param {Blob|string|null} input what was asked, for "why" */
  answered(answers, input, about = {}) {
    this.#answers.take(answers, input, about);
    this.update();
  }

  movePoint(point) {
    this.point = point;
    this.#answers.pointMoved();
    this.update();
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => put(this.path('/point'), { point }).catch(showFailure).finally(() => { this.#saving = undefined; }), 250);
  }

  template() {
    if (!this.model)
      return html`<div class="card stack"><h1>${t('shell.test')}</h1><p>${t('train.noModel')}</p></div>`;
    if (!this.view)
      return nothing;
    const train = `#/p/${encodeURIComponent(this.app.project.id)}/train/${this.modelId}`;
    if (!this.trained)
      return html`
        <div class="card stack not-trained">
          <h1>${t('test.title', { model: this.model.name })}</h1>
          <p>${t(this.model.isTraining ? 'test.stillLearning' : 'test.notTrained')}</p>
          <div><a class="button main big" href=${train}>${icon('sparkles')}${t('test.toTrain')}</a></div>
        </div>`;
    return html`
      <h1>${t('test.title', { model: this.model.name })}</h1>
      ${this.view.isOutOfDate ? html`<div class="note row"><span class="grow">${t('train.outOfDate')}</span><a class="button" href=${train}>${icon('sparkles')}${t('test.trainAgain')}</a></div>` : nothing}
      <div class="two">
        <section class="card stack" aria-labelledby="ask"><h2 id="ask">${t(`test.ask.${this.model.kind}`)}</h2>${this.#way?.template() ?? nothing}</section>
        ${this.model.kind === 'text' ? nothing : this.#answers.template()}
      </div>
      ${this.#quality.template()}
      ${this.#comparison.template()}
      <details class="card">
        <summary>${t('shell.details')}</summary>
        <div class="row downloads">
          ${this.trained.canExport ? html`<a class="button" download href=${`/api${this.path('/onnx')}`}>${icon('download')}${t('test.onnx')}</a>` : nothing}
          <a class="button" download href=${`/api${this.path('/examples')}`}>${icon('download')}${t('test.examplesZip')}</a>
        </div>
      </details>`;
  }
}
