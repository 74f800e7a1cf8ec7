// Chance that can be repeated.
(function (Scratch) {
  'use strict';
  function Seeded() {
    this.state = 1;
  }
  Seeded.prototype.getInfo = function () {
    return {
      id: 'seeded',
      name: 'Seeded chance',
      blocks: [
        { opcode: 'seed', blockType: 'command', text: 'seed [S]', arguments: { S: { type: 'string', defaultValue: 'apple' } } },
        { opcode: 'next', blockType: 'reporter', text: 'next from [A] to [B]', arguments: { A: { type: 'number', defaultValue: 1 }, B: { type: 'number', defaultValue: 6 } } },
        { opcode: 'lcg', blockType: 'reporter', text: 'next of 32 bits' },
        { opcode: 'shuffled', blockType: 'reporter', text: 'shuffled [TEXT]', arguments: { TEXT: { type: 'string', defaultValue: 'abc' } } },
        { opcode: 'chance', blockType: 'Boolean', text: '[P] % chance?', arguments: { P: { type: 'number', defaultValue: 50 } } }
      ]
    };
  };
  Seeded.prototype._random = function () {
    this.state = this.state + 0x6D2B79F5 | 0;
    var t = Math.imul(this.state ^ this.state >>> 15, 1 | this.state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
  Seeded.prototype.seed = function (args) {
    var text = String(args.S), h = 1779033703 ^ text.length;
    for (var i = 0; i < text.length; i++) {
      h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
      h = h << 13 | h >>> 19;
    }
    this.state = h;
  };
  Seeded.prototype.next = function (args) {
    var a = Scratch.Cast.toNumber(args.A), b = Scratch.Cast.toNumber(args.B);
    return a + Math.floor(this._random() * (b - a + 1));
  };
  Seeded.prototype.lcg = function () {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state;
  };
  Seeded.prototype.shuffled = function (args) {
    var list = String(args.TEXT).split('');
    for (var i = list.length - 1; i > 0; i--) {
      var j = Math.floor(this._random() * (i + 1)), kept = list[i];
      list[i] = list[j];
      list[j] = kept;
    }
    return list.join('');
  };
  Seeded.prototype.chance = function (args) { return this._random() * 100 < Scratch.Cast.toNumber(args.P); };
  Scratch.extensions.register(new Seeded());
})(Scratch);
