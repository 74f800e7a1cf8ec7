// Regular expressions.
(function (Scratch) {
  'use strict';
  var S = Scratch.ArgumentType.STRING;

  function make(args) {
    try {
      return new RegExp(Scratch.Cast.toString(args.PATTERN), Scratch.Cast.toString(args.FLAGS));
    } catch (error) {
      return null;
    }
  }

  function Patterns() {
    this.last = null;
  }

  Patterns.prototype = {
    getInfo: function () {
      var rest = { PATTERN: { type: S, defaultValue: '[a-z]+' }, FLAGS: { type: S, defaultValue: 'g' }, TEXT: { type: S, defaultValue: 'one two' } };
      return {
        id: 'patterns',
        name: 'Patterns',
        blocks: [
          { opcode: 'fits', blockType: Scratch.BlockType.BOOLEAN, text: '[TEXT] fits /[PATTERN]/[FLAGS]', arguments: rest },
          { opcode: 'countOf', blockType: 'reporter', text: 'matches of /[PATTERN]/[FLAGS] in [TEXT]', arguments: rest },
          { opcode: 'matchAt', func: 'match', blockType: 'reporter', text: 'match [N] of /[PATTERN]/[FLAGS] in [TEXT]', arguments: { N: { type: 'number', defaultValue: 1 }, PATTERN: rest.PATTERN, FLAGS: rest.FLAGS, TEXT: rest.TEXT } },
          { opcode: 'swap', blockType: 'reporter', text: 'replace /[PATTERN]/[FLAGS] in [TEXT] by [BY]', arguments: { PATTERN: rest.PATTERN, FLAGS: rest.FLAGS, TEXT: rest.TEXT, BY: { type: S, defaultValue: '<$&>' } } },
          { opcode: 'group', blockType: 'reporter', text: 'group [N] of the last match', arguments: { N: { type: 'number', defaultValue: 1 } } }
        ]
      };
    },
    fits: function (args) {
      var pattern = make(args);
      if (!pattern) return false;
      this.last = pattern.exec(Scratch.Cast.toString(args.TEXT));
      return this.last !== null;
    },
    countOf: function (args) {
      var pattern = make(args);
      var found = pattern && Scratch.Cast.toString(args.TEXT).match(pattern);
      return found ? found.length : 0;
    },
    match: function (args) {
      var pattern = make(args);
      var found = pattern && Scratch.Cast.toString(args.TEXT).match(pattern);
      return (found && found[Scratch.Cast.toNumber(args.N) - 1]) || '';
    },
    swap: function (args) {
      var pattern = make(args);
      return pattern ? Scratch.Cast.toString(args.TEXT).replace(pattern, Scratch.Cast.toString(args.BY)) : 'wrong pattern';
    },
    group: function (args) {
      return (this.last && this.last[Scratch.Cast.toNumber(args.N)]) || '';
    }
  };

  Scratch.extensions.register(new Patterns());
})(Scratch);
