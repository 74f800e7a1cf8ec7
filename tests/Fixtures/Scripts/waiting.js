// Promises and timers.
(function (Scratch) {
  'use strict';
  function later(ms, value) {
    return new Promise(function (resolve) { setTimeout(resolve, ms, value); });
  }
  function Waiting() {
    this.ticks = 0;
    this.clock = null;
  }
  Waiting.prototype = {
    getInfo: function () {
      var ms = { type: Scratch.ArgumentType.NUMBER, defaultValue: 100 };
      return {
        id: 'waiting',
        name: 'Waiting',
        blocks: [
          { opcode: 'pause', blockType: 'command', text: 'pause [MS] ms', arguments: { MS: ms } },
          { opcode: 'echo', blockType: 'reporter', text: '[TEXT] after [MS] ms', arguments: { TEXT: { type: 'string', defaultValue: 'echo' }, MS: ms } },
          { opcode: 'chain', blockType: 'reporter', text: 'chain of [N]', arguments: { N: { type: 'number', defaultValue: 3 } } },
          { opcode: 'both', blockType: 'reporter', text: 'all of [A] [B]', arguments: { A: ms, B: ms } },
          { opcode: 'first', blockType: 'reporter', text: 'first of [A] [B]', arguments: { A: ms, B: ms } },
          { opcode: 'caught', blockType: 'reporter', text: 'caught' },
          { opcode: 'order', blockType: 'reporter', text: 'order' },
          { opcode: 'start', blockType: 'command', text: 'start ticking each [MS] ms', arguments: { MS: ms } },
          { opcode: 'stop', blockType: 'command', text: 'stop ticking' },
          { opcode: 'count', blockType: 'reporter', text: 'ticks' },
          { opcode: 'soon', blockType: 'Boolean', text: 'soon true?' }
        ]
      };
    },
    pause: function (args) { return later(Scratch.Cast.toNumber(args.MS)); },
    echo: function (args) { return later(Scratch.Cast.toNumber(args.MS), args.TEXT); },
    chain: function (args) {
      var left = Scratch.Cast.toNumber(args.N), text = '';
      function step() {
        text += left;
        return --left > 0 ? later(20).then(step) : text;
      }
      return Promise.resolve().then(step);
    },
    both: function (args) { return Promise.all([later(args.A, 'a'), later(args.B, 'b'), 'c']).then(function (all) { return all.join(''); }); },
    first: function (args) { return Promise.race([later(args.A, 'a'), later(args.B, 'b')]); },
    caught: function () {
      return later(10).then(function () { throw new Error('oh'); }).catch(function (error) { return 'caught ' + error.message; }).finally(function () { return 'ignored'; });
    },
    order: function () {
      var text = '1';
      var promise = Promise.resolve().then(function () { text += '3'; }).then(function () { text += '5'; });
      Promise.resolve().then(function () { text += '4'; });
      text += '2';
      return promise.then(function () { return text; });
    },
    start: function (args) {
      var self = this;
      this.ticks = 0;
      this.clock = setInterval(function () { self.ticks++; }, Scratch.Cast.toNumber(args.MS));
    },
    stop: function () { clearInterval(this.clock); },
    count: function () { return this.ticks; },
    soon: function () { return later(30, true); }
  };
  Scratch.extensions.register(new Waiting());
})(Scratch);
