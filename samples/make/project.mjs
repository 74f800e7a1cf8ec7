// Sprites, costumes, sounds and programs → the files of a .sb3.
import { createHash } from 'node:crypto';
import { assemble } from './blocks.mjs';
import { wav } from './wav.mjs';
import { zip } from './zip.mjs';

/** A costume from an SVG drawing with its middle at (x, y). */
export const costume = (name, svg, x, y) => {
  const assetId = createHash('md5').update(svg).digest('hex');
  return { svg, entry: { name, bitmapResolution: 1, dataFormat: 'svg', assetId, md5ext: `${assetId}.svg`, rotationCenterX: x, rotationCenterY: y } };
};

/** A sound from 16-bit samples of one channel. */
export const sound = (name, samples, rate) => {
  const file = wav(samples, rate);
  const assetId = createHash('md5').update(file).digest('hex');
  return { wav: file, entry: { name, assetId, dataFormat: 'wav', format: '', rate, sampleCount: samples.length, md5ext: `${assetId}.wav` } };
};

const variablesOf = (owner, names) => Object.fromEntries(names.map(name => [`${owner} variable ${name}`, [name, 0]]));

function target(project, sprite, layerOrder) {
  const own = sprite.variables ?? [];
  const variableId = name => {
    const owner = own.includes(name) ? sprite.name : 'Stage';
    if (owner === 'Stage' && !project.variables.includes(name)) throw new Error(`${sprite.name}: no variable "${name}"`);
    return `${owner} variable ${name}`;
  };
  const messageId = name => {
    if (!project.messages.includes(name)) throw new Error(`${sprite.name}: no message "${name}"`);
    return `message ${name}`;
  };
  const lists = sprite.lists ?? {};
  const listId = name => {
    if (!lists[name]) throw new Error(`${sprite.name}: no list "${name}"`);
    return `${sprite.name} list ${name}`;
  };
  const common = {
    isStage: sprite.name === 'Stage',
    name: sprite.name,
    variables: variablesOf(sprite.name, own),
    lists: Object.fromEntries(Object.entries(lists).map(([name, items]) => [listId(name), [name, items]])),
    broadcasts: {},
    ...assemble(sprite.name, sprite.scripts ?? [], variableId, messageId, listId),
    currentCostume: 0,
    costumes: sprite.costumes.map(c => c.entry),
    sounds: (sprite.sounds ?? []).map(s => s.entry),
    volume: 100,
    layerOrder,
  };
  return sprite.name === 'Stage'
    ? {
        ...common,
        variables: variablesOf('Stage', project.variables),
        broadcasts: Object.fromEntries(project.messages.map(name => [`message ${name}`, name])),
        tempo: 60, videoTransparency: 50, videoState: 'on', textToSpeechLanguage: null,
      }
    : { ...common, visible: true, x: sprite.x, y: sprite.y, size: sprite.size ?? 100, direction: 90, draggable: false, rotationStyle: 'all around' };
}

const monitor = (name, i) => ({
  id: `Stage variable ${name}`, mode: 'default', opcode: 'data_variable', params: { VARIABLE: name }, spriteName: null, value: 0,
  width: 0, height: 0, x: 5, y: 5 + 27 * i, visible: true, sliderMin: 0, sliderMax: 100, isDiscrete: true,
});

/** { backdrop, sprites, variables, messages, watched, extensions: ids of packs (by default the machine-learning one) } → the bytes of a .sb3. */
export function sb3(project) {
  const stage = { name: 'Stage', costumes: [project.backdrop] };
  const targets = [stage, ...project.sprites].map((sprite, i) => target(project, sprite, i));
  const json = {
    targets,
    monitors: project.watched.map(monitor),
    extensions: project.extensions ?? ['ml'],
    meta: { semver: '3.0.0', vm: '2.3.0', agent: 'MLKids samples' },
  };
  const assets = new Map([stage, ...project.sprites].flatMap(s => [...s.costumes, ...(s.sounds ?? [])]).map(a => [a.entry.md5ext, a.svg ?? a.wav]));
  return zip([['project.json', JSON.stringify(json)], ...assets]);
}
