// "moods": sentences, told apart by how their speaker feels. On a click, Bit asks for a sentence of one's own.
import { answer, ask, change, classify, confidenceOf, either, equals, item, join, round, say, set, switchCostume, variable, wait, when } from './blocks.mjs';
import { face } from './draw-cards.mjs';
import { build } from './lists-program.mjs';
import { REST } from './program.mjs';

const model = 'moods';
export const labels = ['happy', 'sad', 'angry'];

// English first, then some German: a model knows the languages of its examples.
const learned = {
  happy: [
    'I am so happy today!', 'We won the game, hooray!', 'I love my new kitten', 'This is the best day ever', 'What a wonderful surprise', 'I laughed with my friends all day',
    'Great, we are going to the beach!', 'I feel wonderful', 'My friends made me smile', 'Hooray, it is my birthday', 'I am glad that you came', 'The party was great fun',
    'I love to dance and laugh', 'Ich bin so froh!', 'Ich freue mich auf das Fest', 'Das macht viel Spaß', 'Hurra, wir haben gewonnen',
  ],
  sad: [
    'I am so sad today', 'My kitten is lost and I cry', 'I feel lonely', 'Nobody came to my party', 'I miss my grandma', 'Tears ran down my face', 'My best friend moved away',
    'I lost my teddy and cried', 'It hurts that we said goodbye', 'I feel alone and want to cry', 'We lost the game and I cried', 'I miss you so much', 'My balloon flew away, so sad',
    'Ich bin so traurig', 'Ich vermisse meine Oma', 'Ich muss weinen', 'Ich bin ganz allein',
  ],
  angry: [
    'I am so angry today!', 'Stop that right now!', 'That is so unfair', 'You took my ball, give it back!', 'I am mad at my brother', 'Leave me alone, stop it!', 'I hate it when you shout',
    'He broke my tower on purpose', 'I am furious', 'Go away, I am mad at you!', 'You always cheat, that is unfair', 'Stop pushing me!', 'She broke my pencil, I am angry',
    'Ich bin so wütend!', 'Das ist gemein und unfair', 'Hör sofort auf damit', 'Lass mich in Ruhe, ich bin sauer',
  ],
};
const unseen = {
  happy: ['Hooray, I am so glad!', 'My birthday was wonderful', 'Grandma gave me a red bicycle', 'We laughed at the circus', 'Ich bin froh und freue mich'],
  sad: ['I cried when grandma left', 'I feel so alone', 'Nobody wants to play with me', 'The holidays are over, goodbye sea', 'Ich bin traurig und allein'],
  angry: ['Stop it, that is unfair!', 'I am furious with my sister', 'Who ate my cookie?', 'You broke it, go away!', 'Ich bin wütend, hör auf'],
};
const sentences = texts => labels.flatMap(label => texts[label]);
const moods = texts => labels.flatMap(label => texts[label].map(() => label));

const nonsense = 'Blimp florp zazzle';
const answerTo = input => join('"', input, '": I feel ', variable('guess'), ' (', round(confidenceOf(variable('guess'), input, model)), ' %)');
const tell = input => [
  switchCostume(variable('guess')),
  either(equals(variable('guess'), 'not sure'), [set('sentence', join('"', input, '": I am not sure'))], [set('sentence', answerTo(input))]),
];

export const sample = {
  labels,
  build: () => build({
    model,
    hello: 'Hello! I am Bit. People say happy, sad and angry things. I want to know how they feel.',
    flag: 'Click the green flag. I read examples, learn from them, and then guess sentences that I have never read.',
    things: 'sentences',
    lists: { sentences: sentences(learned), moods: moods(learned), 'new sentences': sentences(unseen), 'new moods': moods(unseen) },
    examples: 'sentences',
    labelOf: number => item(number, 'moods'),
    counted: labels,
    tests: 'new sentences',
    guess: [
      set('guess', classify(variable('new one'), model)),
      when(equals(variable('guess'), item(variable('number'), 'new moods')), change('right', 1)),
      ...tell(variable('new one')),
    ],
    last: [say(join('And now nonsense: "', nonsense, '": I am ', classify(nonsense, model))), wait(REST)],
    clickNote: 'After the test, click on the face and type a sentence of your own.',
    click: [ask('How do you feel? Write a sentence.'), set('new one', answer()), set('guess', classify(variable('new one'), model)), ...tell(variable('new one'))],
    cards: ['not sure', ...labels],
    draw: face,
    place: 'room',
    board: '#d0bfff',
    colour: '#faa2c1',
  }),
};
