// Runs projects in the reference under a virtual clock; one JSON line each on standard output.
//   node run-reference.mjs [--fps 60] [--frames 40] [--seconds 20] [--engine scratch-vm|turbowarp] [--extensions FOLDER] FOLDER|FILE...
//   --extensions: a project's extensions are scripts FOLDER/ID.js (scratch-vm and project.json only)
//   ... | node run-reference.mjs -        one path or one project.json in a line
// A line: {"name", "events": [{"kind", "target", "value"}], "targets": [{"name", "variables", "lists"}], "frames", "finished"} or {"name", "error"}.
// Values are tagged by type, "n:1.5", "s:text", "b:true", so that 1 and "1" differ; -0 is "n:-0"; half a
// character outside the basic plane is told as U+FFFD.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import {VirtualClock} from './virtual-clock.mjs';
import {NoRenderer} from './renderer.mjs';
import {loadExtensions} from './extensions.mjs';
import * as engines from './engines.mjs';

const options = {fps: '60', frames: '40', seconds: '20', engine: 'scratch-vm'};
const names = [];
for (let i = 2; i < process.argv.length; i++) {
    if (process.argv[i].startsWith('--')) options[process.argv[i].slice(2)] = process.argv[++i];
    else names.push(process.argv[i]);
}

// Standard output is for results; what the engines tell of missing costumes and the like is not wanted here.
for (const method of ['log', 'info', 'warn', 'debug', 'error']) console[method] = () => {};
process.on('unhandledRejection', () => {});
const real = performance.now.bind(performance);
const VirtualMachine = options.engine === 'turbowarp' ? engines.turboWarp() : engines.scratchVm();
const clock = new VirtualClock();
clock.install();
const step = options.fps === '30' ? 1000 / 30 : 1000 / 60;
// A whole number of milliseconds, so that no wait ends on the edge of a frame.
const frame = Math.ceil(step);

const tagged = value =>
    typeof value === 'number' ? `n:${Object.is(value, -0) ? '-0' : value}` : typeof value === 'boolean' ? `b:${value}` : typeof value === 'string' ? `s:${value.toWellFormed()}` : `?:${value}`;

const settle = () => new Promise(resolve => setImmediate(resolve));

async function run(name, content) {
    clock.reset();
    const virtualMachine = new VirtualMachine();
    const {runtime} = virtualMachine;
    const events = [];
    try {
        virtualMachine.attachRenderer(new NoRenderer());
        virtualMachine.setCompatibilityMode(options.fps === '30');
        runtime.on('SAY', (target, kind, value) => events.push({kind, target: target.getName(), value: tagged(value)}));
        if (options.extensions) loadExtensions(virtualMachine, options.extensions, JSON.parse(content).extensions);
        await virtualMachine.loadProject(content);
        runtime.currentStepTime = step;
        virtualMachine.greenFlag();
        const late = real() + 1000 * options.seconds;
        let frames = 0;
        let finished = false;
        while (!finished && frames < options.frames) {
            runtime._step();
            frames++;
            clock.advance(frame);
            await settle();
            finished = runtime.threads.length === 0;
            if (real() > late) throw new Error(`took longer than ${options.seconds} s`);
        }
        return {name, events, targets: runtime.targets.filter(t => t.isOriginal).map(data), frames, finished};
    } catch (error) {
        return {name, events, error: String(error?.stack ?? JSON.stringify(error))};
    } finally {
        virtualMachine.quit?.();
        runtime.removeAllListeners();
    }
}

function data(target) {
    const of = type => Object.values(target.variables).filter(v => v.type === type);
    return {
        name: target.isStage ? 'Stage' : target.getName(),
        variables: Object.fromEntries(of('').map(v => [v.name, tagged(v.value)])),
        lists: Object.fromEntries(of('list').map(v => [v.name, v.value.map(tagged)])),
    };
}

const write = line => new Promise(resolve => process.stdout.write(`${JSON.stringify(line)}\n`, resolve));

async function runFile(file) {
    const bytes = fs.readFileSync(file);
    await write(await run(path.basename(file), bytes[0] === 0x7b ? bytes.toString('utf8') : bytes));
}

if (names.length === 1 && names[0] === '-') {
    for await (const line of readline.createInterface({input: process.stdin})) {
        if (line.startsWith('{')) await write(await run('', line));
        else if (line.length > 0) await runFile(line);
    }
} else {
    for (const name of names)
        for (const file of fs.statSync(name).isDirectory() ? fs.readdirSync(name).filter(f => /\.(sb3|json)$/.test(f)).sort().map(f => path.join(name, f)) : [name])
            await runFile(file);
}
process.exit(0);
