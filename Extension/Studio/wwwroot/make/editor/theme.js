/** Colours: those of the packs, with dark or light words on them, whichever can be read. */

const paper = '#ffffff';
const line = '#77839a';

/** @param {Object<string, {colourPrimary: string, text: string}>} styles by pack id, from the host */
export function themeOf(Blockly, styles) {
  const packs = Object.entries(styles).map(([id, { text, ...colours }]) => [styleName(id), colours]);
  return Blockly.Theme.defineTheme('mlkids', {
    name: 'mlkids',
    startHats: true,
    blockStyles: {
      ...Object.fromEntries(packs),
      [styleName('written')]: { colourPrimary: paper, colourSecondary: paper, colourTertiary: line },
      [styleName('unknown')]: { colourPrimary: '#c3cad6', colourSecondary: '#d9dee6', colourTertiary: line },
    },
    categoryStyles: {},
    componentStyles: {
      workspaceBackgroundColour: '#f9fafc',
      toolboxBackgroundColour: paper,
      flyoutBackgroundColour: '#eef2f8',
      flyoutOpacity: 1,
      scrollbarColour: '#8b96aa',
      scrollbarOpacity: .6,
      insertionMarkerColour: '#000000',
      insertionMarkerOpacity: .25,
    },
    fontStyle: { family: getComputedStyle(document.documentElement).getPropertyValue('--letters').trim() || 'sans-serif', weight: '600', size: 12 },
  });
}

/** A pack's style, which is also a CSS class of its blocks. */
export const styleName = id => `pack-${id}`;

/** CSS for the words on blocks whose colour is dark. */
export const lightWords = styles => Object.entries(styles)
  .filter(([, style]) => style.text === 'light')
  .map(([id]) => `.block-editor.block-editor.block-editor .${styleName(id)} > g > :is(.blocklyText, .blocklyDropdownText) { fill: #fff !important; }`)
  .join('\n');
