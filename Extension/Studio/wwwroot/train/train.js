/** Train: what there is to learn from, the buttons, how the training goes on, and how good the model became. */
import { get, oneAtATime, post, remove } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { Page, html, icon, nothing, useStyles } from '/shell/view.js';
import { sentence, t } from '/shell/texts.js';
import { Tips } from '/collect/tips.js';
import { lossCurve } from './curve.js';
import { deviceOffer, isSimplifiedForced } from './device.js';
import { material } from './material.js';
import { compared, factList, facts, headline, labelBars, measured } from './result.js';
import { TimeLeft } from './time-left.js';

const SAID_PARTS = [.25, .5, .75];
/** After the page has drawn itself again. */
const drawn = () => new Promise(resolve => setTimeout(resolve));
/** The first sign of low resources that the device check found (DeviceCodes of the host). */
const signs = { MLT101: 'memory', MLT102: 'cores', MLT103: 'old', MLT104: 'old', MLT105: 'mobile', MLT106: 'slow', MLT107: 'memory', MLT108: 'cores' };
const because = findings => signs[findings.find(f => f.severity === 'warning')?.code] ?? 'graphics';
const ended = state => ['finished', 'failed', 'cancelled'].includes(state);

export default class TrainPage extends Page {
  /** See TrainingApi of the host. */
  #view = null;
  #tips = null;
  #offer = null;
  /** The running training, or null. */
  #now = null;
  #left = new TimeLeft();
  #saidState = '';
  #saidPart = 0;
  #why = false;
  #seed = '';
  #stopping = false;

  get model() { return this.app.model; }

