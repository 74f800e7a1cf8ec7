// All samples, and how one becomes a project.
import { script, switchCostume, wait, whenTrainingFinishes } from './blocks.mjs';
import { backdrop, robot } from './draw-stage.mjs';
import { messages, pictureScripts, pictureVariables, robotScripts, TESTS, TRAINING, variables, watched } from './program.mjs';
import { costume, sb3 } from './project.mjs';
import { sample as animals } from './sample-animals.mjs';
import { sample as iceCream } from './sample-ice-cream.mjs';
import { sample as leaves } from './sample-leaves.mjs';
import { sample as moods } from './sample-moods.mjs';
import { sample as roadSigns } from './sample-road-signs.mjs';
import { sample as robotBirds } from './sample-robot-birds.mjs';
import { sample as smileys } from './sample-smileys.mjs';
import { sample as story } from './sample-story.mjs';

/** The names of a label's costumes: what the model learns from, then what it has never seen. */
export const costumeNames = label => [
  ...Array.from({ length: TRAINING }, (_, i) => `${label} ${i + 1}`),
  ...Array.from({ length: TESTS }, (_, i) => `test ${label} ${i + 1}`),
];

/** [[file name, what is told of it], …] of pictures. */
export const samples = [['smileys', smileys], ['leaves', leaves], ['road-signs', roadSigns]];

/** Those that are not pictures; each builds itself. */
const others = [['robot-birds', robotBirds], ['moods', moods], ['animals', animals], ['ice-cream', iceCream], ['story', story]];

/** [[file name, labels, bytes of the .sb3], …] of everything. */
export const projects = () => [
  ...samples.map(([name, sample]) => [name, sample.labels, build(sample)]),
  ...others.map(([name, sample]) => [name, sample.labels, sample.build()]),
];

const picturesOf = sample => sample.labels.flatMap(label => costumeNames(label).map(name => costume(name, sample.draw(label, name), 100, 100)));

/** The bytes of a sample's .sb3. */
export const build = sample => sb3({
  variables,
  watched,
  messages: [...messages, ...sample.messages],
  backdrop: costume(sample.backdrop.name, backdrop(sample.backdrop.name, sample.backdrop.board), 240, 180),
  sprites: [
    {
      name: sample.pictures,
      variables: pictureVariables,
      costumes: picturesOf(sample),
      scripts: [...pictureScripts(sample), ...sample.pictureScripts],
      x: 90,
      y: 20,
    },
    {
      name: 'Bit',
      costumes: sample.robot.faces.map(face => costume(face, robot(face, sample.robot.colour), 70, 90)),
      scripts: [
        ...robotScripts(sample),
        script(whenTrainingFinishes(sample.model), switchCostume('happy'), wait(1), switchCostume('calm')),
        ...sample.robotScripts,
      ],
      x: -150,
      y: -70,
    },
  ],
});
