// JSON as texts in variables.
(function (Scratch) {
  'use strict';
  var J = { type: Scratch.ArgumentType.STRING, defaultValue: '{"a":1}' };
  var K = { type: Scratch.ArgumentType.STRING, defaultValue: 'a' };

  function read(text, otherwise) {
    try {
      var value = JSON.parse(text);
      return typeof value === 'object' && value !== null ? value : otherwise;
    } catch (error) {
      return otherwise;
    }
  }
  function plain(value) {
    return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : value;
  }

  function JsonData() {}
  JsonData.prototype.getInfo = function () {
    return {
      id: 'jsondata',
      name: 'JSON',
      blocks: [
        { opcode: 'get', blockType: 'reporter', text: '[KEY] of [JSON]', arguments: { KEY: K, JSON: J } },
        { opcode: 'set', blockType: 'reporter', text: 'set [KEY] to [VALUE] in [JSON]', arguments: { KEY: K, VALUE: { type: 'string', defaultValue: '2' }, JSON: J } },
        { opcode: 'remove', blockType: 'reporter', text: '[JSON] without [KEY]', arguments: { KEY: K, JSON: J } },
        { opcode: 'keys', blockType: 'reporter', text: 'keys of [JSON]', arguments: { JSON: J } },
        { opcode: 'values', blockType: 'reporter', text: 'values of [JSON]', arguments: { JSON: J } },
        { opcode: 'size', blockType: 'reporter', text: 'size of [JSON]', arguments: { JSON: J } },
        { opcode: 'valid', blockType: 'Boolean', text: '[JSON] is JSON?', arguments: { JSON: J } },
        { opcode: 'path', blockType: 'reporter', text: 'path [PATH] of [JSON]', arguments: { PATH: { type: 'string', defaultValue: 'a.0.b' }, JSON: J } },
        { opcode: 'pretty', blockType: 'reporter', text: 'pretty [JSON]', arguments: { JSON: J } },
        { opcode: 'only', blockType: 'reporter', text: '[JSON] with [KEY] only', arguments: { KEY: K, JSON: J } },
        { opcode: 'doubled', blockType: 'reporter', text: '[JSON] with numbers doubled', arguments: { JSON: J } }
      ]
    };
  };
  JsonData.prototype.get = function (args) { return plain(read(args.JSON, {})[args.KEY]); };
  JsonData.prototype.set = function (args) {
    var value = read(args.JSON, {}), number = Number(args.VALUE);
    value[args.KEY] = args.VALUE !== '' && !Number.isNaN(number) ? number : args.VALUE;
    return JSON.stringify(value);
  };
  JsonData.prototype.remove = function (args) {
    var value = read(args.JSON, {});
    delete value[args.KEY];
    return JSON.stringify(value);
  };
  JsonData.prototype.keys = function (args) { return Object.keys(read(args.JSON, {})).join(','); };
  JsonData.prototype.values = function (args) { return Object.values(read(args.JSON, {})).map(plain).join(','); };
  JsonData.prototype.size = function (args) { return Object.entries(read(args.JSON, {})).length; };
  JsonData.prototype.valid = function (args) { return read(args.JSON, null) !== null; };
  JsonData.prototype.path = function (args) {
    return plain(String(args.PATH).split('.').reduce(function (value, key) { return value === undefined || value === null ? undefined : value[key]; }, read(args.JSON, {})));
  };
  JsonData.prototype.pretty = function (args) { return JSON.stringify(read(args.JSON, {}), null, 1).replace(/\n/g, '|'); };
  JsonData.prototype.only = function (args) { return JSON.stringify(read(args.JSON, {}), [String(args.KEY)]); };
  JsonData.prototype.doubled = function (args) {
    return JSON.stringify(JSON.parse(args.JSON, function (key, value) { return typeof value === 'number' ? value * 2 : value; }));
  };
  Scratch.extensions.register(new JsonData());
})(Scratch);
