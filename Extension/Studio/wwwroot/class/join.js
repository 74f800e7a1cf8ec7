/** A child joins the class: the code, a name, three pictures as a secret. */
import { get, post } from '/shell/api.js';
import { announce } from '/shell/announce.js';
import { html, icon, nothing, render, useStyles } from '/shell/view.js';
import { currentLanguage, languages, sentence, t, useLanguage } from '/shell/texts.js';

/** The pictures; their places are the secret's numbers, so the order must stay. */
const pictures = ['cat', 'dog', 'fish', 'bird', 'rabbit', 'turtle', 'apple', 'flower', 'star', 'sun', 'car', 'rocket'];

/** Draws the way in; loads the page anew when the child has joined. */
export async function join() {
  const [{ language, chosen }] = await Promise.all([get('/join'), useStyles('/class/class.css')]);
  if (language && !localStorage.getItem('joined'))
    await useLanguage(language);
  const app = document.getElementById('app');
  const state = { step: 'code', code: '', name: '', isKnown: false, picked: [], before: null, failure: null, busy: false };

  const draw = () => {
    document.title = `${t('class.joinTitle')} – MLKids`;
    render(html`<main class="join" id="main" tabindex="-1"><div class="card stack">
      <h1><img src="/shell/icon.svg" alt="" width="40" height="40">${t('class.joinTitle')}</h1>
      ${state.step === 'code' ? codeStep() : pictureStep()}
      ${state.failure ? html`<p class="note warn" role="alert">${state.failure}</p>` : nothing}
      ${state.step === 'code' ? languageMenu() : nothing}
    </div></main>`, app);
  };

  const codeStep = () => html`
    <form class="stack" @submit=${event => { event.preventDefault(); ask(event.target); }}>
      <label class="field"><span>${t('class.code')}</span>
        <input class="input code" name="code" .value=${state.code} required maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr" autofocus></label>
      <label class="field"><span>${t('class.name')}</span>
        <input class="input" name="name" .value=${state.name} required maxlength="40" autocomplete="off" spellcheck="false" dir="auto"></label>
      <p class="soft">${t('class.nameHint')}</p>
      <button class="button main big" ?disabled=${state.busy}>${t('class.next')}${icon('arrow-right', true)}</button>
    </form>`;

  const pictureStep = () => html`
    <p>${state.isKnown ? t('class.knownPictures', { name: state.name }) : state.before ? t('class.samePictures') : t('class.newPictures', { name: state.name, count: chosen })}</p>
    <div class="pictures" role="group" aria-label=${t('class.pictures')}>${pictures.map((name, i) => html`
      <button class="picture" data-picture=${name} ?disabled=${state.busy || state.picked.length >= chosen} @click=${() => pick(i)}>${icon(name)}<span>${t('class.' + name)}</span></button>`)}
    </div>
    <p class="picked" aria-hidden="true">${Array.from({ length: chosen }, (_, i) => html`<span class=${state.picked[i] === undefined ? '' : 'full'}></span>`)}</p>
    <div class="row">
      <button class="button" @click=${() => change({ step: 'code', picked: [], before: null, failure: null })}>${icon('arrow-left', true)}${t('class.back')}</button>
      <button class="button" ?disabled=${state.picked.length === 0 && !state.before} @click=${() => change({ picked: [], before: null, failure: null })}>${icon('rotate-ccw', true)}${t('class.again')}</button>
    </div>`;

  const languageMenu = () => html`
    <label class="field"><span>${t('shell.language')}</span>
      <select class="input" @change=${event => useLanguage(event.target.value).then(draw)}>
        ${Object.entries(languages).filter(([, { hidden }]) => !hidden).map(([code, { name }]) => html`<option value=${code} lang=${code} ?selected=${code === currentLanguage()}>${name}</option>`)}
      </select></label>`;

  const change = values => {
    Object.assign(state, values);
    draw();
  };

  const send = async body => {
    change({ busy: true, failure: null });
    try {
      return await post('/join', body);
    } catch (error) {
      change({ failure: sentence(error.sentence) ?? t('shell.unexpected'), picked: [], before: null });
      return null;
    } finally {
      change({ busy: false });
    }
  };

  const ask = async form => {
    Object.assign(state, { code: form.code.value.trim(), name: form.name.value.trim() });
    const answer = await send({ code: state.code, name: state.name });
    if (!answer)
      return app.querySelector('input[name=code]')?.focus();
    change({ step: 'pictures', name: answer.name, isKnown: answer.isKnown, picked: [] });
    app.querySelector('.picture')?.focus();
  };

  const pick = async i => {
    change({ picked: [...state.picked, i], failure: null });
    announce(t('class.pickedSoFar', { name: t('class.' + pictures[i]), count: state.picked.length, of: chosen }));
    if (state.picked.length < chosen)
      return;
    // A new secret is asked for twice: a slip of the finger would lock the child out.
    if (!state.isKnown && !state.before) {
      change({ before: state.picked, picked: [] });
      app.querySelector('.picture')?.focus();
      return;
    }
    if (state.before && state.before.join() !== state.picked.join())
      return change({ picked: [], before: null, failure: t('class.notTheSame') });
    if (await send({ code: state.code, name: state.name, pictures: state.picked })) {
      localStorage.setItem('joined', '1');
      location.hash = '#/';
      location.reload();
    }
  };

  draw();
  app.querySelector('[autofocus]')?.focus();
}
