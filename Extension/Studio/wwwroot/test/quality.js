/** How good the model is on the whole, measured honestly, and the table of its answers. */
import { get } from '/shell/api.js';
import { showFailure } from '/shell/announce.js';
import { labelName } from '/shell/label-name.js';
import { html, icon, nothing } from '/shell/view.js';
import { number, sentence, t } from '/shell/texts.js';
import { headline, measured } from '/train/result.js';
import { showCell } from './cell.js';

export class Quality {
  /** @param {import('./test.js').default} page */
  constructor(page) { this.page = page; }

  template() {
    const { result, confusion, misses } = this.page.trained;
    return html`
      <section class="card stack" aria-labelledby="quality">
        <h2 id="quality">${t('train.result')}</h2>
        <p class="headline">${headline(result)}</p>
        <p class="soft">${measured(result)}</p>
        ${result.tips.length > 0 ? html`<ul class="plain stack">${result.tips.map(tip => html`<li class="note tip">${icon('lightbulb')}<span>${sentence(tip.childSentence)}</span></li>`)}</ul>` : nothing}
        ${result.asked > 0 ? this.#table(result, confusion) : nothing}
        ${misses?.length > 0 ? this.#misses(result, misses) : nothing}
      </section>`;
  }

  #table({ labels }, confusion) {
    const most = Math.max(1, ...confusion.flat());
    return html`
      <h3>${t('test.table')}</h3>
      <p class="soft" id="table-how">${t('test.tableHow')}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('test.table')}>
        <table class="confusion" aria-describedby="table-how">
          <thead>
            <tr><td></td><th scope="colgroup" colspan=${labels.length}>${t('test.iSaid')}</th></tr>
            <tr><th scope="col">${t('test.itWas')}</th>${labels.map(label => html`<th scope="col">${labelName(label.name)}</th>`)}</tr>
          </thead>
          <tbody>${labels.map((label, real) => html`
            <tr><th scope="row">${labelName(label.name)}</th>${labels.map((answer, said) => this.#cell(label.name, answer.name, confusion[real][said], most))}</tr>`)}
          </tbody>
        </table>
      </div>`;
  }

  #cell(label, answer, count, most) {
    const isRight = label === answer;
    const name = t(isRight ? 'test.cellRight' : 'test.cellWrong', { label: labelName(label), answer: labelName(answer), count });
    return html`
      <td class=${isRight ? 'right' : 'wrong'} style="--part:${(count / most).toFixed(3)}">
        ${count === 0 ? html`<span class="soft">0</span>` : html`<button aria-label=${name} title=${name} data-cell=${`${label}/${answer}`} @click=${() => showCell(this.page, label, answer).catch(showFailure)}>${isRight ? '✓ ' : ''}${number(count)}</button>`}
      </td>`;
  }

  /** The worst guesses of numbers. */
  #misses(result, misses) {
    return html`
      <details>
        <summary>${t('test.misses')}</summary>
        <div class="scroll"><table class="plain-table">
          <thead><tr><th scope="col">${t('test.column')}</th><th scope="col">${t('test.itWas')}</th><th scope="col">${t('test.iSaid')}</th><th></th></tr></thead>
          <tbody>${misses.map(miss => html`
            <tr><td>${result.outputs[miss.output].name}</td><td>${short(miss.wanted)}</td><td>${short(miss.predicted)}</td>
              <td><button class="button quiet" @click=${() => this.#show(miss.exampleId).catch(showFailure)}>${icon('eye')}${t('test.showRow')}</button></td></tr>`)}
          </tbody></table></div>
      </details>`;
  }

  async #show(id) {
    await get(this.page.app.path(`/examples/${id}`), this.page.signal);
    await showCell(this.page, null, null, [{ id, label: 0, confidence: null }]);
  }
}

const short = value => number(value, { maximumSignificantDigits: 4 });
