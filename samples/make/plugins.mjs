// The programs of the sample plugins: how their blocks look in a project.
import { answer, ask, join, note, say, script, wait, whenClicked, whenFlagClicked } from './blocks.mjs';
import { backdrop, robot } from './draw-stage.mjs';
import { costume, sb3 } from './project.mjs';

const text = value => ({ code: 10, value });
const block = (opcode, slots = {}, fields = {}) => ({ opcode, slots, fields });
const choice = value => [value, null];
const REST = 0.7;

const town = value => ({ menu: ['weather_menu_TOWN', 'TOWN'], value });
const reading = (measure, where) => block('weather_reading', { TOWN: town(where) }, { MEASURE: choice(measure) });
const write = line => block('weather_write', { TEXT: text(line) });
const lines = () => block('weather_lines');

const rainDiary = [
  script(
    whenFlagClicked(),
    block('weather_clear'),
    note('An hour of weather passes in two seconds. The towns are real, their weather is made up.', say(join('It is ', reading('temperature', 'Oslo'), ' degrees in Oslo.'))),
    wait(REST),
    note('The script waits here as long as it rains.', block('weather_waitUntilDry', { TOWN: town('Oslo') })),
    write(join('Dry, wind ', reading('wind', 'Oslo'))),
    say('No rain in Oslo. Let us go out!'),
    wait(REST),
    block('weather_addTown', { TOWN: text('Bergen') }),
    say(join('And in Bergen: ', reading('temperature', 'Bergen'), ' degrees.')),
    wait(REST),
    say(join('Lines in my diary: ', lines())),
    wait(REST),
    say('done')),
  script(
    note('The weather station starts this script. Nobody has to ask it again and again.', block('weather_whenRainStarts', {}, { TOWN: choice('Oslo') })),
    write(join('Rain, ', reading('rain', 'Oslo'), ' mm')),
    say('It rains in Oslo. Take an umbrella!')),
  script(whenClicked(), say(join('My first line: ', block('weather_line', { NUMBER: { code: 4, value: 1 } })))),
];

const tool = (id, slots, fields) => block(`texttools_${id}`, slots, fields);
const count = (what, of) => tool('count', { TEXT: text(of) }, { WHAT: choice(what) });
const game = word => [
  say(join(word(), ' backwards is ', tool('reverse', { TEXT: text(word()) }))),
  wait(REST),
  say(join('It has ', count('letters', word()), ' letters.')),
  wait(REST),
  note('A block with blocks inside: it runs them once for each letter.',
    tool('forEachLetter', { TEXT: text(word()), SUBSTACK: { stack: [say(tool('inCase', { TEXT: text(tool('letter')) }, { CASE: choice('capital letters') })), wait(0.3)] } })),
  say(join('A palindrome? ', tool('isPalindrome', { TEXT: text(word()) }))),
  wait(REST),
];

const wordGame = [
  script(whenFlagClicked(), say('Words are toys. Click on me and tell me one!'), wait(REST), ...game(() => 'level'), say('done')),
  script(whenClicked(), ask('Which word shall I play with?'), ...game(answer)),
];

const program = (extension, scripts, scene, board, colour) => sb3({
  extensions: [extension],
  variables: [], watched: [], messages: [],
  backdrop: costume(scene, backdrop(scene, board), 240, 180),
  sprites: [{ name: 'Bit', costumes: ['calm', 'happy'].map(face => costume(face, robot(face, colour), 70, 90)), scripts, x: -100, y: -60 }],
});

/** [[path below samples/plugins, bytes], …]. */
export const programs = () => [
  ['weather/samples/rain-diary.sb3', program('weather', rainDiary, 'park', '#dbeafe', '#4dabf7')],
  ['text-tools/samples/word-game.sb3', program('texttools', wordGame, 'room', '#f3e8ff', '#b197fc')],
];
