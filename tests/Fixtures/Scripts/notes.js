// Written as a module of Scratch's own source: require, module.exports, runtime in the constructor.
var ArgumentType = require('../../extension-support/argument-type');
var BlockType = require('../../extension-support/block-type');
var Cast = require('../../util/cast');

function Notes(runtime) {
  this.runtime = runtime;
  this.saved = {};
}

Notes.prototype.getInfo = function () {
  return {
    id: 'notes',
    name: 'Notes',
    blocks: [
      { opcode: 'keep', text: 'keep [VALUE] as [KEY]', blockType: BlockType.COMMAND, arguments: { VALUE: { type: ArgumentType.STRING, defaultValue: '1' }, KEY: { type: ArgumentType.STRING, defaultValue: 'k' } } },
      { opcode: 'recall', text: 'note [KEY]', blockType: BlockType.REPORTER, arguments: { KEY: { type: ArgumentType.STRING, defaultValue: 'k' } } },
      { opcode: 'has', text: 'note [KEY] is there?', blockType: BlockType.BOOLEAN, arguments: { KEY: { type: ArgumentType.STRING, defaultValue: 'k' } } },
      { opcode: 'everything', text: 'all notes', blockType: BlockType.REPORTER },
      { opcode: 'load', text: 'load notes [TEXT]', blockType: BlockType.COMMAND, arguments: { TEXT: { type: ArgumentType.STRING, defaultValue: '{}' } } },
      { opcode: 'larger', text: 'larger of [A] [B]', blockType: BlockType.REPORTER, arguments: { A: { type: ArgumentType.STRING, defaultValue: '2' }, B: { type: ArgumentType.STRING, defaultValue: '10' } } },
      { opcode: 'tone', text: 'tone [N] and picture [M]', blockType: BlockType.REPORTER, arguments: { N: { type: ArgumentType.NOTE, defaultValue: 60 }, M: { type: ArgumentType.MATRIX, defaultValue: '0101010101100010101000100' } } }
    ],
    menus: {}
  };
};

Notes.prototype.keep = function (args) { this.saved['$' + args.KEY] = args.VALUE; };
Notes.prototype.recall = function (args) { var key = '$' + args.KEY; return Object.prototype.hasOwnProperty.call(this.saved, key) ? this.saved[key] : ''; };
Notes.prototype.has = function (args) { return '$' + args.KEY in this.saved; };
Notes.prototype.everything = function () { return JSON.stringify(this.saved); };
Notes.prototype.load = function (args) {
  try {
    this.saved = Object.assign({}, JSON.parse(args.TEXT));
  } catch (error) {
    this.saved = { error: true };
  }
};
Notes.prototype.larger = function (args) { return Cast.compare(args.A, args.B) > 0 ? args.A : args.B; };
Notes.prototype.tone = function (args) { return Cast.toNumber(args.N) + ' ' + String(args.M).split('1').length; };

module.exports = Notes;
