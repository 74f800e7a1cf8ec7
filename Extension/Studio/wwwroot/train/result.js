/** How good a trained model is, in words that a child understands. Train and Test show the same. */
import { labelName } from '/shell/label-name.js';
import { html, nothing } from '/shell/view.js';
import { number, percent, t } from '/shell/texts.js';

const short = value => number(value, { maximumSignificantDigits: 3 });

/** One line: "9 of 10 right". @param {object} result see TrainingResult of the host */
export function headline(result) {
  if (result.outputs)
    return result.outputs.map(o => offBy(o)).join(' ');
  if (result.writing)
    return t('train.knowsNext', { count: Math.round(10 * result.writing.amongFive) });
  if (result.accuracy === null || result.asked === 0)
    return t('train.notTested');
  const tenths = Math.round(10 * result.accuracy);
  if (result.right === result.asked)
    return t('train.allRight', { asked: result.asked });
  if (result.right === 0)
    return t('train.noneRight', { asked: result.asked });
  return tenths === 10 ? t('train.nearlyAllRight', { right: result.right, asked: result.asked }) : t('train.tenthsRight', { count: tenths });
}

/** How it was measured, in a sentence or two. */
export function measured(result) {
  if (result.accuracyKind === 'none' || (result.accuracy === null && !result.outputs && !result.writing))
    return t('train.notTestedWhy');
  if (result.writing)
    return t('train.measuredLines', { count: result.writing.lines });
  const asked = result.outputs ? result.outputsAsked : result.asked;
  const counted = result.outputs ? '' : t('train.counted', { right: result.right, asked: result.asked }) + ' ';
  return counted + t(`train.measured.${result.accuracyKind}`, { count: asked, folds: result.folds });
}

/** What became better or worse since the model before; '' when that cannot be said. */
export function compared(result, before) {
  if (!before)
    return '';
  if (result.outputs && before.outputs) {
    const [now, then] = [result.outputs[0], before.outputs.find(o => o.name === result.outputs[0].name)];
    if (now.meanAbsoluteError === null || !then || then.meanAbsoluteError === null)
      return '';
    return change(then.meanAbsoluteError - now.meanAbsoluteError, .05 * then.meanAbsoluteError, { before: t('train.off', { off: short(then.meanAbsoluteError) }), now: t('train.off', { off: short(now.meanAbsoluteError) }) });
  }
  if (result.writing && before.writing)
    return change(result.writing.amongFive - before.writing.amongFive, .03, { before: tenthsOf(before.writing.amongFive), now: tenthsOf(result.writing.amongFive) });
  if (result.accuracy === null || before.accuracy === null || result.accuracyKind !== before.accuracyKind)
    return '';
  // A difference of less than two standard errors may be luck.
  const luck = Math.sqrt(result.accuracy * (1 - result.accuracy) / result.asked + before.accuracy * (1 - before.accuracy) / before.asked);
  return change(result.accuracy - before.accuracy, Math.max(luck, .01), { before: tenthsOf(before.accuracy), now: tenthsOf(result.accuracy) });
}

const tenthsOf = share => t('train.tenths', { count: number(10 * share, { maximumFractionDigits: 1 }) });
const change = (better, luck, values) => t(better > luck ? 'train.better' : better < -luck ? 'train.worse' : 'train.same', values);
const offBy = output => output.meanAbsoluteError === null ? t('train.offUnknown', { name: output.name })
  : output.meanAbsoluteError < 1e-6 ? t('train.offNothing', { name: output.name })
    : t('train.offBy', { name: output.name, off: short(output.meanAbsoluteError) });

/** A bar a label: how many of its examples were answered right. */
export function labelBars(result) {
  const asked = result.labels.filter(label => label.asked > 0);
  if (asked.length === 0)
    return nothing;
  return html`
    <table class="bars">
      <caption class="only-heard">${t('train.perLabel')}</caption>
      <tbody>${asked.map(label => html`
        <tr><th scope="row">${labelName(label.name)}</th>
          <td><span class="track"><span class="fill" style="inline-size:${(100 * label.right / label.asked).toFixed(1)}%"></span></span></td>
          <td class="figures">${t('train.rightOf', { right: label.right, asked: label.asked })}</td></tr>`)}
      </tbody>
    </table>`;
}

/** Rows of a list of facts for grown-ups. @param {[string, any][]} facts */
export const factList = facts => html`<dl class="facts">${facts.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** How a model was trained, as people read it: an extension's own words, or ours. */
export const presetName = result => result.presetName || t(`train.preset.${result.preset}`);

/** What grown-ups may want to know of a training. */
export const facts = result => [
  [t('train.fact.preset'), presetName(result)],
  [t('train.fact.method'), result.trainerId],
  [t('train.fact.examples'), number(result.examples)],
  [t('train.fact.aside'), result.testExamples ? number(result.testExamples) : null],
  [t('train.fact.accuracy'), result.accuracy === null ? null : percent(result.accuracy)],
  ...(result.outputs ?? []).map(o => [t('train.fact.r2', { name: o.name }), o.r2 === null ? null : number(o.r2, { maximumFractionDigits: 2 })]),
  [t('train.fact.copied'), result.writing ? percent(result.writing.copiedPart) : null],
  [t('train.fact.seconds'), Object.entries(result.seconds).map(([phase, seconds]) => `${t(`train.state.${phase[0].toLowerCase()}${phase.slice(1)}`)} ${number(seconds, { maximumFractionDigits: 1 })} s`).join(' · ')],
  [t('train.fact.memory'), t('train.megabytes', { count: Math.round(result.peakMemoryMB) })],
  [t('train.fact.seed'), number(result.seed)],
];
