// Events that blocks and timers start.
(function (Scratch) {
  'use strict';
  function Signals(runtime) {
    this.runtime = runtime;
    this.payload = '';
  }
  Signals.prototype.getInfo = function () {
    return {
      id: 'signals',
      name: 'Signals',
      blocks: [
        { opcode: 'when', blockType: Scratch.BlockType.EVENT, text: 'when signal [S]', isEdgeActivated: false, shouldRestartExistingThreads: true, arguments: { S: { type: 'string', menu: 'signals' } } },
        { opcode: 'whenAny', blockType: Scratch.BlockType.EVENT, text: 'when any signal', isEdgeActivated: false },
        { opcode: 'send', blockType: 'command', text: 'send [S] with [P]', arguments: { S: { type: 'string', menu: 'signals' }, P: { type: 'string', defaultValue: '' } } },
        { opcode: 'sendLater', blockType: 'command', text: 'send [S] in [MS] ms', arguments: { S: { type: 'string', menu: 'signals' }, MS: { type: 'number', defaultValue: 50 } } },
        { opcode: 'last', blockType: 'reporter', text: 'payload' },
        { opcode: 'listeners', blockType: 'reporter', text: 'scripts started by [S]', arguments: { S: { type: 'string', menu: 'signals' } } }
      ],
      menus: { signals: { acceptReporters: false, items: ['red', 'green', 'blue'] } }
    };
  };
  Signals.prototype.send = function (args, util) {
    this.payload = args.P;
    util.startHats('signals_when', { S: args.S });
    util.startHats('signals_whenAny');
  };
  Signals.prototype.sendLater = function (args) {
    var runtime = this.runtime;
    setTimeout(function () { runtime.startHats('signals_when', { S: args.S }); }, Scratch.Cast.toNumber(args.MS));
  };
  Signals.prototype.last = function () { return this.payload; };
  Signals.prototype.listeners = function (args, util) { return util.startHats('signals_when', { S: args.S }).length; };
  Scratch.extensions.register(new Signals(Scratch.vm.runtime));
})(Scratch);
