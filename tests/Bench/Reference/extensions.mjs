// Gives an extension's script what Scratch's editors give it, and its extension to the virtual machine.
import {createRequire} from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

// By path: the package names only its bundle.
const require = createRequire(import.meta.url);
const Cast = require('./node_modules/scratch-vm/src/util/cast.js');
const ArgumentType = require('./node_modules/scratch-vm/src/extension-support/argument-type.js');
const BlockType = require('./node_modules/scratch-vm/src/extension-support/block-type.js');
const TargetType = require('./node_modules/scratch-vm/src/extension-support/target-type.js');
const modules = {cast: Cast, 'argument-type': ArgumentType, 'block-type': BlockType, 'target-type': TargetType};

const translate = message => (typeof message === 'string' ? message : message.default);
translate.setup = () => {};

/** Loads FOLDER/ID.js for each id that the project names. */
export function loadExtensions(virtualMachine, folder, ids) {
    for (const id of ids) {
        const registered = [];
        const Scratch = {Cast, ArgumentType, BlockType, TargetType, translate, extensions: {unsandboxed: true, register: extension => registered.push(extension)}, vm: virtualMachine};
        const module = {exports: {}};
        const find = name => modules[path.basename(name, '.js')];
        new Function('Scratch', 'module', 'require', fs.readFileSync(path.join(folder, `${id}.js`), 'utf8'))(Scratch, module, find);
        if (typeof module.exports === 'function') registered.push(new module.exports(virtualMachine.runtime));
        for (const extension of registered) {
            const {extensionManager} = virtualMachine;
            extensionManager._loadedExtensions.set(id, extensionManager._registerInternalExtension(extension));
        }
    }
}
