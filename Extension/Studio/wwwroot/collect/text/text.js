import { get, oneAtATime, post, put } from '/shell/api.js';
import { announce, showFailure, toast } from '/shell/announce.js';
import { openDialog } from '/shell/dialog.js';
import { percent, sentence, t } from '/shell/texts.js';
import { html, icon, nothing, repeat, useStyles } from '/shell/view.js';
import { Kind } from '../kind.js';
import { readTexts } from '../words/files.js';

/** Collecting texts that a model learns writing from: typed, pasted, from files; and how large the model is. */
export default class Text extends Kind {
  #state = null;
  #tried = null;

  async start() {
    await useStyles('/collect/text/text.css');
    const [state, { words }] = await Promise.all([get(this.#path('/texts'), this.page.signal), post(this.page.path('/never-say'), { text: '' })]);
    this.#state = state;
    this.neverWords = words;
  }

  changed() { this.#reload().catch(showFailure); }

  template() {
    const { texts, warnings, count, words } = this.#state;
    return html`
      <div class="text-place" @dragover=${event => event.preventDefault()} @drop=${event => this.#drop(event)}>
        <section class="card stack" aria-labelledby="texts-title">
          <h2 id="texts-title">${t('words.texts')}</h2>
          <p class="soft">${t('words.textsHow')}</p>
          <div class="row">
            <button class="button main" @click=${() => this.#write().catch(showFailure)}>${icon('pencil')}${t('words.write')}</button>
            <label data-needs="files" class="button file">${icon('upload')}${t('words.textFile')}<input class="only-heard" type="file" multiple accept=".txt,text/plain" @change=${event => this.#files(event)}></label>
            <span class="grow soft" role="status">${t('words.total', { texts: count, words })}</span>
          </div>
          ${warnings.map(warning => html`<p class="note warn">${sentence(warning.sentence)}</p>`)}
          ${count === 0 ? html`<p class="soft none">${t('words.textNone')}</p>` : html`
            <ul class="plain texts">${repeat(texts, text => text.id, (text, i) => this.#text(text, i))}</ul>
            ${this.#state.bytes > this.#state.mostBytes / 10 ? html`<label class="room"><span class="soft">${t('words.room', { part: percent(this.#state.bytes / this.#state.mostBytes) })}</span><progress max=${this.#state.mostBytes} value=${this.#state.bytes}></progress></label>` : nothing}`}
        </section>
        <div class="stack">${this.#sizes()}${this.#never()}</div>
      </div>`;
  }

  #text(text, i) {
    const name = text.name || t('words.untitled', { number: i + 1 });
    return html`
      <li>
        <button class="text-open" aria-label=${t('words.open', { name })} @click=${() => this.#write(text, name).catch(showFailure)}>
          <strong><bdi>${name}</bdi></strong> <small class="soft">${t('words.countWords', { count: text.words })}</small>
          <span class="start"><bdi dir="auto">${text.start}</bdi></span>
        </button>
        <button class="button quiet square" aria-label=${t('words.deleteText', { name })} title=${t('collect.delete')} @click=${() => this.#delete(text)}>${icon('trash-2')}</button>
      </li>`;
  }

  #sizes() {
    const { sizes, size, advised, reason } = this.#state;
    const advisedName = t(`words.size-${advised}`);
    return html`
      <fieldset class="card stack sizes"><legend><h2>${t('words.size')}</h2></legend>
        <label class="choice"><input type="radio" name="size" .checked=${!size} @change=${() => this.#choose(null)}><span><strong>${t('words.sizeAuto')}</strong>
          <small>${t('words.sizeAutoNow', { size: advisedName })} ${sentence(reason)}</small></span></label>
        ${sizes.map(choice => html`<label class="choice"><input type="radio" name="size" .checked=${size === choice.id} @change=${() => this.#choose(choice.id)}><span><strong>${t(`words.size-${choice.id}`)}</strong>
          <small>${sentence(choice.sentence)} ${choice.fits ? nothing : t('words.sizeSlow')}</small></span></label>`)}
      </fieldset>`;
  }

  #never() {
    return html`
      <section class="card stack" aria-labelledby="never-title">
        <h2 id="never-title">${t('words.never')}</h2>
        <p class="soft">${t('words.neverHow', { count: this.neverWords })}</p>
        <form class="row" @submit=${event => { event.preventDefault(); this.#try(event.target.word.value).catch(showFailure); }}>
          <label class="field grow"><span>${t('words.neverTry')}</span><input class="input" name="word" dir="auto" maxlength="64" autocomplete="off" @input=${() => { this.#tried = null; this.page.update(); }}></label>
          <button class="button square" aria-label=${t('words.neverTry')}>${icon('search')}</button>
        </form>
        <p role="status">${this.#tried === null ? nothing : html`<span class="note ${this.#tried ? 'good' : ''}">${t(this.#tried ? 'words.neverYes' : 'words.neverNo')}</span>`}</p>
      </section>`;
  }

  async #try(text) {
    if (!text.trim())
      return;
    this.#tried = (await post(this.page.path('/never-say'), { text: text.trim() })).matches;
    this.page.update();
  }

  #path(rest) { return this.page.path(`/models/${this.model.id}${rest}`); }

  #reload = oneAtATime(async () => {
    this.#state = await get(this.#path('/texts'), this.page.signal);
    this.page.update();
  });

  async #choose(id) {
    await put(this.#path('/size'), { id }).catch(showFailure);
    await this.#reload().catch(showFailure);
  }

  /** A new text, or one that is there. */
  async #write(text, name = '') {
    const before = text ? await (await get(this.page.path(`/examples/${text.id}/content?v=${text.version}`))).text() : '';
    const wanted = await openDialog(text ? name : t('words.write'), close => html`
      <form class="stack" method="dialog" @submit=${event => { event.preventDefault(); if (event.target.text.value.trim()) close({ name: event.target.name.value.trim(), text: event.target.text.value }); }}>
        ${text ? nothing : html`<label class="field"><span>${t('words.textName')}</span><input class="input" name="name" dir="auto" maxlength="60" autocomplete="off" placeholder=${t('words.textNameHint')}></label>`}
        <label class="field"><span>${t('words.text')}</span><textarea class="input lines" name="text" dir="auto" rows="12" autofocus required .value=${before}
          @input=${event => event.target.form.querySelector('.typed').textContent = t('words.countWords', { count: countWords(event.target.value) })}></textarea></label>
        <p class="soft typed" role="status">${t('words.countWords', { count: countWords(before) })}</p>
        <div class="row"><button class="button main">${t(text ? 'words.save' : 'words.add')}</button><button class="button" type="button" @click=${() => close()}>${t('shell.cancel')}</button></div>
      </form>`, { className: 'write-text' });
    if (!wanted)
      return;
    if (text)
      return wanted.text === before ? undefined : put(this.page.path(`/examples/${text.id}/text`), { text: wanted.text });
    await this.#add([wanted]);
  }

  async #add(texts) {
    let added = 0;
    for (const { name, text } of texts)
      added += (await post(this.#path('/texts'), { name, text })).duplicate ? 0 : 1;
    if (added === 0)
      toast(t('words.textThere'));
    else
      announce(added === 1 ? t('words.textAdded') : t('words.textsAdded', { count: added }));
  }

  #files(event) {
    const files = [...event.target.files];
    event.target.value = '';
    this.#addFiles(files).catch(showFailure);
  }

  async #addFiles(files) {
    const { texts, refused } = await readTexts(files);
    if (refused.length > 0)
      showFailure({ sentence: t('words.unreadable', { name: refused[0] }), details: refused.join('\n') });
    if (texts.length > 0)
      await this.#add(texts);
  }

  #drop(event) {
    event.preventDefault();
    this.take(null, event.dataTransfer)?.catch(showFailure);
  }

  take(label, data) {
    const text = data.getData('text/plain');
    return data.files.length > 0 ? this.#addFiles([...data.files]) : text.trim() ? this.#add([{ name: '', text }]) : undefined;
  }

  async #delete(text) {
    try {
      await post(this.page.path('/examples/delete'), { ids: [text.id] });
      toast(t('collect.deleted', { count: 1 }), { label: t('shell.undo'), run: () => this.page.app.undo().catch(showFailure) });
    } catch (error) {
      showFailure(error);
    }
  }
}

const segments = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words as a reader counts them, in any script. Long texts are not counted while typing. */
function countWords(text) {
  let count = 0;
  for (const { isWordLike } of segments.segment(text.slice(0, 100000)))
    count += isWordLike ? 1 : 0;
  return count;
}
