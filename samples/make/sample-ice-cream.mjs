// "ice cream": how many are sold on a day? The days are made up, by a rule that Bit has to find. On a click, Bit asks for the weather.
import {
  absolute, answer, ask, change, either, greater, item, join, less, minus, newModel, note, predict, predictColumn, round, rowWith, say, set, switchCostume,
  variable, wait, when,
} from './blocks.mjs';
import { iceCream } from './draw-cards.mjs';
import { build } from './lists-program.mjs';
import { REST } from './program.mjs';
import { random } from './random.mjs';

const model = 'ice cream';
const NEAR = 15;

/** Days from a seed, no weather twice: warm days sell more, weekends and clear skies make it a multiple; ±6 is chance. */
const days = (seed, count) => {
  const r = random(seed);
  const weathers = Array.from({ length: 27 * 2 * 3 }, (_, i) => [8 + (i % 27), ['yes', 'no'][Math.floor(i / 27) % 2], ['none', 'some', 'many'][Math.floor(i / 54)]]);
  return Array.from({ length: count }, () => {
    const [[temperature, weekend, clouds]] = weathers.splice(r.whole(0, weathers.length - 1), 1);
    const busy = (weekend === 'yes' ? 1.8 : 1) * { none: 1, some: 0.8, many: 0.5 }[clouds];
    const sold = Math.max(0, Math.round(5 + (temperature - 8) * 4 * busy + r.around(0, 6)));
    return { row: `temperature=${temperature}; weekend=${weekend}; clouds=${clouds}`, sold };
  });
};
const all = days('ice cream', 92);
const [learned, unseen] = [all.slice(0, 80), all.slice(80)];

const scoops = either(
  greater(variable('guess'), 100),
  [switchCostume('three scoops')],
  [either(greater(variable('guess'), 40), [switchCostume('two scoops')], [switchCostume('one scoop')])]);
const hotDay = Object.entries({ temperature: 30, weekend: 'yes', clouds: 'none' }).reduce((row, [column, value]) => rowWith(row, column, value), '');

export const sample = {
  labels: ['sold'],
  build: () => build({
    model,
    hello: 'Hello! I am Bit. I sell ice cream. How many will I need for tomorrow?',
    flag: `Click the green flag. I look at past days, learn from them, and then predict days that I have not seen. Right is less than ${NEAR} away from the truth.`,
    things: 'days',
    told: [],
    lists: {
      days: learned.map(day => `${day.row}; sold=${day.sold}`), 'new days': unseen.map(day => day.row), 'really sold': unseen.map(day => day.sold),
    },
    make: [
      note('This model tells no labels: it predicts a number, the column "sold".', newModel(model, 'predicts numbers')),
      predictColumn(model, 'sold'),
    ],
    examples: 'days',
    labelOf: () => 'days',
    counted: ['all'],
    tests: 'new days',
    guess: [
      set('guess', round(predict('sold', variable('new one'), model))),
      when(less(absolute(minus(variable('guess'), item(variable('number'), 'really sold'))), NEAR), change('right', 1)),
      scoops,
      set('sentence', join(variable('new one'), ': I predict ', variable('guess'), ', sold were ', item(variable('number'), 'really sold'))),
    ],
    last: [say(join('A Sunday with ', hotDay, '. I take ', round(predict('sold', hotDay, model)), ' ice creams with me.')), wait(REST)],
    clickNote: 'After the test, click on the ice cream and tell the weather of tomorrow.',
    click: [
      ask('How warm will it be? Write a number from 8 to 34.'),
      set('new one', rowWith('', 'temperature', answer())),
      ask('Is it the weekend? Write yes or no.'),
      set('new one', rowWith(variable('new one'), 'weekend', answer())),
      ask('How many clouds? Write none, some or many.'),
      set('new one', rowWith(variable('new one'), 'clouds', answer())),
      set('guess', round(predict('sold', variable('new one'), model))),
      scoops,
      set('sentence', join('I predict ', variable('guess'), ' ice creams.')),
    ],
    cards: ['one scoop', 'two scoops', 'three scoops'],
    draw: iceCream,
    place: 'street',
    board: '#ffc9de',
    colour: '#74c0fc',
  }),
};
