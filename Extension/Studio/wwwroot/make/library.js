/** The dialog that shows the sprites or backdrops that come with the studio. */
import { openDialog } from '/shell/dialog.js';
import { html } from '/shell/view.js';
import { t } from '/shell/texts.js';

let contents;

/** @param {'sprites'|'backdrops'} what @returns {Promise<string|undefined>} the chosen one's id */
export async function chooseFromLibrary(what) {
  contents ??= await (await fetch('/library/library.json')).json();
  const entries = what === 'sprites' ? contents.sprites.map(({ id, costumes }) => ({ id, file: costumes[0] })) : contents.backdrops.map(id => ({ id, file: id }));
  return openDialog(t(`make.choose.${what}`), close => html`
    <ul class="plain make-library">${entries.map(({ id, file }, i) => html`
      <li><button class="button quiet make-library-one" ?autofocus=${i === 0} @click=${() => close(id)}><img src=${`/library/${what}/${file}.svg`} alt=""><span>${t(`make.library.${id}`)}</span></button></li>`)}
    </ul>
    <div class="row"><button class="button" @click=${() => close()}>${t('shell.cancel')}</button></div>`);
}
