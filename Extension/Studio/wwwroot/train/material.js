/** What there is to learn from, and what is missing, with a way to add it. */
import { labelName } from '/shell/label-name.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, t } from '/shell/texts.js';

/** @param {object} app the shell @param {object} model its view @param {object} view see TrainingApi of the host */
export function material(app, model, view) {
  const collect = `#/p/${encodeURIComponent(app.project.id)}/collect/${model.id}`;
  const body = model.kind === 'text' ? one(view, 'train.texts', 'train.needsTexts', collect)
    : model.kind === 'predict-numbers' ? html`${predicted(view.columns)}${one(view, 'train.rows', 'train.needsRows', collect)}`
      : labels(view.labels, collect);
  return html`<section class="card stack" aria-labelledby="material"><h2 id="material">${t('train.material')}</h2>${body}</section>`;
}

function labels(labels, collect) {
  const most = Math.max(1, ...labels.map(label => label.learn));
  return html`
    ${labels.length === 0 ? nothing : html`
      <table class="bars">
        <caption class="only-heard">${t('train.material')}</caption>
        <tbody>${labels.map(label => html`
          <tr><th scope="row">${labelName(label.name)}</th>
            <td><span class="track"><span class="fill plain-fill" style="inline-size:${(100 * label.learn / most).toFixed(1)}%"></span></span></td>
            <td class="figures">${number(label.learn)}${label.aside > 0 ? html` <small class="soft">${t('train.aside', { count: label.aside })}</small>` : nothing}</td></tr>`)}
        </tbody>
      </table>`}
    ${labels.length < 2 ? missing(t('train.needsLabels', { count: 2 - labels.length }), collect) : nothing}
    ${labels.filter(label => label.needs > 0).map(label => missing(t('train.needsExamples', { label: labelName(label.name), count: label.needs }), collect))}`;
}

function one({ labels }, counted, needed, collect) {
  const [learn, needs, aside] = [sum(labels, 'learn'), labels.length === 0 ? null : labels[0].needs, sum(labels, 'aside')];
  return html`
    <p>${t(counted, { count: learn })} ${aside > 0 ? t('train.aside', { count: aside }) : nothing}</p>
    ${needs !== 0 ? missing(t(needed, { count: needs ?? 10 }), collect) : nothing}`;
}

const predicted = columns => columns ? html`<p>${t('train.predicts', { outputs: columns.outputs.join(', '), inputs: columns.inputs.filter(c => !columns.outputs.includes(c)).join(', ') })}</p>` : nothing;
const missing = (text, collect) => html`<p class="missing">${icon('plus')}<span class="grow">${text}</span><a class="button" href=${collect}>${t('train.addThem')}</a></p>`;
const sum = (labels, what) => labels.reduce((total, label) => total + label[what], 0);
