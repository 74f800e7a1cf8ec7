// "animals": rows of numbers and choices, told apart by kind of animal. At the end and on a click, rows are put together from blocks.
import { answer, ask, change, classify, equals, item, join, rowWith, say, set, switchCostume, variable, wait, when } from './blocks.mjs';
import { animal } from './draw-cards.mjs';
import { build } from './lists-program.mjs';
import { REST } from './program.mjs';

const model = 'animals';
export const labels = ['bird', 'mammal', 'fish', 'insect'];

// Name, legs, wings, weight in kilograms, home, lays eggs. Weights are rounded; whoever knows better may change them.
const learned = {
  bird: [
    ['sparrow', 2, 2, 0.03, 'land', 'yes'], ['eagle', 2, 2, 5, 'land', 'yes'], ['hen', 2, 2, 3, 'land', 'yes'], ['duck', 2, 2, 1, 'water', 'yes'],
    ['owl', 2, 2, 2, 'land', 'yes'], ['swan', 2, 2, 10, 'water', 'yes'], ['parrot', 2, 2, 0.4, 'land', 'yes'], ['stork', 2, 2, 4, 'land', 'yes'],
    ['crow', 2, 2, 0.5, 'land', 'yes'], ['gull', 2, 2, 0.8, 'water', 'yes'],
  ],
  mammal: [
    ['dog', 4, 0, 20, 'land', 'no'], ['cat', 4, 0, 4, 'land', 'no'], ['cow', 4, 0, 600, 'land', 'no'], ['mouse', 4, 0, 0.02, 'land', 'no'],
    ['horse', 4, 0, 500, 'land', 'no'], ['elephant', 4, 0, 5000, 'land', 'no'], ['human', 2, 0, 60, 'land', 'no'], ['dolphin', 0, 0, 150, 'water', 'no'],
    ['rabbit', 4, 0, 2, 'land', 'no'], ['otter', 4, 0, 9, 'water', 'no'], ['kangaroo', 2, 0, 50, 'land', 'no'], ['blue whale', 0, 0, 100000, 'water', 'no'],
  ],
  fish: [
    ['trout', 0, 0, 2, 'water', 'yes'], ['carp', 0, 0, 5, 'water', 'yes'], ['tuna', 0, 0, 250, 'water', 'yes'], ['goldfish', 0, 0, 0.1, 'water', 'yes'],
    ['herring', 0, 0, 0.3, 'water', 'yes'], ['pike', 0, 0, 6, 'water', 'yes'], ['salmon', 0, 0, 8, 'water', 'yes'], ['seahorse', 0, 0, 0.01, 'water', 'yes'],
    ['cod', 0, 0, 10, 'water', 'yes'], ['eel', 0, 0, 3, 'water', 'yes'],
  ],
  insect: [
    ['bee', 6, 4, 0.0001, 'land', 'yes'], ['ant', 6, 0, 0.00001, 'land', 'yes'], ['butterfly', 6, 4, 0.0005, 'land', 'yes'], ['fly', 6, 2, 0.00002, 'land', 'yes'],
    ['ladybird', 6, 4, 0.00002, 'land', 'yes'], ['grasshopper', 6, 4, 0.002, 'land', 'yes'], ['dragonfly', 6, 4, 0.001, 'water', 'yes'],
    ['water strider', 6, 0, 0.00001, 'water', 'yes'], ['beetle', 6, 4, 0.003, 'land', 'yes'], ['wasp', 6, 4, 0.00008, 'land', 'yes'],
  ],
};
// The odd ones are the interesting ones: a bat has wings, a guppy lays no eggs, a platypus lays some.
const unseen = {
  bird: [['penguin', 2, 2, 30, 'water', 'yes'], ['ostrich', 2, 2, 120, 'land', 'yes'], ['robin', 2, 2, 0.02, 'land', 'yes']],
  mammal: [['bat', 2, 2, 0.02, 'land', 'no'], ['platypus', 4, 0, 2, 'water', 'yes'], ['lion', 4, 0, 190, 'land', 'no'], ['porpoise', 0, 0, 55, 'water', 'no']],
  fish: [['guppy', 0, 0, 0.001, 'water', 'no'], ['swordfish', 0, 0, 200, 'water', 'yes'], ['sardine', 0, 0, 0.05, 'water', 'yes']],
  insect: [['mosquito', 6, 2, 0.000003, 'land', 'yes'], ['moth', 6, 4, 0.0003, 'land', 'yes'], ['firefly', 6, 4, 0.0002, 'land', 'yes']],
};
const columns = ['legs', 'wings', 'weight', 'home', 'eggs'];
// No 1e-5: a person reads this.
const written = value => (typeof value === 'number' ? value.toFixed(6).replace(/\.?0+$/, '') : value);
const each = (groups, of) => labels.flatMap(label => groups[label].map(entry => of(entry, label)));
const row = ([, ...values]) => columns.map((column, i) => `${column}=${written(values[i])}`).join('; ');

/** Values by column, put into one another as a person would. */
const rowOf = values => Object.entries(values).reduce((inner, [column, value]) => rowWith(inner, column, value), '');
const dragon = rowOf({ legs: 4, wings: 2, weight: 900, home: 'land', eggs: 'yes' });

export const sample = {
  labels,
  build: () => build({
    model,
    hello: 'Hello! I am Bit. Bird, mammal, fish or insect? I look at legs, wings, weight, home and eggs.',
    flag: 'Click the green flag. I look at rows of examples, learn from them, and then guess animals that I have never met.',
    things: 'animals',
    lists: {
      rows: each(learned, row), kinds: each(learned, (_, label) => label), 'new animals': each(unseen, ([name]) => name), 'new rows': each(unseen, row),
      'new kinds': each(unseen, (_, label) => label),
    },
    examples: 'rows',
    labelOf: number => item(number, 'kinds'),
    counted: labels,
    tests: 'new animals',
    guess: [
      set('guess', classify(item(variable('number'), 'new rows'), model)),
      when(equals(variable('guess'), item(variable('number'), 'new kinds')), change('right', 1)),
      switchCostume(variable('guess')),
      set('sentence', join(variable('new one'), ' (', item(variable('number'), 'new kinds'), '): I guess ', variable('guess'))),
    ],
    last: [say(join('A dragon with ', dragon, '. I guess: ', classify(dragon, model))), wait(REST)],
    clickNote: 'After the test, click on the card and make up an animal.',
    click: [
      ask('How many legs has your animal?'),
      set('new one', rowWith('', 'legs', answer())),
      ask('How many wings?'),
      set('new one', rowWith(variable('new one'), 'wings', answer())),
      ask('How many kilograms does it weigh?'),
      set('new one', rowWith(variable('new one'), 'weight', answer())),
      ask('Does it live on land or in water? Write land or water.'),
      set('new one', rowWith(variable('new one'), 'home', answer())),
      ask('Does it lay eggs? Write yes or no.'),
      set('new one', rowWith(variable('new one'), 'eggs', answer())),
      set('guess', classify(variable('new one'), model)),
      switchCostume(variable('guess')),
      set('sentence', join('I guess: ', variable('guess'))),
    ],
    cards: ['not sure', ...labels],
    draw: animal,
    place: 'park',
    board: '#a5d8ff',
    colour: '#8ce99a',
  }),
};
