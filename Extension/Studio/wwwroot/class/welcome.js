/** What a browser sees that comes without https: why the next page warns, and how to go on. */
import { html, render } from '/shell/view.js';
import { currentLanguage, languages, preferredLanguage, t, useLanguage } from '/shell/texts.js';

function draw() {
  document.title = `${t('class.welcomeTitle')} – MLKids`;
  render(html`
    <main class="join"><div class="card stack">
      <h1><img src="/shell/icon.svg" alt="" width="40" height="40">${t('class.welcomeTitle')}</h1>
      <p>${t('class.welcomeWhy')}</p>
      <ol class="stack">${['welcomeStep1', 'welcomeStep2', 'welcomeStep3'].map(step => html`<li>${t('class.' + step)}</li>`)}</ol>
      <a class="button main big" href=${`https://${location.host}/`}>${t('class.welcomeGo')}</a>
      <label class="field"><span>${t('shell.language')}</span>
        <select class="input" @change=${event => useLanguage(event.target.value).then(draw)}>
          ${Object.entries(languages).filter(([, { hidden }]) => !hidden).map(([code, { name }]) => html`<option value=${code} lang=${code} ?selected=${code === currentLanguage()}>${name}</option>`)}
        </select></label>
    </div></main>`, document.getElementById('app'));
}

await useLanguage(preferredLanguage());
draw();
