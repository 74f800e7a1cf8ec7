// Moves sprites and reads what belongs to them.
(function (Scratch) {
  'use strict';
  var n = function (value) { return { type: Scratch.ArgumentType.NUMBER, defaultValue: value }; };
  function Mover() {}
  Mover.prototype.getInfo = function () {
    return {
      id: 'mover',
      name: 'Mover',
      blocks: [
        { opcode: 'jump', blockType: 'command', filter: [Scratch.TargetType.SPRITE], text: 'jump to [X] [Y]', arguments: { X: n(10), Y: n(20) } },
        { opcode: 'turn', blockType: 'command', text: 'turn [D]', arguments: { D: { type: Scratch.ArgumentType.ANGLE, defaultValue: 90 } } },
        { opcode: 'show', blockType: 'command', text: 'show [B]', arguments: { B: { type: Scratch.ArgumentType.BOOLEAN } } },
        { opcode: 'where', blockType: 'reporter', text: 'where' },
        { opcode: 'who', blockType: 'reporter', text: 'who' },
        { opcode: 'far', blockType: 'reporter', text: 'distance to [NAME]', arguments: { NAME: { type: 'string', defaultValue: 'Dog' } } },
        { opcode: 'variable', blockType: 'reporter', text: 'variable [NAME]', arguments: { NAME: { type: 'string', defaultValue: 'v' } } },
        { opcode: 'costumes', blockType: 'reporter', text: 'costumes' },
        { opcode: 'effect', blockType: 'command', text: 'effect [E] to [N]', arguments: { E: { type: 'string', defaultValue: 'ghost' }, N: n(25) } },
        { opcode: 'ghost', blockType: 'reporter', text: 'ghost' },
        { opcode: 'others', blockType: 'reporter', text: 'sprites' },
        { opcode: 'device', blockType: 'reporter', text: 'devices' }
      ]
    };
  };
  Mover.prototype.jump = function (args, util) { util.target.setXY(Scratch.Cast.toNumber(args.X), Scratch.Cast.toNumber(args.Y)); };
  Mover.prototype.turn = function (args, util) { util.target.setDirection(util.target.direction + Scratch.Cast.toNumber(args.D)); };
  Mover.prototype.show = function (args, util) { util.target.setVisible(Scratch.Cast.toBoolean(args.B)); };
  Mover.prototype.where = function (args, util) {
    var target = util.target;
    return [target.x, target.y, target.direction, target.visible].join(' ');
  };
  Mover.prototype.who = function (args, util) { return util.target.getName() + ' ' + util.target.sprite.name + ' ' + util.target.isStage + ' ' + util.target.isOriginal; };
  Mover.prototype.far = function (args, util) {
    var other = util.runtime.getSpriteTargetByName(args.NAME);
    if (!other) return 10000;
    var dx = other.x - util.target.x, dy = other.y - util.target.y;
    return Math.sqrt(dx * dx + dy * dy);
  };
  Mover.prototype.variable = function (args, util) {
    var variable = util.target.lookupVariableByNameAndType(String(args.NAME), '');
    return variable ? variable.value : 'none';
  };
  Mover.prototype.costumes = function (args, util) {
    return util.target.getCostumes().map(function (costume) { return costume.name; }).join(' ') + ' ' + util.target.currentCostume + ' ' + util.target.getCostumeIndexByName('second');
  };
  Mover.prototype.effect = function (args, util) { util.target.setEffect(String(args.E), Scratch.Cast.toNumber(args.N)); };
  Mover.prototype.ghost = function (args, util) { return util.target.effects.ghost; };
  Mover.prototype.others = function () {
    return Scratch.vm.runtime.targets.filter(function (target) { return !target.isStage; }).map(function (target) { return target.getName(); }).sort().join(' ');
  };
  Mover.prototype.device = function (args, util) {
    return [Scratch.Cast.toNumber(util.ioQuery('mouse', 'getScratchX')), util.ioQuery('mouse', 'getIsDown'), util.ioQuery('keyboard', 'getKeyIsDown', ['space']), util.ioQuery('clock', 'projectTimer') >= 0].join(' ');
  };
  Scratch.extensions.register(new Mover());
})(Scratch);
