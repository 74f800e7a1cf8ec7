import { post, put } from '/shell/api.js';
import { announce, showFailure } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { t } from '/shell/texts.js';
import { html, icon, nothing, useStyles } from '/shell/view.js';
import { Kind } from '../kind.js';
import { readTexts } from './files.js';

/** The longest line that the host takes (UTF-16 units); letters that a reader counts are fewer. */
const MOST_CHARACTERS = 10000;

/** Collecting words: typed line by line, pasted, from text files. */
export default class Words extends Kind {
  layout = { height: 3 };

  async start() { await useStyles('/collect/words/words.css'); }

  empty() { return t('words.noneYet'); }

  adding(label) {
    return html`
      <form class="row type-line" @submit=${event => this.#submit(event, label)}>
        <input class="input grow" name="line" dir="auto" autocomplete="off" maxlength=${MOST_CHARACTERS} aria-label=${t('words.lineFor', { label: label.name })} placeholder=${t('words.line')}
          @paste=${event => this.#pasteLines(event, label)}>
        <button class="button main">${icon('plus')}${t('words.add')}</button>
      </form>
      <div class="row">
        <button class="button" @click=${() => this.#many(label, '').catch(showFailure)}>${icon('clipboard-paste')}${t('words.many')}</button>
        <label data-needs="files" class="button quiet file">${icon('upload')}${t('words.file')}<input class="only-heard" type="file" multiple accept=".txt,text/plain" @change=${event => this.#files(event, label)}></label>
      </div>`;
  }

  tile(example) {
    return html`<span class="line"><bdi dir="auto">${example.text}</bdi></span>
      <span class="button quiet square" aria-hidden="true" title=${t('words.edit')} @click=${() => this.#edit(example).catch(showFailure)}>${icon('pencil')}</span>`;
  }

  describe(example) { return example.text; }

  large(example) {
    return html`<p class="large-text"><bdi dir="auto">${example.text}</bdi></p>
      <div class="row"><button class="button" @click=${event => { event.target.closest('dialog').close(); this.#edit(example).catch(showFailure); }}>${icon('pencil')}${t('words.edit')}</button></div>`;
  }

  take(label, data) {
    const files = [...data.files].filter(file => /\.txt$/i.test(file.name) || file.type.startsWith('text/plain'));
    if (files.length > 0)
      return this.#addFiles(label, files);
    const text = data.getData('text/plain');
    return text.trim() ? this.#many(label, text) : undefined;
  }

  async #submit(event, label) {
    event.preventDefault();
    const input = event.target.line;
    const text = input.value.trim();
    if (!text)
      return;
    input.value = '';
    input.focus();
    try {
      const added = await this.#post(label, text);
      if (added.added === 1)
        announce(t('words.added', { text, label: label.name }));
      else
        this.page.told(added, label);
    } catch (error) {
      input.value ||= text;
      showFailure(error);
    }
  }

  /** One line is typed as usual; many are looked at first. */
  #pasteLines(event, label) {
    const text = event.clipboardData.getData('text/plain');
    if (!/\S[\r\n]+\s*\S/.test(text))
      return;
    event.preventDefault();
    this.#many(label, text).catch(showFailure);
  }

  #files(event, label) {
    const files = [...event.target.files];
    event.target.value = '';
    this.#addFiles(label, files).catch(showFailure);
  }

  async #addFiles(label, files) {
    const { texts, refused } = await readTexts(files);
    if (refused.length > 0)
      showFailure({ sentence: t('words.unreadable', { name: refused[0] }), details: refused.join('\n') });
    if (texts.length > 0)
      await this.#many(label, texts.map(({ text }) => text).join('\n'));
  }

  /** A box for many lines, with what would become of them. */
  async #many(label, text) {
    let preview = null;
    let turn = 0;
    let waiting = 0;
    const look = (update, now) => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const mine = ++turn;
        let found = null;
        try {
          found = text.trim() ? await post(this.page.path(`/labels/${label.id}/words/preview`), { text }) : null;
        } catch (error) {
          showFailure(error);
        }
        if (mine === turn) {
          preview = found;
          update();
        }
      }, now ? 0 : 300);
    };
    let begun = false;
    const wanted = await openDialog(t('words.manyFor', { label: label.name }), (close, update) => {
      if (!begun && text)
        look(update, true);
      begun = true;
      return html`
        <label class="field"><span>${t('words.manyHow')}</span>
          <textarea class="input lines" dir="auto" rows="9" autofocus .value=${text} @input=${event => { text = event.target.value; look(update, false); }}></textarea></label>
        <div class="preview" role="status">${preview ? this.#preview(preview) : html`<p class="soft">${t('words.previewWaits')}</p>`}</div>
        <div class="row">
          <button class="button main" ?disabled=${!preview || preview.added === 0} @click=${() => close(true)}>${icon('plus')}${t('words.addCount', { count: preview?.added ?? 0 })}</button>
          <button class="button" @click=${() => close()}>${t('shell.cancel')}</button>
        </div>`;
    }, { className: 'paste' });
    clearTimeout(waiting);
    turn++;
    if (wanted)
      // Lines that cannot be used were shown before.
      this.page.told({ ...await this.#post(label, text), refusedCount: 0 }, label);
  }

  #preview({ added, duplicates, refusedCount, refused, first }) {
    return html`
      <p><strong>${t('words.willAdd', { count: added })}</strong>
        ${duplicates > 0 ? t('words.duplicates', { count: duplicates }) : nothing}
        ${refusedCount > 0 ? t('words.refused', { count: refusedCount }) : nothing}</p>
      ${first.length > 0 ? html`<ul class="plain">${first.map(line => html`<li class="line"><bdi dir="auto">${line}</bdi></li>`)}</ul>` : nothing}
      ${refused.length > 0 ? html`<details><summary>${t('words.whichRefused')}</summary><ul>${refused.map(r => html`<li><bdi>${r.name}</bdi>: ${r.sentence}</li>`)}</ul></details>` : nothing}`;
  }

  async #edit(example) {
    const text = await openDialog(t('words.edit'), close => html`
      <form class="stack" method="dialog" @submit=${event => { event.preventDefault(); const value = event.target.text.value.trim(); if (value) close(value); }}>
        <label class="field"><span>${t('words.line')}</span><textarea class="input lines" name="text" dir="auto" rows="3" autofocus maxlength=${MOST_CHARACTERS} required .value=${example.text}
          @keydown=${event => { if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); event.target.form.requestSubmit(); } }}></textarea></label>
        <div class="row"><button class="button main">${t('shell.ok')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
      </form>`);
    if (text && text !== example.text)
      await put(this.page.path(`/examples/${example.id}/text`), { text });
  }

  #post(label, text) { return post(this.page.path(`/labels/${label.id}/words`), { text }); }
}
