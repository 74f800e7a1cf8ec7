/** Why a model answered so. Signs and words beside every colour: orange or + speaks for the answer, blue or − against it. */
import { html, nothing, svg } from '/shell/view.js';
import { number, sentence, t } from '/shell/texts.js';

const LEAST = .01;

/** @param {object} why see TestReasons of the host, with `label`, `isNumber` and `text` */
export function reasons(why) {
  return html`
    <div class="stack why" role="group" aria-label=${t('test.whyTitle', { label: why.label })}>
      <h3>${t('test.whyTitle', { label: why.label })}</h3>
      ${why.sentences.map(text => html`<p>${sentence(text)}</p>`)}
      ${why.heatMap ? html`<figure><img class="heat" src=${`data:image/png;base64,${why.heatMap}`} alt=${why.sentences.map(sentence).join(' ')}><figcaption>${legend(why)}</figcaption></figure>` : nothing}
      ${why.strip ? strip(why) : nothing}
      ${why.words ? words(why) : nothing}
      ${why.columns ? columns(why) : nothing}
    </div>`;
}

const legend = why => html`<small><span class="for">+ ${t('test.speaksFor', { label: why.label })}</span> · <span class="against">− ${t('test.speaksAgainst', { label: why.label })}</span></small>`;
const sideOf = weight => weight > LEAST ? 'for' : weight < -LEAST ? 'against' : '';
const sign = weight => weight > LEAST ? '+' : weight < -LEAST ? '−' : '';

/** The second that was heard from left to right, with what each part did. */
function strip(why) {
  const width = 400;
  const bar = width / why.strip.length;
  const wave = width / why.wave.length;
  return html`
    <figure>
      <svg class="strip" viewBox="0 0 ${width} 100" preserveAspectRatio="none" role="img" aria-label=${why.sentences.map(sentence).join(' ')}>
        ${why.strip.map((weight, i) => svg`<rect class=${sideOf(weight)} x=${i * bar} y="0" width=${bar} height="100" opacity=${Math.min(1, Math.abs(weight)).toFixed(2)}></rect>`)}
        ${why.wave.map((level, i) => svg`<rect class="wave" x=${(i * wave).toFixed(1)} y=${(50 - 48 * level).toFixed(1)} width=${(wave * .7).toFixed(1)} height=${Math.max(1, 96 * level).toFixed(1)}></rect>`)}
      </svg>
      <figcaption>${legend(why)}</figcaption>
    </figure>`;
}

/** The text with its words marked. */
function words(why) {
  const text = why.text.trim();
  const pieces = [];
  let at = 0;
  for (const { start, length, effect } of why.words) {
    if (start > at)
      pieces.push(text.slice(at, start));
    const word = text.slice(start, start + length);
    const side = sideOf(effect);
    pieces.push(side ? html`<mark class=${side} title=${t(side === 'for' ? 'test.speaksFor' : 'test.speaksAgainst', { label: why.label })}>${word}<sup>${sign(effect)}</sup></mark>` : word);
    at = start + length;
  }
  pieces.push(text.slice(at));
  return html`<p class="words" dir="auto">${pieces}</p>${legend(why)}`;
}

/** Columns with bars to either side. */
function columns(why) {
  const most = Math.max(...why.columns.map(c => Math.abs(c.weight)), 1e-9);
  const least = why.isNumber ? 0 : LEAST;
  return html`
    <table class="bars weights">
      <caption class="only-heard">${t('test.whyTitle', { label: why.label })}</caption>
      <tbody>${why.columns.map(({ part, weight }) => html`
        <tr><th scope="row">${part}</th>
          <td><span class="track both"><span class=${weight >= 0 ? 'for' : 'against'} style="inline-size:${(50 * Math.abs(weight) / most).toFixed(1)}%"></span></span></td>
          <td class="figures">${Math.abs(weight) <= least ? '0' : why.isNumber ? number(weight, { maximumSignificantDigits: 3, signDisplay: 'always' }) : number(100 * weight, { maximumFractionDigits: 0, signDisplay: 'always' }) + ' %'}</td></tr>`)}
      </tbody>
    </table>
    ${why.isNumber ? html`<small>${t('test.moves', { label: why.label })}</small>` : legend(why)}`;
}
