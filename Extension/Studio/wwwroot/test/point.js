/** The point below which an answer is "not sure", and what moving it does to the questions of the last test: shown at once. */
import { html, nothing } from '/shell/view.js';
import { percent, t } from '/shell/texts.js';

/** @param {import('./test.js').default} page */
export function pointSlider(page) {
  const value = Math.round(100 * page.point);
  const { sureness } = page.trained;
  return html`
    <div class="stack point-box">
      <div class="field">
        <div class="row"><label for="point">${t('test.point')}</label><output for="point">${percent(page.point)}</output></div>
        <input id="point" type="range" min="0" max="100" step="1" .value=${String(value)} aria-valuetext=${percent(page.point)} aria-describedby="point-effect"
          @input=${event => page.movePoint(Number(event.target.value) / 100)}>
      </div>
      <div id="point-effect">${sureness ? effect(sureness, value) : html`<small class="soft">${t('test.pointMeans')}</small>`}</div>
    </div>`;
}

/** How many of the test's questions would be right, wrong and not sure. @param {{right: number[], wrong: number[]}} sureness counts by percent @param {number} point percent */
export function effectOf({ right, wrong }, point) {
  const from = counts => counts.slice(point).reduce((sum, n) => sum + n, 0);
  const all = [...right, ...wrong].reduce((sum, n) => sum + n, 0);
  return { all, right: from(right), wrong: from(wrong), notSure: all - from(right) - from(wrong) };
}

function effect(sureness, point) {
  const { all, right, wrong, notSure } = effectOf(sureness, point);
  if (all === 0)
    return nothing;
  const part = (name, count) => count === 0 ? nothing : html`<span class=${name} style="flex-grow:${count}">${count}</span>`;
  return html`
    <div class="shares" aria-hidden="true">${part('is-right', right)}${part('is-unsure', notSure)}${part('is-wrong', wrong)}</div>
    <small>${t('test.effect', { all, right, wrong, notSure })}</small>`;
}
