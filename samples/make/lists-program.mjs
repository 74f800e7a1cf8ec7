// The program of a sample whose examples stand in lists: the robot leads as in program.mjs, the cards show what it thinks.
import {
  addExample, broadcastAndWait, change, equals, exampleCount, goTo, item, join, lengthOf, note, repeat, script, set, show, variable, when,
  whenClicked, whenReceived,
} from './blocks.mjs';
import { backdrop, robot } from './draw-stage.mjs';
import { robotScripts, variables, watched } from './program.mjs';
import { costume, sb3 } from './project.mjs';

/** Adds each entry of a list to the model, with the label that stands at the same place of another list (or one label for all). */
const addAll = (model, examples, labelOf) => [
  note('Examples stay in the model. A second click on the green flag does not add them again.',
    when(
      equals(exampleCount('all', model), 0),
      set('number', 1),
      repeat(lengthOf(examples), addExample(item(variable('number'), examples), labelOf(variable('number')), model), change('number', 1)))),
];

/**
 * The bytes of a sample: `make` are blocks before the examples, `examples` and `tests` names of lists, `labelOf` an example's label,
 * `counted` the labels (or "all") whose examples are told, `guess` what is done with one test, `click` what a click on the cards does.
 */
export const build = ({ model, hello, flag, things, told, last, lists, make = [], examples, labelOf, counted, tests, guess, click, clickNote, cards, draw, place, board, colour }) => {
  const cardScripts = [
    script(
      whenReceived('show examples'),
      goTo(90, 20),
      show(),
      ...make,
      ...addAll(model, examples, labelOf),
      ...counted.flatMap(label => [set('sentence', join(label, ': ', exampleCount(label, model), ' examples')), broadcastAndWait('tell')])),
    script(
      whenReceived(`show new ${things}`),
      set('number', 1),
      repeat(
        lengthOf(tests),
        note('These were not among the examples.', set('new one', item(variable('number'), tests))),
        ...guess,
        change('asked', 1),
        broadcastAndWait('tell'),
        change('number', 1))),
    script(note(clickNote, whenClicked()), ...click, broadcastAndWait('tell')),
  ];
  return sb3({
    variables: [...variables, 'new one', 'guess'],
    watched,
    messages: ['show examples', `show new ${things}`, 'tell'],
    backdrop: costume(place, backdrop(place, board), 240, 180),
    sprites: [
      { name: 'Cards', variables: ['number'], lists, costumes: cards.map(card => costume(card, draw(card), 70, 70)), scripts: cardScripts, x: 90, y: 20 },
      {
        name: 'Bit',
        costumes: ['calm', 'happy'].map(face => costume(face, robot(face, colour), 70, 90)),
        scripts: robotScripts({ model, hello, flag, things, told, last }),
        x: -150,
        y: -70,
      },
    ],
  });
};
