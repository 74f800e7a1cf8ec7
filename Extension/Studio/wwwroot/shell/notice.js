/** A notice that stays while a simplified model is in use: it comes from the saved model, so it is there after a restart, too. */
import { html, icon, nothing } from './view.js';
import { t } from './texts.js';

/** @param {object[]} models views of models, as the project's overview has them */
export function simplifiedNotice(models) {
  const simplified = models.filter(model => model.trained?.preset === 'simplified');
  if (simplified.length === 0)
    return nothing;
  return html`
    <aside class="notice" aria-label=${t('shell.simplifiedNotice')}>
      ${icon('info')}
      <span><strong>${t('shell.simplifiedModel', { names: simplified.map(model => model.name).join(', '), count: simplified.length })}</strong> ${t('shell.simplifiedMeans')}</span>
    </aside>`;
}
