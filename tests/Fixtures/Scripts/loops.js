// Blocks with stacks of their own.
(function (Scratch) {
  'use strict';
  function Loops() {}
  Loops.prototype.getInfo = function () {
    return {
      id: 'loops',
      name: 'Loops',
      blocks: [
        { opcode: 'times', blockType: Scratch.BlockType.LOOP, text: 'do [N] times', arguments: { N: { type: 'number', defaultValue: 3 } } },
        { opcode: 'maybe', blockType: Scratch.BlockType.CONDITIONAL, text: 'if [X] is big', arguments: { X: { type: 'number', defaultValue: 3 } } },
        { opcode: 'choose', blockType: Scratch.BlockType.CONDITIONAL, branchCount: 3, text: ['choose [X]', 'or', 'or'], arguments: { X: { type: 'number', defaultValue: 2 } } },
        { opcode: 'between', blockType: Scratch.BlockType.LOOP, text: 'count from [A] to [B]', arguments: { A: { type: 'number', defaultValue: 1 }, B: { type: 'number', defaultValue: 3 } } },
        { opcode: 'index', blockType: 'reporter', text: 'index' },
        { opcode: 'patient', blockType: 'command', text: 'wait [N] frames', arguments: { N: { type: 'number', defaultValue: 3 } } }
      ]
    };
  };
  Loops.prototype.times = function (args, util) {
    if (typeof util.stackFrame.left === 'undefined') util.stackFrame.left = Math.round(Scratch.Cast.toNumber(args.N));
    if (util.stackFrame.left-- > 0) util.startBranch(1, true);
  };
  Loops.prototype.maybe = function (args, util) {
    if (Scratch.Cast.toNumber(args.X) > 100) util.startBranch(1, false);
  };
  Loops.prototype.choose = function (args, util) {
    var x = Scratch.Cast.toNumber(args.X);
    if (x >= 1 && x <= 3) util.startBranch(x, false);
  };
  Loops.prototype.between = function (args, util) {
    var frame = util.stackFrame;
    frame.at = typeof frame.at === 'undefined' ? Scratch.Cast.toNumber(args.A) : frame.at + 1;
    this.at = frame.at;
    if (frame.at <= Scratch.Cast.toNumber(args.B)) util.startBranch(1, true);
  };
  Loops.prototype.index = function () { return this.at; };
  Loops.prototype.patient = function (args, util) {
    if (typeof util.stackFrame.left === 'undefined') util.stackFrame.left = Scratch.Cast.toNumber(args.N);
    if (util.stackFrame.left-- > 0) util.yieldTick();
  };
  Scratch.extensions.register(new Loops());
})(Scratch);
