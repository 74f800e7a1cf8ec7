// "robot birds": three birds that sing, told apart by ear. After the test, a click on the bird makes Bit listen to the microphone.
import {
  addExample, broadcastAndWait, change, classify, correctAnswers, either, equals, exampleCount, given, goTo, join, note, ownBlock, playUntilDone, repeat, round, say, script,
  set, show, soundFrom, startListening, stopListening, switchCostume, trainWith, variable, wait, when, whenClicked, whenFlagClicked, whenHears, whenReceived,
} from './blocks.mjs';
import { bird } from './draw-birds.mjs';
import { backdrop, robot } from './draw-stage.mjs';
import { costume, sb3, sound } from './project.mjs';
import { labels, rate, rustle, sing } from './sing-birds.mjs';

const model = 'robot birds';
const background = '_background_noise_';
const TRAINING = 8;
const TESTS = 4;
const NOISES = 8;

const names = (start, count) => Array.from({ length: count }, (_, i) => `${start} ${i + 1}`);
const sounds = [
  ...labels.flatMap(label => [...names(label, TRAINING), ...names(`test ${label}`, TESTS)].map(name => sound(name, sing(label, name), rate))),
  ...names(background, NOISES).map(name => sound(name, rustle(name), rate)),
];

const addExamples = ownBlock('add %s examples of %s', 'count', 'label');
const guessSongs = ownBlock('guess new songs of %s', 'label');

const birdScripts = [
  script(whenReceived('show examples'), goTo(90, 20), show(), ...labels.map(label => addExamples.call(TRAINING, label)), addExamples.call(NOISES, background)),
  addExamples.define(
    note('Examples stay in the model. A second click on the green flag does not add them again.',
      when(
        equals(exampleCount(given('label'), model), 0),
        set('number', 1),
        repeat(
          given('count'),
          addExample(soundFrom(join(given('label'), ' ', variable('number'))), given('label'), model),
          change('number', 1)))),
    set('sentence', join(given('label'), ': ', exampleCount(given('label'), model), ' examples')),
    broadcastAndWait('tell')),
  script(whenReceived('sing new songs'), ...labels.map(label => guessSongs.call(label))),
  guessSongs.define(
    set('number', 1),
    repeat(
      TESTS,
      set('song', join('test ', given('label'), ' ', variable('number'))),
      note('These songs were not among the examples.', set('guess', classify(soundFrom(variable('song')), model))),
      switchCostume(join(given('label'), ' sings')),
      playUntilDone(variable('song')),
      switchCostume(given('label')),
      change('asked', 1),
      when(equals(variable('guess'), given('label')), change('right', 1)),
      set('sentence', join(variable('song'), ': I hear ', variable('guess'))),
      broadcastAndWait('tell'),
      change('number', 1))),
  script(
    note('Click on the bird. Then whistle or sing like one of the birds: who is it?', whenClicked()),
    startListening(),
    set('sentence', 'I am listening. Sing like a bird!'),
    broadcastAndWait('tell')),
  ...labels.map(label => script(whenHears(model, label), switchCostume(`${label} sings`), set('sentence', `I hear a ${label}!`), broadcastAndWait('tell'), switchCostume(label))),
];

const robotScripts = [
  script(
    note('Click the green flag. I listen to examples, learn from them, and then guess songs that I have never heard.', whenFlagClicked()),
    note('The microphone stays off until somebody clicks on the bird.', stopListening()),
    goTo(-150, -70),
    show(),
    say('Hello! I am Bit. Three robot birds live here. I want to know who sings.'),
    wait(0.6),
    broadcastAndWait('show examples'),
    say('Now I learn.'),
    trainWith(model, 'accurate'),
    say(join('correct answers of ', model, ': ', round(correctAnswers(model)), ' %')),
    wait(0.6),
    set('right', 0),
    set('asked', 0),
    broadcastAndWait('sing new songs'),
    say(join(variable('right'), ' of ', variable('asked'), ' right')),
    wait(0.6),
    either(equals(variable('right'), variable('asked')), [switchCostume('happy')], [switchCostume('calm')]),
    say('done')),
  script(whenReceived('tell'), say(variable('sentence')), wait(0.15)),
];

export const sample = {
  labels,
  build: () => sb3({
    variables: ['right', 'asked', 'sentence'],
    watched: ['right', 'asked'],
    messages: ['show examples', 'sing new songs', 'tell'],
    backdrop: costume('park', backdrop('park', '#a5d8ff'), 240, 180),
    sprites: [
      {
        name: 'Bird',
        variables: ['number', 'song', 'guess'],
        costumes: labels.flatMap(label => [costume(label, bird(label, false), 70, 70), costume(`${label} sings`, bird(label, true), 70, 70)]),
        sounds,
        scripts: birdScripts,
        x: 90,
        y: 20,
      },
      { name: 'Bit', costumes: ['calm', 'happy'].map(face => costume(face, robot(face, '#74c0fc'), 70, 90)), scripts: robotScripts, x: -150, y: -70 },
    ],
  }),
};
