/** Samples: a copy of one is opened with one click. */
import { post } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { html } from '/shell/view.js';
import { sentence, t } from '/shell/texts.js';

/** @param {{id: string, name: string, description: string}[]} all @param {(project: string) => void} open */
export const samples = (all, open) => html`
  <section aria-labelledby="start-samples">
    <h2 id="start-samples">${t('start.samples')}</h2>
    <p class="soft">${t('start.samplesAbout')}</p>
    <ul class="plain samples">${all.map(({ id, name, description }) => html`
      <li><button class="choice" @click=${event => take(event.currentTarget, id, sentence(name)).then(open).catch(showFailure)}>
        <img src=${`/api/samples/${encodeURIComponent(id)}/cover`} alt="" loading="lazy">
        <strong>${sentence(name)}</strong>
        <span class="soft">${sentence(description)}</span>
      </button></li>`)}
    </ul>
  </section>`;

async function take(button, id, name) {
  // A second click while the first is at work would make a second copy.
  button.disabled = true;
  try {
    return (await post(`/samples/${encodeURIComponent(id)}`, { name })).id;
  } finally {
    button.disabled = false;
  }
}
