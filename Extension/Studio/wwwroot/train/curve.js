/** The loss curve: how the mistakes get fewer while a model learns. */
import { html, nothing, svg } from '/shell/view.js';
import { number, t } from '/shell/texts.js';

const WIDTH = 320;
const HEIGHT = 120;

/** @param {{round: number, loss: number}[]} points in order; nothing is drawn of fewer than two. */
export function lossCurve(points) {
  const known = points.filter(p => Number.isFinite(p.loss));
  if (known.length < 2)
    return nothing;
  const [first, last] = [known[0], known.at(-1)];
  const most = Math.max(...known.map(p => p.loss), 1e-9);
  const x = p => (p.round - first.round) / Math.max(1, last.round - first.round) * WIDTH;
  const y = p => HEIGHT - Math.max(0, p.loss) / most * (HEIGHT - 8);
  const line = known.map(p => `${x(p).toFixed(1)},${y(p).toFixed(1)}`).join(' ');
  const text = t('train.curveText', { from: number(first.loss, { maximumSignificantDigits: 2 }), to: number(last.loss, { maximumSignificantDigits: 2 }), rounds: last.round });
  return html`
    <figure class="curve">
      <figcaption>${t('train.curve')}</figcaption>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${text}>
        ${svg`<polyline class="under" points="0,${HEIGHT} ${line} ${x(last).toFixed(1)},${HEIGHT}"></polyline><polyline class="line" points=${line} vector-effect="non-scaling-stroke"></polyline>`}
      </svg>
      <small class="soft">${text}</small>
    </figure>`;
}
