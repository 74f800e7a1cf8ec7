// Numbers for people: formats, bases, ranges.
(function (Scratch) {
  'use strict';
  var cast = Scratch.Cast;
  var X = { type: Scratch.ArgumentType.NUMBER, defaultValue: 1234.5 };
  var roman = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  function Numbers() {}
  Numbers.prototype.getInfo = function () {
    return {
      id: 'numbers',
      name: 'Numbers',
      blocks: [
        { opcode: 'fixed', blockType: 'reporter', text: '[X] with [D] digits', arguments: { X: X, D: { type: 'number', defaultValue: 2 } } },
        { opcode: 'grouped', blockType: 'reporter', text: '[X] in groups', arguments: { X: X } },
        { opcode: 'roman', blockType: 'reporter', text: '[X] in Rome', arguments: { X: X } },
        { opcode: 'base', blockType: 'reporter', text: '[X] from base [A] to [B]', arguments: { X: { type: 'string', defaultValue: 'ff' }, A: { type: 'number', defaultValue: 16 }, B: { type: 'number', defaultValue: 2 } } },
        { opcode: 'clamp', blockType: 'reporter', text: 'clamp [X] [A] [B]', arguments: { X: X, A: X, B: X } },
        { opcode: 'map', blockType: 'reporter', text: 'map [X] from [A] [B] to [C] [D]', arguments: { X: X, A: X, B: X, C: X, D: X } },
        { opcode: 'gcd', blockType: 'reporter', text: 'gcd [A] [B]', arguments: { A: X, B: X } },
        { opcode: 'prime', blockType: 'Boolean', text: '[X] is prime?', arguments: { X: X } },
        { opcode: 'sign', blockType: 'reporter', text: 'sign etc of [X]', arguments: { X: X } },
        { opcode: 'kinds', blockType: 'reporter', text: 'kinds of [X]', arguments: { X: { type: 'string' } } },
        { opcode: 'clock', blockType: 'reporter', text: '[X] s as clock', arguments: { X: X } }
      ]
    };
  };
  Numbers.prototype.fixed = function (args) { return cast.toNumber(args.X).toFixed(cast.toNumber(args.D)); };
  Numbers.prototype.grouped = function (args) {
    var parts = String(cast.toNumber(args.X)).split('.');
    parts[0] = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
    return parts.join(',');
  };
  Numbers.prototype.roman = function (args) {
    var x = Math.floor(cast.toNumber(args.X)), text = '';
    roman.forEach(function (pair) {
      while (x >= pair[0]) {
        text += pair[1];
        x -= pair[0];
      }
    });
    return text;
  };
  Numbers.prototype.base = function (args) {
    var value = parseInt(args.X, cast.toNumber(args.A));
    return isNaN(value) ? '' : value.toString(cast.toNumber(args.B));
  };
  Numbers.prototype.clamp = function (args) { return Math.min(Math.max(cast.toNumber(args.X), cast.toNumber(args.A)), cast.toNumber(args.B)); };
  Numbers.prototype.map = function (args) {
    var a = cast.toNumber(args.A), c = cast.toNumber(args.C);
    return c + (cast.toNumber(args.X) - a) * (cast.toNumber(args.D) - c) / (cast.toNumber(args.B) - a);
  };
  Numbers.prototype.gcd = function (args) {
    var a = Math.abs(cast.toNumber(args.A)), b = Math.abs(cast.toNumber(args.B)), t;
    while (b) {
      t = a % b;
      a = b;
      b = t;
    }
    return a;
  };
  Numbers.prototype.prime = function (args) {
    var x = cast.toNumber(args.X);
    if (!Number.isInteger(x) || x < 2) return false;
    for (var i = 2; i * i <= x; i++) if (x % i === 0) return false;
    return true;
  };
  Numbers.prototype.sign = function (args) {
    var x = cast.toNumber(args.X);
    return [Math.sign(x), Math.trunc(x), Math.hypot(x, 4), Math.log2(Math.abs(x) || 1), Math.cbrt(27), Number.isSafeInteger(x)].join(' ');
  };
  Numbers.prototype.kinds = function (args) { return [typeof args.X, cast.toNumber(args.X), cast.toBoolean(args.X), cast.isInt(args.X), cast.toListIndex(args.X, 5, true), cast.compare(args.X, '10') < 0].join(' '); };
  Numbers.prototype.clock = function (args) {
    var x = Math.floor(cast.toNumber(args.X));
    return [Math.floor(x / 3600), Math.floor(x / 60) % 60, x % 60].map(function (part) { return String(part).padStart(2, '0'); }).join(':');
  };
  Scratch.extensions.register(new Numbers());
})(Scratch);
