// The program of a sample: a robot that leads and talks, and a sprite whose costumes are the pictures.
import {
  addExample, broadcastAndWait, change, classify, confidenceOf, correctAnswers, costumeName, either, equals, exampleCount, given, goTo, greater,
  join, note, ownBlock, pictureFrom, repeat, round, say, script, set, show, switchCostume, trainWith, variable, wait, whenFlagClicked, when, whenReceived,
} from './blocks.mjs';

export const TRAINING = 12;
export const TESTS = 4;
export const variables = ['right', 'asked', 'simplified right', 'accurate right', 'sentence'];
export const watched = ['right', 'asked'];
export const messages = ['show examples', 'show new pictures', 'tell'];
export const pictureVariables = ['number', 'picture', 'guess', 'any kind'];

// Seconds: long enough to read along, short enough for a whole run of about fifteen.
const PAUSE = 0.15;
export const REST = 0.6;

/** What the robot says of a model after training. */
const estimate = model => [
  note('The computer hides some examples from itself and guesses them: that gives the correct answers.',
    say(join('correct answers of ', model, ': ', round(correctAnswers(model)), ' %'))),
  wait(REST),
];

/** The robot's scripts. `things` are what it guesses, `told` what it says after training, `last` what it does at the end. */
export function robotScripts({
  model, hello, things = 'pictures', told = estimate(model), last = [],
  flag = 'Click the green flag. I look at examples, learn from them, and then guess pictures that I have never seen.',
}) {
  const learn = ownBlock('learn with %s training', 'kind');
  const takeTest = ownBlock('take the test');
  const compare = ownBlock('compare');
  return [
    script(
      note(flag, whenFlagClicked()),
      goTo(-150, -70),
      show(),
      say(hello),
      wait(REST),
      broadcastAndWait('show examples'),
      learn.call('simplified'),
      takeTest.call(),
      set('simplified right', variable('right')),
      say(join('simplified: ', variable('right'), ' of ', variable('asked'), ' right')),
      wait(REST),
      learn.call('accurate'),
      takeTest.call(),
      set('accurate right', variable('right')),
      say(join('accurate: ', variable('right'), ' of ', variable('asked'), ' right')),
      wait(REST),
      compare.call(),
      ...last,
      say('done')),
    [
      ...learn.define(
        say(join('Now I learn: ', given('kind'), ' training')),
        note('"simplified" is quick, "accurate" tries harder. Both use the same examples.', trainWith(model, given('kind'))),
        ...told),
    ],
    takeTest.define(set('right', 0), set('asked', 0), broadcastAndWait(`show new ${things}`)),
    compare.define(
      say(join('simplified: ', variable('simplified right'), ' right, accurate: ', variable('accurate right'), ' right')),
      wait(REST),
      either(
        equals(variable('simplified right'), variable('accurate right')),
        [say('Both kinds of training did equally well.')],
        [
          either(
            greater(variable('accurate right'), variable('simplified right')),
            [say('The accurate training did better this time.')],
            [say('The simplified training did better this time.')]),
        ]),
      wait(REST)),
    script(whenReceived('tell'), say(variable('sentence')), wait(PAUSE)),
  ];
}

/** The scripts of the sprite with the pictures. */
export function pictureScripts({ model, labels }) {
  const addExamples = ownBlock('add the examples of %s', 'label');
  const guessPictures = ownBlock('guess new pictures of %s', 'label');
  const guessOne = ownBlock('guess this picture of %s', 'label');
  return [
    script(whenReceived('show examples'), goTo(90, 20), show(), ...labels.map(label => addExamples.call(label))),
    addExamples.define(
      note('Examples stay in the model. A second click on the green flag does not add them again.',
        when(
          equals(exampleCount(given('label'), model), 0),
          set('number', 1),
          repeat(
            TRAINING,
            switchCostume(join(given('label'), ' ', variable('number'))),
            addExample(pictureFrom('this costume'), given('label'), model),
            change('number', 1)))),
      set('sentence', join(given('label'), ': ', exampleCount(given('label'), model), ' examples')),
      broadcastAndWait('tell')),
    script(whenReceived('show new pictures'), ...labels.map(label => guessPictures.call(label))),
    guessPictures.define(
      set('number', 1),
      repeat(
        TESTS,
        note('These costumes were not among the examples.', switchCostume(join('test ', given('label'), ' ', variable('number')))),
        guessOne.call(given('label')),
        change('number', 1))),
    guessOne.define(
      set('picture', pictureFrom('this costume')),
      set('guess', classify(variable('picture'), model)),
      change('asked', 1),
      when(equals(variable('guess'), given('label')), change('right', 1)),
      either(
        equals(variable('guess'), 'not sure'),
        [set('sentence', join(costumeName(), ': I am not sure'))],
        [
          set('sentence', join(
            costumeName(), ': I see ', variable('guess'), ' (', round(confidenceOf(variable('guess'), variable('picture'), model)), ' %)')),
        ]),
      broadcastAndWait('tell')),
  ];
}

/** An own block without inputs that shows any one of the new pictures: for what happens on a click. */
export function showAnyPicture(labels, pickRandom) {
  const showAny = ownBlock('show any new picture');
  return {
    call: showAny.call,
    script: showAny.define(
      set('any kind', pickRandom(1, labels.length)),
      ...labels.map((label, i) =>
        when(equals(variable('any kind'), i + 1), switchCostume(join('test ', label, ' ', pickRandom(1, TESTS)))))),
  };
}
