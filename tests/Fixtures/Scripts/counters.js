// A hat whose condition is asked in every frame.
(function (Scratch) {
  'use strict';
  var count = 0;
  function Counters() {}
  Counters.prototype = {
    getInfo: function () {
      return {
        id: 'counters',
        name: 'Counters',
        menuIconURI: 'data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>',
        blocks: [
          { opcode: 'whenAbove', blockType: Scratch.BlockType.HAT, text: 'when counter > [N]', isEdgeActivated: true, arguments: { N: { type: 'number', defaultValue: 3 } } },
          { opcode: 'change', blockType: 'command', text: 'change counter by [N]', arguments: { N: { type: 'number', defaultValue: 1 } } },
          { opcode: 'reset', blockType: 'command', text: 'reset counter' },
          { opcode: 'value', blockType: 'reporter', text: 'counter' }
        ]
      };
    },
    whenAbove: function (args) { return count > Scratch.Cast.toNumber(args.N); },
    change: function (args) { count += Scratch.Cast.toNumber(args.N); },
    reset: function () { count = 0; },
    value: function () { return count; }
  };
  Scratch.extensions.register(new Counters());
})(Scratch);
