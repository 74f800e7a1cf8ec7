/** What the model says: a bar for every label in an order that stays, the movable point from which on it is sure, and why. */
import { request } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { labelName } from '/shell/label-name.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, percent, sentence, t } from '/shell/texts.js';
import { pointSlider } from './point.js';
import { reasons } from './reasons.js';

/** An answer that stays so long is said to a screen reader. */
const SETTLED_MS = 900;

export class Answers {
  #answers = [];
  #input = null;
  #about = {};
  #why = null;
  #asking = false;
  #settling;
  #pending = '';
  #said = '';

  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  take(answers, input, about) {
    this.#answers = answers;
    this.#input = input;
    this.#about = about;
    if (!about.isLive)
      this.#why = null;
    this.#settle();
  }

  clear() {
    this.#answers = [];
    this.#input = this.#why = null;
    this.#said = this.#pending = '';
    clearTimeout(this.#settling);
  }

  /** The same answer may be sure now, or no longer. */
  pointMoved() { this.#settle(); }

  stop() { clearTimeout(this.#settling); }

  isSure(answer) { return answer.best === null || answer.scores[answer.best] >= this.page.point; }

  /** Says the answer once it has settled, and the same one not again. */
  #settle() {
    const [answer] = this.#answers;
    const text = answer ? this.#about.silent ? t('test.silent') : this.#inWords(answer) : '';
    if (text === this.#pending)
      return;
    this.#pending = text;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      if (text && text !== this.#said)
        announce(text);
      this.#said = text;
    }, SETTLED_MS);
  }

  #inWords(answer) {
    if (answer.best === null)
      return answer.labels.map((label, i) => `${label}: ${figure(answer.scores[i])}`).join(', ');
    const label = labelName(answer.labels[answer.best]);
    return this.isSure(answer) ? t('test.says', { label }) : t('test.notSurePerhaps', { label });
  }

  template() {
    const { result } = this.page.trained;
    const answers = this.#answers.length > 0 ? this.#answers : [{ model: this.page.asked[0], labels: this.page.trained.labels, scores: null, best: null }];
    return html`
      <section class="card stack" aria-labelledby="answer" data-answers>
        <h2 id="answer" class="only-heard">${t('test.answer')}</h2>
        <div class="answers">${answers.map(answer => this.#one(answer, result, answers.length > 1))}</div>
        ${result.outputs ? nothing : pointSlider(this.page)}
        ${this.#input && this.#answers.length > 0 && !this.#about.silent ? html`
          <div><button class="button" ?disabled=${this.#asking} @click=${() => this.#ask().catch(showFailure)}>${icon('lightbulb')}${t('test.why')}</button></div>` : nothing}
        ${this.#why ? reasons(this.#why) : nothing}
      </section>`;
  }

  #one(answer, result, named) {
    return html`
      <div class="stack one">
        ${named ? html`<h3>${this.page.titleOf(answer.model)}</h3>` : nothing}
        ${answer.scores === null ? html`<p class="headline soft">${t('test.askFirst')}</p>` : answer.best === null ? nothing : this.#headline(answer)}
        ${result.outputs ? this.#numbers(answer, result.outputs) : this.#bars(answer)}
      </div>`;
  }

  #headline(answer) {
    const label = answer.labels[answer.best];
    if (this.#about.silent)
      return html`<p class="headline soft" data-says="">${t('test.silent')}</p>`;
    return this.isSure(answer)
      ? html`<p class="headline" data-says=${label}>${labelName(label)}</p>`
      : html`<p class="headline soft" data-says="">${t('test.notSure')} <small>${t('test.perhaps', { label: labelName(label) })}</small></p>`;
  }

  #bars(answer) {
    return html`
      <table class="bars answer-bars" style="--point:${(100 * this.page.point).toFixed(0)}%">
        <caption class="only-heard">${t('test.bars')}</caption>
        <tbody>${answer.labels.map((label, i) => {
          const score = this.#about.silent ? 0 : answer.scores?.[i] ?? 0;
          return html`
            <tr class=${i === answer.best && !this.#about.silent ? 'best' : ''}><th scope="row">${labelName(label)}</th>
              <td><span class="track"><span class="fill" style="inline-size:${(100 * score).toFixed(1)}%"></span><span class="point"></span></span></td>
              <td class="figures">${answer.scores === null ? '–' : percent(score)}</td></tr>`;
        })}
        </tbody>
      </table>`;
  }

  #numbers(answer, outputs) {
    return html`${answer.labels.map((label, i) => {
      const output = outputs.find(o => o.name === label);
      const value = answer.scores?.[i];
      const place = output && value !== undefined ? Math.max(0, Math.min(100, 100 * (value - output.minimum) / (output.maximum - output.minimum || 1))) : 0;
      return html`
        <div class="predicted">
          <p><span class="soft">${label}</span> <strong class="headline">${value === undefined ? '–' : figure(value)}</strong></p>
          ${output ? html`
            <div class="track scale"><span class="fill" style="inline-size:${place.toFixed(1)}%"></span></div>
            <p class="row soft ends"><span class="grow">${figure(output.minimum)}</span><span>${figure(output.maximum)}</span></p>
            ${output.meanAbsoluteError === null ? nothing : html`<p class="soft">${t('test.usuallyOff', { off: rough(output.meanAbsoluteError) })}</p>`}` : nothing}
        </div>`;
    })}`;
  }

  async #ask() {
    const [answer] = this.#answers;
    const label = answer.best ?? 0;
    const input = this.#input;
    this.#asking = true;
    this.page.update();
    try {
      const why = await request('POST', this.page.path(`/why?label=${label}`), new Blob([input]), this.page.signal);
      this.#why = { ...why, label: labelName(answer.labels[label]), isNumber: answer.best === null, picture: input instanceof Blob ? input : null, text: typeof input === 'string' ? input : '' };
      announce(why.sentences.map(sentence).join(' '));
    } finally {
      this.#asking = false;
      this.page.update();
    }
  }
}

const figure = value => number(value, { maximumSignificantDigits: 4 });
const rough = value => number(value, { maximumSignificantDigits: 2 });
