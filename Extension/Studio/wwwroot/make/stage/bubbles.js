/** Speech and thought bubbles: sizes, colours and place as in Scratch; the same as the host's own picture (SpeechBubble). */

const MOST_LINE = 170, LEAST = 50, PADDING = 10, LINE = 16, TAIL = 12, STROKE = 4;
const FONT = '14px "Noto Sans", "Noto Sans Arabic", "Noto Sans JP", Helvetica, Arial, sans-serif';
const rightToLeft = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u;
const cut = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;
const letters = text => cut ? [...cut.segment(text)].map(s => s.segment) : [...text];

const laidOut = new Map();

/** Draws a bubble. The canvas' units are stage pixels, y down, the middle is 0. @param {CanvasRenderingContext2D} pencil */
export function drawBubble(pencil, { kind, text, beside }) {
  if (!beside)
    return;
  pencil.font = FONT;
  const { lines, width, height } = layout(pencil, text);
  const [fullWidth, fullHeight] = [width + STROKE, height + STROKE + TAIL];
  const isRight = beside.right + fullWidth <= 240 || beside.left - fullWidth < -240;
  const left = Math.min(Math.max(isRight ? beside.right : beside.left - fullWidth, -240), Math.max(-240, 240 - fullWidth));
  const top = Math.min(180, beside.top - Math.min(8, beside.top - beside.bottom) + fullHeight);
  pencil.save();
  pencil.translate(Math.round(left) + STROKE / 2, Math.round(-top) + STROKE / 2);
  pencil.save();
  if (isRight) {
    pencil.translate(width, 0);
    pencil.scale(-1, 1);
  }
  const outline = outlineOf(width, height, kind === 'think');
  // The stroke first: only its outer half shows.
  pencil.lineWidth = STROKE;
  pencil.strokeStyle = 'rgb(0 0 0 / .15)';
  pencil.stroke(outline);
  pencil.fillStyle = '#ffffff';
  pencil.fill(outline);
  pencil.restore();
  pencil.fillStyle = '#575e75';
  pencil.direction = rightToLeft.test(text) ? 'rtl' : 'ltr';
  pencil.textAlign = 'start';
  pencil.textBaseline = 'alphabetic';
  lines.forEach((line, i) => pencil.fillText(line, pencil.direction === 'rtl' ? width - PADDING : PADDING, PADDING + LINE * i + 12.6));
  pencil.restore();
}

function layout(pencil, text) {
  const known = laidOut.get(text);
  if (known)
    return known;
  const lines = wrap(text, line => pencil.measureText(line).width);
  const made = {
    lines,
    width: Math.ceil(Math.max(LEAST, ...lines.map(line => pencil.measureText(line).width))) + 2 * PADDING,
    height: LINE * lines.length + 2 * PADDING,
  };
  if (laidOut.size > 200)
    laidOut.clear();
  laidOut.set(text, made);
  return made;
}

/** Lines of at most 170 pixels; words that are longer are broken. */
export function wrap(text, widthOf) {
  const lines = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line && widthOf(`${line} ${word}`) > MOST_LINE) {
        lines.push(line);
        line = '';
      }
      if (line)
        line += ' ';
      if (widthOf(line + word) <= MOST_LINE) {
        line += word;
        continue;
      }
      for (const letter of letters(word)) {
        if (line && widthOf(line + letter) > MOST_LINE) {
          lines.push(line);
          line = '';
        }
        line += letter;
      }
    }
    lines.push(line);
  }
  return lines;
}

function outlineOf(width, height, isThought) {
  const tail = isThought ? 'l-8 0 a4 4 0 0 1 -8 0' : 'c0 4 4 8 4 10 a2 2 0 0 1 -2 2 c-3 0 -13 -4 -18 -12';
  const outline = new Path2D(`M16 ${height} A16 16 0 0 1 0 ${height - 16} V16 A16 16 0 0 1 16 0 H${width - 16} A16 16 0 0 1 ${width} 16 V${height - 16} A16 16 0 0 1 ${width - 16} ${height} ${tail} Z`);
  if (isThought) {
    for (const [x, y, r] of [[25.25, 7.25, 2.25], [17.5, 9.5, 1.5]]) {
      outline.moveTo(width - x + r, height + y);
      outline.arc(width - x, height + y, r, 0, 7);
    }
  }
  return outline;
}
