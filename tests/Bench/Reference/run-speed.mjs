// Measures the reference on speed projects, each in this fresh process: steps back to back, green flag to the word "done:".
//   node run-speed.mjs --engine scratch-vm|turbowarp --runs 5 FILE
// One JSON line: {"cold": ms, "best": ms, "said": "done:..."} or {"error": "..."}. Loading is not counted.
import fs from 'node:fs';
import {NoRenderer} from './renderer.mjs';
import * as engines from './engines.mjs';

const option = name => process.argv[process.argv.indexOf(`--${name}`) + 1];
const file = process.argv.at(-1);
for (const method of ['log', 'info', 'warn', 'debug', 'error']) console[method] = () => {};
process.on('unhandledRejection', () => {});

const VirtualMachine = option('engine') === 'turbowarp' ? engines.turboWarp() : engines.scratchVm();
const virtualMachine = new VirtualMachine();
const {runtime} = virtualMachine;
let said = null;
virtualMachine.attachRenderer(new NoRenderer());
runtime.on('SAY', (target, kind, value) => {
    if (String(value).startsWith('done:')) said = String(value);
});
await virtualMachine.loadProject(fs.readFileSync(file));
runtime.currentStepTime = 1000 / 60;

function run() {
    said = null;
    const started = performance.now();
    virtualMachine.greenFlag();
    while (said === null && performance.now() - started < 60_000) runtime._step();
    return performance.now() - started;
}

const times = [];
for (let i = 0; i < Number(option('runs')); i++) times.push(run());
process.stdout.write(`${JSON.stringify({cold: times[0], best: Math.min(...times), said})}\n`);
process.exit(0);
