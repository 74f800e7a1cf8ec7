// Loads the engines that runs are compared with.
import {createRequire} from 'node:module';
import fs from 'node:fs';
import vm from 'node:vm';

const require = createRequire(import.meta.url);

/** scratch-vm 4.8.45's class VirtualMachine. */
export function scratchVm() {
    return require('scratch-vm');
}

/** TurboWarp's VirtualMachine, out of the player that its packager puts into pages: a browser's script, so it gets a page. */
export function turboWarp() {
    const {JSDOM} = require('jsdom');
    const page = new JSDOM('<!doctype html><body></body>', {virtualConsole: new (require('jsdom').VirtualConsole)()}).window;
    globalThis.window = globalThis.self = globalThis;
    for (const name of ['document', 'location', 'Element', 'HTMLElement', 'HTMLCanvasElement', 'SVGElement', 'Node', 'Image', 'DOMParser', 'XMLSerializer'])
        globalThis[name] ??= page[name];
    globalThis.addEventListener ??= () => {};
    globalThis.removeEventListener ??= () => {};
    const file = require.resolve('@turbowarp/packager/dist/scaffolding/scaffolding-min.js');
    vm.runInThisContext(fs.readFileSync(file, 'utf8'), {filename: file});
    return globalThis.Scaffolding.VM;
}