  async enter() {
    this.modelId = this.model?.id;
    await useStyles('/train/train.css');
    if (!this.model)
      return;
    this.app.live.on(`training/${this.modelId}`, now => this.#progress(now), this.signal);
    this.app.live.addEventListener('open', () => this.#load().catch(showFailure), { signal: this.signal });
    await this.#load();
    this.#tips = new Tips(this);
    this.#tips.start().catch(showFailure);
    post(this.app.path(`/models/${this.modelId}/training/prepare`)).catch(showFailure);
    deviceOffer().then(offer => { this.#offer = offer; this.update(); }).catch(showFailure);
  }

  projectChanged() {
    if (this.model?.id !== this.modelId)
      return this.app.go('train', { model: this.model?.id ?? null });
    this.#load().catch(showFailure);
  }

  #load = oneAtATime(async () => {
    this.#view = await get(this.app.path(`/models/${this.modelId}/training`), this.signal);
    this.#now = this.#view.running;
    this.update();
  });

  /** For the tips: their examples are shown where they can be mended. */
  async showExamples() { this.app.go('collect'); }

  /** For the tips. */
  path(rest) { return this.app.path(rest); }

  async #train(preset) {
    if (!this.#view.canTrain)
      return announce(t('train.notYet'));
    this.#left = new TimeLeft();
    this.#saidState = '';
    this.#saidPart = 0;
    this.#stopping = false;
    const seed = Number.parseInt(this.#seed, 10);
    this.#now = await post(this.app.path(`/models/${this.modelId}/training`), { preset, seed: Number.isNaN(seed) ? null : seed }) ?? this.#now;
    this.#view.failure = null;
    this.update();
    await drawn();
    this.element.querySelector('[data-stop]')?.focus();
  }

  async #stop() {
    this.#stopping = true;
    this.update();
    await remove(this.app.path(`/models/${this.modelId}/training`));
  }

  #progress(now) {
    if (ended(now.state))
      return this.#ended(now).catch(showFailure);
    this.#now = now;
    if (now.state !== 'waiting')
      this.#left.add(now.done, now.seconds);
    this.#say(now);
    this.update();
  }

  async #ended(now) {
    const hadFocus = this.element.querySelector('[data-stop]') === document.activeElement;
    await this.#load();
    if (now.state === 'finished')
      announce(t('train.saidFinished', { result: headline(this.#view.result) }));
    else if (now.state === 'cancelled')
      announce(t('train.stopped'));
    await drawn();
    if (hadFocus)
      this.element.querySelector(now.state === 'finished' ? '#result' : '[data-train]')?.focus();
  }

  /** Every phase once, and every quarter: more would be noise. */
  #say(now) {
    const part = SAID_PARTS.filter(p => now.done >= p).length;
    if (now.state !== this.#saidState)
      announce([t(`train.doing.${now.state}`), this.#left.text].filter(Boolean).join(' '));
    else if (part > this.#saidPart)
      announce([t('train.saidPart', { percent: 25 * part }), this.#left.text].filter(Boolean).join(' '));
    this.#saidState = now.state;
    this.#saidPart = Math.max(part, this.#saidPart);
  }

  template() {
    if (!this.model)
      return html`<div class="card stack"><h1>${t('shell.train')}</h1><p>${t('train.noModel')}</p></div>`;
    if (!this.#view)
      return nothing;
    return html`
      <h1>${t('train.title', { model: this.model.name })}</h1>
      <div class="two">
        <div class="stack">
          ${material(this.app, this.model, this.#view)}
          ${this.#tips?.template()}
        </div>
        <div class="stack">
          ${this.#now ? this.#running(this.#now) : this.#buttons()}
          ${this.#view.failure && !this.#now ? this.#failure(this.#view.failure) : nothing}
          ${this.#view.result && !this.#now ? this.#result(this.#view.result) : nothing}
        </div>
      </div>`;
  }

  #buttons() {
    const { canTrain, result, isOutOfDate } = this.#view;
    const simplified = this.#offersSimplified;
    return html`
      <section class="card stack" aria-label=${t('shell.train')}>
        ${result && isOutOfDate ? html`<p class="note">${t('train.outOfDate')}</p>` : nothing}
        ${canTrain ? nothing : html`<p id="not-yet">${t('train.notYet')}</p>`}
        <button class="button main big" data-train="accurate" aria-disabled=${!canTrain} aria-describedby=${canTrain ? nothing : 'not-yet'} @click=${() => this.#train('accurate').catch(showFailure)}>
          ${icon('sparkles')}${t(this.#forced === 'simplified' ? 'train.trainSimplified' : 'train.train')}</button>
        ${this.#forced === 'simplified' ? html`<p class="soft">${t('train.teacherDecided')}</p>` : nothing}
        ${simplified ? html`
          <div class="row nowrap">
            <button class="button big grow" data-train="simplified" aria-disabled=${!canTrain} aria-describedby=${canTrain ? nothing : 'not-yet'} @click=${() => this.#train('simplified').catch(showFailure)}>${t('train.trainSimplified')}</button>
            <button class="button square" aria-expanded=${this.#why} aria-controls="why-simplified" aria-label=${t('train.whySimplified')} title=${t('train.whySimplified')}
              @click=${() => { this.#why = !this.#why; this.update(); }}>${icon('circle-help')}</button>
          </div>
          <p id="why-simplified" class="note" ?hidden=${!this.#why}>${simplified}</p>` : nothing}
        ${this.#others(canTrain)}
        <details>
          <summary>${t('train.forTeachers')}</summary>
          <label class="field"><span>${t('train.seed')}</span>
            <input class="input" type="number" inputmode="numeric" min="0" max="2147483647" placeholder="1" .value=${this.#seed} @input=${event => { this.#seed = event.target.value; }}>
            <small class="soft">${t('train.seedMeans')}</small></label>
        </details>
      </section>`;
  }

  /** What extensions add, where there are any and a teacher has not decided for everybody. */
  #others(canTrain) {
    const { others } = this.#view;
    if (others.length === 0 || this.#forced)
      return nothing;
    return html`
      <details data-others>
        <summary>${t('train.otherWays')}</summary>
        <div class="stack">
          ${others.map(other => html`
            <button class="button" data-train=${other.id} aria-disabled=${!canTrain} aria-describedby=${canTrain ? nothing : 'not-yet'} @click=${() => this.#train(other.id).catch(showFailure)}>
              ${t('train.otherWay', { name: other.name })}</button>`)}
          <p class="soft">${t('train.byExtensions', { names: [...new Set(others.map(other => other.by))].join(', ') })}</p>
        </div>
      </details>`;
  }

  /** Why the simplified model is offered, in one sentence, or '' when it is not. */
  get #offersSimplified() {
    if (this.#forced)
      return '';
    if (this.#view.failure?.outOfMemory)
      return t('train.whyMemory');
    if (this.#offer?.offersSimplified)
      return t('train.whyDevice', { because: t(`train.because.${because(this.#offer.findings)}`) });
    return isSimplifiedForced() ? t('train.whyForced') : '';
  }

  /** What a teacher has decided for everybody: `accurate`, `simplified` or ''. */
  get #forced() { return ['accurate', 'simplified'].includes(this.app.host.preset) ? this.app.host.preset : ''; }

  #running(now) {
    const waiting = now.state === 'waiting';
    const percent = Math.round(100 * now.done);
    return html`
      <section class="card stack" aria-label=${t('train.progress')}>
        <h2>${t(`train.doing.${now.state}`)}</h2>
        <div class="progress" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent} aria-label=${t('train.progress')} aria-valuetext=${`${percent} %`}>
          <span style="inline-size:${(100 * now.done).toFixed(1)}%"></span>
        </div>
        <p class="row"><span class="grow">${waiting || now.state === 'preparing' ? sentence(now.text) : nothing}</span><span class="soft">${this.#left.text}</span></p>
        ${lossCurve(now.losses)}
        <div class="row">
          <button class="button" data-stop ?disabled=${now.state === 'saving' || this.#stopping} @click=${() => this.#stop().catch(showFailure)}>${icon('circle-stop')}${t('train.stop')}</button>
          <span class="soft grow">${this.model.trained ? t('train.earlierAnswers') : t('train.mayLeave')}</span>
        </div>
      </section>`;
  }

  #failure(failure) {
    return html`
      <div class="note bad" role="alert">
        <strong>${sentence(failure.sentence)}</strong>
        <p>${t(this.model.trained ? 'train.failedKept' : 'train.failedNothingLost')}</p>
        <details><summary>${t('shell.details')}</summary><small>${failure.code} ${failure.message}</small></details>
      </div>`;
  }

  #result(result) {
    const { before } = this.#view;
    const comparison = compared(result, before);
    return html`
      <section class="card stack" id="result" tabindex="-1" aria-labelledby="result-title">
        <h2 id="result-title" class="soft">${t('train.result')}</h2>
        <p class="headline">${headline(result)}</p>
        ${comparison ? html`<p>${comparison}</p>` : nothing}
        <p class="soft">${measured(result)}</p>
        ${labelBars(result)}
        ${this.#tipList(result.tips)}
        ${result.skippedCount > 0 ? html`
          <details><summary>${t('train.skipped', { count: result.skippedCount })}</summary>
            <ul>${result.skipped.map(s => html`<li>${s.fileName || t('train.anExample')}: ${sentence(s.childSentence)}</li>`)}</ul></details>` : nothing}
        <a class="button main" href=${`#/p/${encodeURIComponent(this.app.project.id)}/test/${this.model.id}`}>${icon('eye')}${t('train.tryIt')}</a>
        <details>
          <summary>${t('shell.details')}</summary>
          <p class="soft">${sentence(result.reason)}</p>
          ${factList(facts(result))}
          ${lossCurve(result.losses)}
        </details>
      </section>`;
  }

  #tipList(tips) {
    return tips.length === 0 ? nothing : html`
      <ul class="plain stack" aria-label=${t('train.tips')}>${tips.map(tip => html`<li class="note tip">${icon('lightbulb')}<span>${sentence(tip.childSentence)}</span></li>`)}</ul>`;
  }
}
