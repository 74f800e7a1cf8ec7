// Text tools: what galleries call "text" or "strings".
(function (Scratch) {
  'use strict';

  function TextTools() {}

  TextTools.prototype.getInfo = function () {
    return {
      id: 'texttools',
      name: Scratch.translate({ id: 'name', default: 'Text Tools' }),
      color1: '#57a0d3',
      color2: '#4a8fc0',
      color3: '#3d7ead',
      blocks: [
        { opcode: 'reverse', blockType: Scratch.BlockType.REPORTER, text: 'reverse [TEXT]', arguments: { TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'hello' } } },
        {
          opcode: 'lettersOf', blockType: Scratch.BlockType.REPORTER, text: 'letters [FROM] to [TO] of [TEXT]',
          arguments: {
            FROM: { type: Scratch.ArgumentType.NUMBER, defaultValue: 2 },
            TO: { type: Scratch.ArgumentType.NUMBER, defaultValue: 4 },
            TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'puzzle' }
          }
        },
        '---',
        {
          opcode: 'inCase', blockType: Scratch.BlockType.REPORTER, text: '[TEXT] in [CASE]',
          arguments: { TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'Good Day' }, CASE: { type: Scratch.ArgumentType.STRING, menu: 'cases', defaultValue: 'upper' } }
        },
        { opcode: 'times', blockType: Scratch.BlockType.REPORTER, text: '[TEXT] [N] times', arguments: { TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'ha' }, N: { type: Scratch.ArgumentType.NUMBER, defaultValue: 3 } } },
        { opcode: 'part', blockType: Scratch.BlockType.REPORTER, text: 'part [N] of [TEXT] split by [BY]', arguments: { N: { type: Scratch.ArgumentType.NUMBER, defaultValue: 1 }, TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'a,b,c' }, BY: { type: Scratch.ArgumentType.STRING, defaultValue: ',' } } },
        { opcode: 'count', blockType: Scratch.BlockType.REPORTER, text: 'count of [PART] in [TEXT]', arguments: { PART: { type: Scratch.ArgumentType.STRING, defaultValue: 'a' }, TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'banana' } } },
        { opcode: 'starts', blockType: Scratch.BlockType.BOOLEAN, text: '[TEXT] starts with [PART]?', arguments: { TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'apple' }, PART: { type: Scratch.ArgumentType.STRING, defaultValue: 'a' } } },
        { opcode: 'unicodeOf', blockType: Scratch.BlockType.REPORTER, text: 'code of [TEXT]', arguments: { TEXT: { type: Scratch.ArgumentType.STRING, defaultValue: 'a' } } }
      ],
      menus: { cases: { acceptReporters: true, items: [{ text: 'UPPER', value: 'upper' }, { text: 'lower', value: 'lower' }, { text: 'Title Case', value: 'title' }, { text: 'sPONGE', value: 'swap' }] } }
    };
  };

  TextTools.prototype.reverse = function (args) {
    return Scratch.Cast.toString(args.TEXT).split('').reverse().join('');
  };

  TextTools.prototype.lettersOf = function (args) {
    var from = Scratch.Cast.toNumber(args.FROM), to = Scratch.Cast.toNumber(args.TO);
    return Scratch.Cast.toString(args.TEXT).substring(Math.min(from, to) - 1, Math.max(from, to));
  };

  TextTools.prototype.inCase = function (args) {
    var text = Scratch.Cast.toString(args.TEXT);
    switch (args.CASE) {
      case 'upper': return text.toUpperCase();
      case 'lower': return text.toLowerCase();
      case 'title': return text.replace(/\b(\w)(\w*)/g, function (whole, first, rest) { return first.toUpperCase() + rest.toLowerCase(); });
      case 'swap': return text.split('').map(function (c) { return c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase(); }).join('');
    }
    return text;
  };

  TextTools.prototype.times = function (args) {
    return Scratch.Cast.toString(args.TEXT).repeat(Math.max(0, Math.floor(Scratch.Cast.toNumber(args.N))));
  };

  TextTools.prototype.part = function (args) {
    return Scratch.Cast.toString(args.TEXT).split(Scratch.Cast.toString(args.BY))[Scratch.Cast.toNumber(args.N) - 1] || '';
  };

  TextTools.prototype.count = function (args) {
    return Scratch.Cast.toString(args.TEXT).split(Scratch.Cast.toString(args.PART)).length - 1;
  };

  TextTools.prototype.starts = function (args) {
    return Scratch.Cast.toString(args.TEXT).startsWith(Scratch.Cast.toString(args.PART));
  };

  TextTools.prototype.unicodeOf = function (args) {
    return Scratch.Cast.toString(args.TEXT).split('').map(function (c) { return c.charCodeAt(0); }).join(' ');
  };

  Scratch.extensions.register(new TextTools());
})(Scratch);
