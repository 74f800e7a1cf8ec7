// Menus of every kind.
(function (Scratch) {
  'use strict';
  var own = ['first', 'second'];
  function Choices() {}
  Choices.prototype = {
    getInfo: function () {
      return {
        id: 'choices',
        name: 'Choices',
        blocks: [
          { opcode: 'plain', blockType: 'reporter', text: 'plain [X]', arguments: { X: { type: 'string', menu: 'plain', defaultValue: 'b' } } },
          { opcode: 'named', blockType: 'reporter', text: 'named [X]', arguments: { X: { type: 'number', menu: 'named', defaultValue: '2' } } },
          { opcode: 'fromCode', blockType: 'reporter', text: 'from code [X]', arguments: { X: { type: 'string', menu: 'own' } } },
          { opcode: 'add', blockType: 'command', text: 'add choice [X]', arguments: { X: { type: 'string', defaultValue: 'third' } } },
          { opcode: 'all', blockType: 'reporter', text: 'all choices' },
          { opcode: 'kind', blockType: 'reporter', text: 'kind of [X]', arguments: { X: { type: 'string', menu: 'named' } } }
        ],
        menus: {
          plain: { acceptReporters: true, items: ['a', 'b', 'c'] },
          named: { acceptReporters: false, items: [{ text: 'one', value: '1' }, { text: 'two', value: '2' }] },
          own: { acceptReporters: true, items: 'getOwn' }
        }
      };
    },
    getOwn: function () { return own.map(function (name) { return { text: name.toUpperCase(), value: name }; }); },
    plain: function (args) { return args.X + '!'; },
    named: function (args) { return Scratch.Cast.toNumber(args.X) * 10; },
    fromCode: function (args) { return own.indexOf(args.X) + 1; },
    add: function (args) { own.push(String(args.X)); },
    all: function () { return this.getOwn().map(function (item) { return item.text; }).join(' '); },
    kind: function (args) { return typeof args.X; }
  };
  Scratch.extensions.register(new Choices());
})(Scratch);
