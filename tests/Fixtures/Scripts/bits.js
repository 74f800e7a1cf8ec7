// Bit operations and colours.
(function (Scratch) {
  'use strict';
  var cast = Scratch.Cast;
  var two = { A: { type: Scratch.ArgumentType.NUMBER, defaultValue: 12 }, B: { type: Scratch.ArgumentType.NUMBER, defaultValue: 10 } };
  var table = null;

  function crcTable() {
    if (table) return table;
    table = [];
    for (var n = 0; n < 256; n++) {
      var c = n;
      for (var k = 0; k < 8; k++) c = c & 1 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
      table[n] = c >>> 0;
    }
    return table;
  }

  function Bits() {}
  Bits.prototype.getInfo = function () {
    return {
      id: 'bits',
      name: 'Bits',
      color1: '#888888',
      blocks: [
        { opcode: 'and', blockType: 'reporter', text: '[A] & [B]', arguments: two },
        { opcode: 'or', blockType: 'reporter', text: '[A] | [B]', arguments: two },
        { opcode: 'xor', blockType: 'reporter', text: '[A] ^ [B]', arguments: two },
        { opcode: 'not', blockType: 'reporter', text: '~ [A]', arguments: { A: two.A } },
        { opcode: 'left', blockType: 'reporter', text: '[A] << [B]', arguments: two },
        { opcode: 'right', blockType: 'reporter', text: '[A] >> [B]', arguments: two },
        { opcode: 'zero', blockType: 'reporter', text: '[A] >>> [B]', arguments: two },
        { opcode: 'crc', blockType: 'reporter', text: 'crc32 of [TEXT]', arguments: { TEXT: { type: 'string', defaultValue: '123456789' } } },
        { opcode: 'mix', blockType: 'reporter', text: 'mix [C] and [D] by [P] %', arguments: { C: { type: Scratch.ArgumentType.COLOR }, D: { type: Scratch.ArgumentType.COLOR, defaultValue: '#0000ff' }, P: { type: 'number', defaultValue: 50 } } },
        { opcode: 'red', blockType: 'reporter', text: 'red of [C]', arguments: { C: { type: Scratch.ArgumentType.COLOR, defaultValue: '#336699' } } },
        { opcode: 'popcount', blockType: 'reporter', text: 'ones in [A]', arguments: { A: two.A } }
      ]
    };
  };
  Bits.prototype.and = function (a) { return cast.toNumber(a.A) & cast.toNumber(a.B); };
  Bits.prototype.or = function (a) { return cast.toNumber(a.A) | cast.toNumber(a.B); };
  Bits.prototype.xor = function (a) { return cast.toNumber(a.A) ^ cast.toNumber(a.B); };
  Bits.prototype.not = function (a) { return ~cast.toNumber(a.A); };
  Bits.prototype.left = function (a) { return cast.toNumber(a.A) << cast.toNumber(a.B); };
  Bits.prototype.right = function (a) { return cast.toNumber(a.A) >> cast.toNumber(a.B); };
  Bits.prototype.zero = function (a) { return cast.toNumber(a.A) >>> cast.toNumber(a.B); };
  Bits.prototype.crc = function (a) {
    var text = cast.toString(a.TEXT), crc = -1, t = crcTable();
    for (var i = 0; i < text.length; i++) crc = (crc >>> 8) ^ t[(crc ^ text.charCodeAt(i)) & 0xFF];
    return ((crc ^ -1) >>> 0).toString(16);
  };
  Bits.prototype.mix = function (a) {
    var c = cast.toRgbColorObject(a.C), d = cast.toRgbColorObject(a.D), p = cast.toNumber(a.P) / 100;
    function part(x, y) { return Math.round(x + (y - x) * p); }
    var rgb = part(c.r, d.r) << 16 | part(c.g, d.g) << 8 | part(c.b, d.b);
    return '#' + (0x1000000 + rgb).toString(16).slice(1);
  };
  Bits.prototype.red = function (a) { return cast.toRgbColorList(a.C)[0]; };
  Bits.prototype.popcount = function (a) {
    var n = cast.toNumber(a.A) >>> 0, ones = 0;
    while (n !== 0) {
      ones += n & 1;
      n >>>= 1;
    }
    return ones;
  };
  Scratch.extensions.register(new Bits());
})(Scratch);
