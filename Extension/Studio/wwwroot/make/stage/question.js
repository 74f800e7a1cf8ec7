import { html, icon, live, nothing, render } from '/shell/view.js';

/** The box in which a program's question is answered. */
export class QuestionBox {
  #shown = null;
  #text = '';

  /** @param {HTMLElement} place @param {(key: string) => string} t @param {(text: string) => void} answer @param {() => void} done where the focus goes afterwards */
  constructor(place, t, answer, done) {
    Object.assign(this, { place, t, answer, done });
  }

  show(question) {
    if (question && this.#shown && question.text === this.#shown.text && question.asker === this.#shown.asker)
      return;
    const isNew = question && !this.#shown;
    this.#shown = question;
    this.#text = '';
    this.#draw();
    if (question)
      this.place.querySelector('input').focus({ preventScroll: true });
    else if (!isNew && this.place.contains(document.activeElement))
      this.done();
  }

  #draw() {
    const question = this.#shown;
    render(!question ? nothing : html`
      <form class="stage-question" @submit=${event => this.#send(event)}>
        <label class=${question.inBubble ? 'only-heard' : ''} for="stage-answer" dir="auto">${question.text || this.t('stage.question')}</label>
        <span class="row">
          <input id="stage-answer" class="input grow" autocomplete="off" maxlength="10000" dir="auto" .value=${live(this.#text)} @input=${event => this.#text = event.target.value}
            @keydown=${event => event.stopPropagation()}>
          <button class="button primary square" aria-label=${this.t('stage.answer')} title=${this.t('stage.answer')}>${icon('check')}</button>
        </span>
      </form>`, this.place);
  }

  #send(event) {
    event.preventDefault();
    this.answer(this.#text);
    this.#text = '';
    this.#shown = null;
    const hadFocus = this.place.contains(document.activeElement);
    this.#draw();
    if (hadFocus)
      this.done();
  }
}
