// "smileys": happy, sad, surprised. On a click the robot copies the face that it recognises.
import { broadcastAndWait, classify, either, equals, modelIs, note, pickRandom, pictureFrom, say, script, set, switchCostume, variable, when, whenClicked, whenReceived } from './blocks.mjs';
import { draw, labels } from './draw-smileys.mjs';
import { showAnyPicture } from './program.mjs';

const model = 'smileys';
const showAny = showAnyPicture(labels, pickRandom);

export const sample = {
  model,
  labels,
  draw,
  hello: 'Hello! I am Bit. I want to learn how faces look when people are happy, sad or surprised.',
  pictures: 'Faces',
  backdrop: { name: 'room', board: '#c0eb75' },
  robot: { colour: '#74c0fc', faces: ['calm', 'happy', 'sad', 'surprised'] },
  messages: ['copy the face'],
  robotScripts: [
    script(
      note('After the test, click on a picture: I make the same face.', whenReceived('copy the face')),
      switchCostume(variable('sentence')),
      when(equals(variable('sentence'), 'not sure'), switchCostume('calm')),
      say(variable('sentence'))),
  ],
  pictureScripts: [
    script(
      whenClicked(),
      either(
        modelIs(model, 'ready'),
        [showAny.call(), set('sentence', classify(pictureFrom('this costume'), model))],
        [set('sentence', 'Click the green flag first.')]),
      broadcastAndWait('copy the face')),
    showAny.script,
  ],
};
