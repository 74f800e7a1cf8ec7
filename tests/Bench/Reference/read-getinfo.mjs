// What scratch-vm makes of extensions' getInfo(): an array of them as JSON on standard input, on standard output
// {"said": [warnings and errors], "extensions": {id: {"blocks": [{opcode, type, message, json}], "menus": [names]}}}.
import fs from 'node:fs';
import * as engines from './engines.mjs';

const said = [];
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = text => said.push(String(text).trim()) > 0;
for (const method of ['log', 'info', 'debug']) console[method] = () => {};
for (const method of ['warn', 'error']) console[method] = (...words) => said.push(words.join(' '));

const VirtualMachine = engines.scratchVm();
const vm = new VirtualMachine();
const extensions = {};
for (const info of JSON.parse(fs.readFileSync(0, 'utf8'))) {
    const extension = {getInfo: () => info};
    for (const block of info.blocks) extension[block.opcode] ??= () => '';
    for (const menu of Object.values(info.menus)) if (typeof menu.items === 'string') extension[menu.items] = () => ['one'];
    vm.extensionManager._registerInternalExtension(extension);
    await new Promise(resolve => setTimeout(resolve));
    const known = vm.runtime._blockInfo.find(i => i.id === info.id);
    extensions[info.id] = {
        name: known.name,
        menus: known.menus.map(m => m.json.type),
        blocks: known.blocks.filter(b => b.info.opcode).map(b => ({opcode: b.info.opcode, type: b.info.blockType, json: b.json, edge: b.info.isEdgeActivated})),
        palette: vm.runtime.getBlocksXML().find(c => c.id === info.id).xml,
        hats: Object.keys(vm.runtime._hats).filter(h => h.startsWith(`${info.id}_`)),
    };
}
write(JSON.stringify({said, extensions}));
process.exit(0);
