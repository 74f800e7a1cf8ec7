// "leaves": oak, maple, birch. On a click the robot tells how sure it is of each kind.
import { broadcastAndWait, confidenceOf, either, join, modelIs, note, pickRandom, pictureFrom, round, script, set, variable, whenClicked } from './blocks.mjs';
import { draw, labels } from './draw-leaves.mjs';
import { showAnyPicture } from './program.mjs';

const model = 'leaves';
const showAny = showAnyPicture(labels, pickRandom);
const share = label => [label, ' ', round(confidenceOf(label, variable('picture'), model)), ' %  '];

export const sample = {
  model,
  labels,
  draw,
  hello: 'Hello! I am Bit. I found leaves in the park: oak, maple and birch. Their colours are no help!',
  pictures: 'Leaves',
  backdrop: { name: 'park', board: '#e8c39e' },
  robot: { colour: '#ffa94d', faces: ['calm', 'happy'] },
  messages: [],
  robotScripts: [],
  pictureScripts: [
    script(
      note('After the test, click on a leaf: Bit tells how sure it is of each kind.', whenClicked()),
      either(
        modelIs(model, 'ready'),
        [
          showAny.call(),
          set('picture', pictureFrom('this costume')),
          set('sentence', join(...labels.flatMap(share))),
        ],
        [set('sentence', 'Click the green flag first.')]),
      broadcastAndWait('tell')),
    showAny.script,
  ],
};
