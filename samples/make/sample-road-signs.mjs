// "road signs": stop, yield, no entry, speed limit. On a click the robot says what it would do there as a driver.
import { broadcastAndWait, either, isLabel, modelIs, note, pickRandom, pictureFrom, script, set, variable, when, whenClicked } from './blocks.mjs';
import { draw, labels } from './draw-signs.mjs';
import { showAnyPicture } from './program.mjs';

const model = 'road signs';
const showAny = showAnyPicture(labels, pickRandom);
const sees = (label, deed) => when(isLabel(variable('picture'), label, model), set('sentence', deed));

export const sample = {
  model,
  labels,
  draw,
  hello: 'Hello! I am Bit. I learn to drive, so I must know the signs: stop, yield, no entry and speed limit.',
  pictures: 'Signs',
  backdrop: { name: 'street', board: '#74c0fc' },
  robot: { colour: '#69db7c', faces: ['calm', 'happy'] },
  messages: [],
  robotScripts: [],
  pictureScripts: [
    script(
      note('After the test, click on a sign: Bit tells what it would do on its bicycle.', whenClicked()),
      either(
        modelIs(model, 'ready'),
        [
          showAny.call(),
          set('picture', pictureFrom('this costume')),
          set('sentence', 'I am not sure. I go slowly and look again.'),
          sees('stop', 'I stop and look left and right.'),
          sees('yield', 'I let the others go first.'),
          sees('no entry', 'I turn round and take another road.'),
          sees('speed limit', 'I look at my speed.'),
        ],
        [set('sentence', 'Click the green flag first.')]),
      broadcastAndWait('tell')),
    showAny.script,
  ],
};
