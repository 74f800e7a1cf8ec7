// Stacks and queues with names.
(function (Scratch) {
  'use strict';
  function Stacks() {
    this.all = new Map();
  }
  var N = { type: Scratch.ArgumentType.STRING, defaultValue: 'pile' };
  Stacks.prototype.getInfo = function () {
    return {
      id: 'stacks',
      name: 'Stacks',
      blocks: [
        { opcode: 'push', blockType: Scratch.BlockType.COMMAND, text: 'push [X] onto [NAME]', arguments: { X: { type: 'string', defaultValue: 'thing' }, NAME: N } },
        { opcode: 'pop', blockType: Scratch.BlockType.REPORTER, text: 'pop from [NAME]', arguments: { NAME: N } },
        { opcode: 'shift', blockType: Scratch.BlockType.REPORTER, text: 'take first of [NAME]', arguments: { NAME: N } },
        { opcode: 'size', blockType: Scratch.BlockType.REPORTER, text: 'size of [NAME]', arguments: { NAME: N } },
        { opcode: 'empty', blockType: Scratch.BlockType.BOOLEAN, text: '[NAME] is empty?', arguments: { NAME: N } },
        { opcode: 'sorted', blockType: Scratch.BlockType.REPORTER, text: '[NAME] sorted', arguments: { NAME: N } },
        { opcode: 'names', blockType: Scratch.BlockType.REPORTER, text: 'names', disableMonitor: true },
        { opcode: 'clear', blockType: Scratch.BlockType.COMMAND, text: 'forget [NAME]', arguments: { NAME: N } }
      ]
    };
  };
  Stacks.prototype._of = function (name) {
    name = String(name);
    if (!this.all.has(name)) this.all.set(name, []);
    return this.all.get(name);
  };
  Stacks.prototype.push = function (args) { this._of(args.NAME).push(args.X); };
  Stacks.prototype.pop = function (args) { var list = this._of(args.NAME); return list.length ? list.pop() : ''; };
  Stacks.prototype.shift = function (args) { var list = this._of(args.NAME); return list.length ? list.shift() : ''; };
  Stacks.prototype.size = function (args) { return this._of(args.NAME).length; };
  Stacks.prototype.empty = function (args) { return this._of(args.NAME).length === 0; };
  Stacks.prototype.sorted = function (args) { return this._of(args.NAME).slice().sort(function (a, b) { return Scratch.Cast.compare(a, b); }).join(' '); };
  Stacks.prototype.names = function () { return Array.from(this.all.keys()).join(' '); };
  Stacks.prototype.clear = function (args) { this.all.delete(String(args.NAME)); };
  Scratch.extensions.register(new Stacks());
})(Scratch);
