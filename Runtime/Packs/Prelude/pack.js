// What a pack finds: mlkids.pack(...) for packs of our own form, Scratch.* for those of Scratch's. "host" are the functions of PackHost, "drain" runs the jobs of promises.
// A "call" is an opaque object for a BlockCall, a "box" one for a sprite.
(function (host, global) {
  var registered = [], functions = [], blocks = [], current = null, frames = {}, frameOrder = [];
  var hasOwn = Object.prototype.hasOwnProperty;

  function hidden(owner, name, value) {
    Object.defineProperty(owner, name, { value: value, writable: true, enumerable: false, configurable: true });
  }

  function getters(owner, made) {
    Object.keys(made).forEach(function (name) { Object.defineProperty(owner, name, { get: made[name], enumerable: true, configurable: true }); });
  }

  function methods(owner, made) {
    Object.keys(made).forEach(function (name) { hidden(owner, name, made[name]); });
  }

  function notOffered(what, instead) {
    return function () { throw new Error(what + ' is not offered to packs' + (instead ? ': ' + instead : '')); };
  }

  // ---- timers, console, clock, chance

  var timers = {}, nextTimer = 1, timerCount = 0, firing = 0;

  function startTimer(run, ms, every, args) {
    if (typeof run !== 'function') throw new TypeError('a timer takes a function');
    if (timerCount >= host.timerLimit()) throw new RangeError('there are ' + timerCount + ' timers already');
    var id = nextTimer++;
    ms = Math.max(every ? 4 : 0, host.number(ms));
    timers[id] = { run: run, every: every ? ms : -1, args: args };
    timerCount++;
    host.timer(id, ms, false);
    return id;
  }

  function endTimer(id) {
    if (firing === id) firing = 0;
    if (!hasOwn.call(timers, id)) return;
    delete timers[id];
    timerCount--;
  }

  function fire(id) {
    var timer = timers[id];
    if (!timer) return;
    // Taken away before it runs: one that never ends runs once only.
    endTimer(id);
    firing = id;
    timer.run.apply(undefined, timer.args);
    if (timer.every >= 0 && firing === id) {
      timers[id] = timer;
      timerCount++;
      host.timer(id, timer.every, true);
    }
  }

  methods(global, {
    setTimeout: function (run, ms) { return startTimer(run, ms, false, Array.prototype.slice.call(arguments, 2)); },
    setInterval: function (run, ms) { return startTimer(run, ms, true, Array.prototype.slice.call(arguments, 2)); },
    clearTimeout: endTimer,
    clearInterval: endTimer,
    queueMicrotask: function (run) { Promise.resolve().then(run); },
    requestAnimationFrame: function (run) { return startTimer(function () { run(host.now()); }, 1000 / 60, false, []); },
    cancelAnimationFrame: endTimer,
    performance: { now: function () { return host.now(); } }
  });

  function show(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return value.name + ': ' + value.message;
    if (value === null || typeof value !== 'object') return String(value);
    try {
      return JSON.stringify(value);
    } catch (error) {
      return String(value);
    }
  }

  var console = {};
  ['log', 'info', 'warn', 'error', 'debug', 'trace'].forEach(function (level) {
    console[level] = function () { host.log(level, Array.prototype.map.call(arguments, show).join(' ')); };
  });
  hidden(global, 'console', console);
  Math.random = function () { return host.random(); };

  var OldDate = Date;
  function PackDate(a, b, c, d, e, f, g) {
    if (!(this instanceof PackDate)) return new OldDate(host.date()).toString();
    switch (arguments.length) {
      case 0: return new OldDate(host.date());
      case 1: return new OldDate(a);
      case 2: return new OldDate(a, b);
      case 3: return new OldDate(a, b, c);
      case 4: return new OldDate(a, b, c, d);
      case 5: return new OldDate(a, b, c, d, e);
      case 6: return new OldDate(a, b, c, d, e, f);
      default: return new OldDate(a, b, c, d, e, f, g);
    }
  }
  PackDate.prototype = OldDate.prototype;
  hidden(OldDate.prototype, 'constructor', PackDate);
  hidden(PackDate, 'now', function () { return host.date(); });
  hidden(PackDate, 'parse', OldDate.parse);
  hidden(PackDate, 'UTC', OldDate.UTC);
  hidden(global, 'Date', PackDate);

  // ---- the stage

  var targets = {}, targetCount = 0;

  function targetOf(box) {
    if (!box) return null;
    var id = host.get(box, 'id');
    if (!hasOwn.call(targets, id)) {
      if (++targetCount > 1000) {
        targets = {};
        targetCount = 1;
      }
      targets[id] = new Target(box, id);
    }
    return targets[id];
  }

  function Target(box, id) {
    hidden(this, '_box', box);
    hidden(this, '_state', {});
    hidden(this, '_effects', null);
    this.id = id;
  }

  ['x', 'y', 'direction', 'size', 'visible', 'volume', 'draggable', 'rotationStyle'].forEach(function (name) {
    Object.defineProperty(Target.prototype, name, {
      get: function () { return host.get(this._box, name); },
      set: function (value) { host.set(this._box, name, value); },
      enumerable: true
    });
  });

  var effectNames = ['color', 'fisheye', 'whirl', 'pixelate', 'mosaic', 'brightness', 'ghost'];

  function lookupVariable(target, name) {
    var value = host.variable(target._box, name);
    if (value === undefined) return null;
    var variable = { id: name, name: name, type: '' };
    Object.defineProperty(variable, 'value', {
      get: function () { return host.variable(target._box, name); },
      set: function (changed) { host.setVariable(target._box, name, changed); },
      enumerable: true
    });
    return variable;
  }

  getters(Target.prototype, {
    name: function () { return host.get(this._box, 'name'); },
    isStage: function () { return host.get(this._box, 'isStage'); },
    isOriginal: function () { return host.get(this._box, 'isOriginal'); },
    currentCostume: function () { return host.get(this._box, 'currentCostume'); },
    costume: function () { return host.get(this._box, 'costume'); },
    costumes: function () { return host.list(this._box, 'costumes'); },
    sounds: function () { return host.list(this._box, 'sounds'); },
    sprite: function () {
      var target = this;
      return { name: target.name, costumes: target.getCostumes(), sounds: target.getSounds(), clones: runtime.targets.filter(function (other) { return other.name === target.name; }) };
    },
    effects: function () {
      var target = this;
      if (!target._effects) {
        target._effects = {};
        effectNames.forEach(function (name) {
          Object.defineProperty(target._effects, name, {
            get: function () { return host.effect(target._box, name); },
            set: function (value) { host.setEffect(target._box, name, value); },
            enumerable: true
          });
        });
      }
      return target._effects;
    },
    runtime: function () { return runtime; },
    renderer: notOffered('the renderer'),
    blocks: notOffered('the blocks of a sprite'),
    variables: notOffered('the table of variables', 'use lookupVariableByNameAndType(name, "")')
  });

  function asNamed(name) { return { name: name, dataFormat: '' }; }

  methods(Target.prototype, {
    getName: function () { return this.name; },
    setXY: function (x, y) { host.move(this._box, x, y); },
    moveTo: function (x, y) { host.move(this._box, x, y); },
    setDirection: function (direction) { this.direction = direction; },
    setSize: function (size) { this.size = size; },
    setVisible: function (visible) { this.visible = visible; },
    setDraggable: function (draggable) { this.draggable = draggable; },
    setRotationStyle: function (style) { this.rotationStyle = style; },
    setCostume: function (index) { host.set(this._box, 'currentCostume', index); },
    getCostumes: function () { return this.costumes.map(asNamed); },
    getSounds: function () { return this.sounds.map(asNamed); },
    getCurrentCostume: function () { return asNamed(this.costumes[this.currentCostume]); },
    getCostumeIndexByName: function (name) { return this.costumes.indexOf(String(name)); },
    setEffect: function (name, value) { host.setEffect(this._box, name, value); },
    effect: function (name) { return host.effect(this._box, name); },
    clearEffects: function () { host.act(this._box, 'clearEffects'); },
    say: function (value) { host.say(this._box, 'say', value); },
    think: function (value) { host.say(this._box, 'think', value); },
    variable: function (name) { return host.variable(this._box, name); },
    setVariable: function (name, value) { return host.setVariable(this._box, name, value); },
    lookupVariableByNameAndType: function (name, type, skipStage) {
      if (type !== undefined && type !== '') return null;
      var own = lookupVariable(this, name);
      return own || skipStage || this.isStage ? own : lookupVariable(runtime.getTargetForStage(), name);
    },
    lookupVariableById: function (id) { return this.lookupVariableByNameAndType(id, ''); },
    lookupOrCreateVariable: function (id, name) { return this.lookupVariableByNameAndType(name === undefined ? id : name, ''); },
    getBounds: function () { return host.bounds(this._box); },
    isTouchingSprite: function (name) { return host.touches(current, this._box, name); },
    isTouchingPoint: function (x, y) { return host.touchesPoint(current, this._box, x, y); },
    goToFront: function () { host.layer(current, this._box, Infinity); },
    goToBack: function () { host.layer(current, this._box, -Infinity); },
    goForwardLayers: function (layers) { host.layer(current, this._box, layers); },
    goBackwardLayers: function (layers) { host.layer(current, this._box, -layers); },
    makeClone: function () { return targetOf(host.clone(current, this._box)); },
    getCustomState: function (name) { return this._state[name]; },
    setCustomState: function (name, value) { this._state[name] = value; }
  });

  // ---- events and the runtime, as Scratch's extensions know it

  var knownEvents = ['PROJECT_START', 'PROJECT_STOP_ALL', 'PROJECT_RUN_START', 'PROJECT_RUN_STOP'], listeners = {};

  function listen(once) {
    return function (name, run) {
      if (typeof run !== 'function') throw new TypeError('"on" takes the name of an event and a function');
      if (knownEvents.indexOf(name) < 0) host.log('warn', 'The event ' + name + ' is never sent here; there are ' + knownEvents.join(', ') + '.');
      var list = listeners[name] = listeners[name] || [];
      if (list.length >= 100) throw new RangeError('there are 100 listeners of ' + name + ' already');
      list.push({ run: run, once: once });
      return this;
    };
  }

  function unlisten(name, run) {
    if (hasOwn.call(listeners, name)) listeners[name] = listeners[name].filter(function (one) { return one.run !== run; });
    return this;
  }

  function startHats(opcode, fields, target) {
    fields = fields || {};
    var names = Object.keys(fields);
    var started = host.startHats(current, String(opcode), names, names.map(function (name) { return fields[name]; }), target ? target._box : null);
    return started.map(function (box) {
      return { target: null, isRunning: function () { return host.running(box); }, get status() { return host.running(box) ? 0 : 4; } };
    });
  }

  var mouse = {
    getX: function () { return host.world(current, 'mouseX') + 240; },
    getY: function () { return 180 - host.world(current, 'mouseY'); },
    getClientX: function () { return host.world(current, 'mouseX') + 240; },
    getClientY: function () { return 180 - host.world(current, 'mouseY'); },
    getScratchX: function () { return Math.round(host.world(current, 'mouseX')); },
    getScratchY: function () { return Math.round(host.world(current, 'mouseY')); },
    getIsDown: function () { return host.world(current, 'mouseDown'); }
  };
  var devices = {
    mouse: mouse,
    keyboard: { getKeyIsDown: function (key) { return host.key(current, key); } },
    clock: {
      projectTimer: function () { return host.world(current, 'timer'); },
      resetProjectTimer: function () { host.resetTimer(current); }
    },
    userData: { getUsername: function () { return host.world(current, 'userName'); } }
  };

  function Runtime() {}
  methods(Runtime.prototype, {
    on: listen(false),
    addListener: listen(false),
    once: listen(true),
    off: unlisten,
    removeListener: unlisten,
    emit: function (name, target, kind, value) {
      if (name === 'SAY' && target instanceof Target) host.say(target._box, kind === 'think' ? 'think' : 'say', value);
      return true;
    },
    startHats: startHats,
    requestRedraw: function () { host.redraw(current); },
    stopAll: function () { host.stop(current, 'all'); },
    getSpriteTargetByName: function (name) { return targetOf(host.find(current, name)); },
    getTargetForStage: function () { return targetOf(host.stage(current)); },
    getTargetById: function (id) { return runtime.targets.filter(function (one) { return one.id === id; })[0]; },
    getEditingTarget: function () { return targetOf(host.target(current)); },
    isActiveThread: function () { return false; },
    ioDevicePost: function () {},
    registerPeripheralExtension: notOffered('hardware'),
    getOpcodeFunction: notOffered('another pack\'s block')
  });
  getters(Runtime.prototype, {
    targets: function () { return host.layers(current).map(targetOf); },
    currentMSecs: function () { return host.world(current, 'now'); },
    currentStepTime: function () { return 1000 / 30; },
    ioDevices: function () { return devices; },
    stageWidth: function () { return 480; },
    stageHeight: function () { return 360; },
    isPackaged: function () { return false; },
    renderer: notOffered('the renderer', 'use util.target to move and change sprites'),
    audioEngine: notOffered('the audio engine'),
    threads: notOffered('the list of threads')
  });
  ['PROJECT_START', 'PROJECT_STOP_ALL', 'PROJECT_RUN_START', 'PROJECT_RUN_STOP'].forEach(function (name) { hidden(Runtime, name, name); });
  var runtime = new Runtime();

  // Frames belong to one run of one block: those of blocks with stacks are kept between its turns.
  function frameOf(call) {
    var run = host.run(call);
    if (run === 0) return {};
    if (!hasOwn.call(frames, run)) {
      frames[run] = {};
      frameOrder.push(run);
      if (frameOrder.length > 1000) delete frames[frameOrder.shift()];
    }
    return frames[run];
  }

  // ---- what Scratch's blocks get: "util"

  function Util(call, frame) {
    hidden(this, '_call', call);
    hidden(this, '_target', null);
    hidden(this, '_pause', 0);
    hidden(this, '_branch', 0);
    hidden(this, '_loop', false);
    this.stackFrame = frame;
  }
  getters(Util.prototype, {
    target: function () { return this._target || (this._target = targetOf(host.target(this._call))); },
    runtime: function () { return runtime; },
    thread: function () { return { target: this.target, topBlock: '', status: 0, isKilled: host.stopped(this._call) }; },
    nowObj: function () { return { now: host.now }; }
  });
  methods(Util.prototype, {
    yield: function () { this._pause = 1; },
    yieldTick: function () { this._pause = 2; },
    startBranch: function (branch, isLoop) {
      this._branch = branch;
      this._loop = !!isLoop;
    },
    startHats: startHats,
    stopAll: function () { host.stop(this._call, 'all'); },
    stopOtherTargetThreads: function () { host.stop(this._call, 'others'); },
    stopThisScript: function () { host.stop(this._call, 'script'); },
    startStackTimer: function (ms) {
      this.stackFrame.timer = host.now();
      this.stackFrame.duration = ms;
    },
    stackTimerNeedsInit: function () { return this.stackFrame.timer === undefined; },
    stackTimerFinished: function () { return host.now() - this.stackFrame.timer >= this.stackFrame.duration; },
    getParam: notOffered('the parameters of a custom block'),
    startProcedure: notOffered('a call of a custom block'),
    ioQuery: function (device, question, args) {
      var of = hasOwn.call(devices, device) ? devices[device] : null;
      if (!of || typeof of[question] !== 'function')
        throw new Error('ioQuery("' + device + '", "' + question + '") is not offered: there are mouse, keyboard, clock and userData');
      return of[question].apply(of, args || []);
    }
  });

  // ---- what blocks of our own form get: "call"

  function Stage(call) { hidden(this, '_call', call); }
  getters(Stage.prototype, {
    backdrop: function () { return targetOf(host.stage(this._call)); },
    sprites: function () { return host.layers(this._call).map(targetOf); },
    timer: function () { return host.world(this._call, 'timer'); },
    answer: function () { return host.world(this._call, 'answer'); },
    mouseX: function () { return host.world(this._call, 'mouseX'); },
    mouseY: function () { return host.world(this._call, 'mouseY'); },
    mouseDown: function () { return host.world(this._call, 'mouseDown'); },
    loudness: function () { return host.world(this._call, 'loudness'); },
    userName: function () { return host.world(this._call, 'userName'); }
  });
  methods(Stage.prototype, {
    find: function (name) { return targetOf(host.find(this._call, name)); },
    isKeyDown: function (key) { return host.key(this._call, key); },
    resetTimer: function () { host.resetTimer(this._call); }
  });

  function Call(handle, frame) {
    hidden(this, '_call', handle);
    hidden(this, '_target', null);
    hidden(this, '_stage', null);
    this.frame = frame;
  }
  getters(Call.prototype, {
    target: function () { return this._target || (this._target = targetOf(host.target(this._call))); },
    stage: function () { return this._stage || (this._stage = new Stage(this._call)); },
    now: function () { return host.world(this._call, 'now'); },
    stopped: function () { return host.stopped(this._call); },
    turn: function () { return host.turn(this._call); },
    run: function () { return host.run(this._call); }
  });
  methods(Call.prototype, {
    random: function () { return host.chance(this._call); },
    say: function (text) { this.target.say(text); },
    think: function (text) { this.target.think(text); },
    redraw: function () { host.redraw(this._call); },
    startHats: function (id, fields, target) {
      var block = blocks[host.get(this._call, 'block')];
      return startHats(String(id).indexOf('_') < 0 && block ? block.pack + '_' + id : id, fields, target);
    },
    stop: function (what) { host.stop(this._call, what === undefined ? 'all' : what); },
    report: function (sentence, message) { host.report(this._call, sentence, message === undefined ? sentence : message); },
    onStop: function (run) {
      if (typeof run !== 'function') throw new TypeError('onStop takes a function');
      host.onStop(this._call, run);
    },
    ask: function (question) {
      var call = this._call;
      return new Promise(function (done, fail) { host.ask(call, question, done, fail); }).then(function () { return host.world(call, 'answer'); });
    },
    wait: function (seconds) {
      return new Promise(function (done) { global.setTimeout(done, 1000 * host.number(seconds)); });
    }
  });

  // ---- Scratch.*

  var Cast = {
    toNumber: function (value) { return host.number(value); },
    toBoolean: function (value) { return typeof value === 'object' || typeof value === 'function' ? !!value : host.boolean(value); },
    toString: function (value) { return String(value); },
    isWhiteSpace: function (value) { return value === null || (typeof value === 'string' && value.trim().length === 0); },
    compare: function (a, b) { return host.compare(a, b); },
    isInt: function (value) { return host.isWhole(value); },
    toRgbColorList: function (value) { var rgb = Cast.toRgbColorObject(value); return [rgb.r, rgb.g, rgb.b]; },
    toRgbColorObject: function (value) {
      var number, match;
      if (typeof value === 'string' && value.charAt(0) === '#') {
        if ((match = /^#([a-f\d])([a-f\d])([a-f\d])$/i.exec(value)) !== null)
          return { r: parseInt(match[1] + match[1], 16), g: parseInt(match[2] + match[2], 16), b: parseInt(match[3] + match[3], 16) };
        if ((match = /^#([a-f\d]{2})([a-f\d]{2})([a-f\d]{2})$/i.exec(value)) !== null)
          return { r: parseInt(match[1], 16), g: parseInt(match[2], 16), b: parseInt(match[3], 16) };
        return { r: 0, g: 0, b: 0, a: 255 };
      }
      number = host.number(value);
      var alpha = (number >> 24) & 0xFF;
      return { a: alpha === 0 ? 255 : alpha, r: (number >> 16) & 0xFF, g: (number >> 8) & 0xFF, b: number & 0xFF };
    },
    toListIndex: function (index, length, acceptAll) {
      if (typeof index !== 'number') {
        if (index === 'all') return acceptAll ? Cast.LIST_ALL : Cast.LIST_INVALID;
        if (index === 'last') return length > 0 ? length : Cast.LIST_INVALID;
        if (index === 'random' || index === 'any') return length > 0 ? 1 + Math.floor(Math.random() * length) : Cast.LIST_INVALID;
      }
      index = Math.floor(host.number(index));
      return index < 1 || index > length ? Cast.LIST_INVALID : index;
    },
    LIST_INVALID: 'INVALID',
    LIST_ALL: 'ALL'
  };

  var translations = {};
  function fill(text, values) {
    return String(text).replace(/\{(\w+)\}/g, function (whole, name) { return values && hasOwn.call(values, name) ? values[name] : whole; });
  }
  function translate(message, values) {
    if (typeof message === 'string') message = { 'default': message };
    var language = host.language(), id = message.id === undefined ? '_' + message['default'] : message.id;
    var known = translations[language] || translations[language.split('-')[0]];
    return fill(known && hasOwn.call(known, id) ? known[id] : message['default'], values);
  }
  translate.setup = function (added) {
    Object.keys(added || {}).forEach(function (language) { translations[language] = added[language]; });
  };
  Object.defineProperty(translate, 'language', { get: function () { return host.language(); } });

  function rejected(what) {
    return function () { return Promise.reject(new Error(what + ' is not offered to packs: they work without a network')); };
  }
  function never() { return Promise.resolve(false); }

  var Scratch = {
    ArgumentType: { ANGLE: 'angle', BOOLEAN: 'Boolean', COLOR: 'color', NUMBER: 'number', STRING: 'string', MATRIX: 'matrix', NOTE: 'note', IMAGE: 'image', COSTUME: 'costume', SOUND: 'sound' },
    BlockType: { BOOLEAN: 'Boolean', BUTTON: 'button', LABEL: 'label', COMMAND: 'command', CONDITIONAL: 'conditional', EVENT: 'event', HAT: 'hat', LOOP: 'loop', REPORTER: 'reporter', XML: 'xml' },
    BlockShape: { HEXAGONAL: 1, ROUND: 2, SQUARE: 3 },
    TargetType: { SPRITE: 'sprite', STAGE: 'stage' },
    Cast: Cast,
    translate: translate,
    extensions: {
      unsandboxed: true,
      isPenguinMod: false,
      register: function (extension) { register({ own: false, value: extension }); }
    },
    vm: { runtime: runtime, on: listen(false), off: unlisten, once: listen(true), removeListener: unlisten },
    fetch: rejected('fetch'),
    canFetch: never,
    canOpenWindow: never,
    openWindow: rejected('openWindow'),
    canRedirect: never,
    redirect: rejected('redirect'),
    canRecordAudio: never,
    canRecordVideo: never,
    canReadClipboard: never,
    canNotify: never,
    canGeolocate: never,
    canEmbed: never,
    canDownload: never,
    download: rejected('download')
  };
  getters(Scratch.vm, { renderer: notOffered('the renderer', 'use util.target to move and change sprites'), extensionManager: notOffered('the extension manager') });
  getters(Scratch, { renderer: notOffered('the renderer', 'use util.target to move and change sprites'), gui: notOffered('the editor\'s page') });

  function register(entry) {
    if (registered.length >= 20) throw new RangeError('one script registers 20 packs at most');
    registered.push(entry);
  }

  hidden(global, 'Scratch', Scratch);
  hidden(global, 'mlkids', { pack: function (description) { register({ own: true, value: description }); }, log: console.log, translate: translate });

  // For extensions written as modules of Scratch's own source.
  var modules = {
    'argument-type': Scratch.ArgumentType, 'block-type': Scratch.BlockType, 'target-type': Scratch.TargetType, cast: Cast, 'format-message': translate,
    log: console, 'math-util': null
  };
  modules['math-util'] = {
    clamp: function (n, min, max) { return Math.min(Math.max(n, min), max); },
    wrapClamp: function (n, min, max) { var range = max - min + 1; return n - Math.floor((n - min) / range) * range; },
    degToRad: function (degrees) { return degrees * Math.PI / 180; },
    radToDeg: function (radians) { return radians * 180 / Math.PI; }
  };
  hidden(global, 'module', { exports: {} });
  hidden(global, 'exports', global.module.exports);
  hidden(global, 'require', function (path) {
    var name = String(path).split('/').pop().replace(/\.js$/, '');
    if (!hasOwn.call(modules, name)) throw new Error('require("' + path + '") is not offered to packs: there are ' + Object.keys(modules).join(', '));
    return modules[name];
  });

  // ---- for the host

  // The description as JSON text; a function is {"$function": its number}.
  function dump(value, depth) {
    var parts = [], i, names;
    if (typeof value === 'function') {
      functions.push(value);
      return '{"$function":' + (functions.length - 1) + '}';
    }
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value === 'number') return isFinite(value) ? String(value) : JSON.stringify(String(value));
    if (typeof value === 'boolean') return String(value);
    if (value === null || typeof value !== 'object') return 'null';
    if (depth > 12) return '"(nested too deep)"';
    if (Array.isArray(value)) {
      if (value.length > 5000) throw new RangeError('a list in the description has ' + value.length + ' items; 5000 are allowed');
      for (i = 0; i < value.length; i++) parts.push(dump(value[i], depth + 1));
      return '[' + parts.join(',') + ']';
    }
    names = Object.keys(value);
    if (names.length > 1000) throw new RangeError('an object in the description has ' + names.length + ' properties; 1000 are allowed');
    for (i = 0; i < names.length; i++) parts.push(JSON.stringify(names[i]) + ':' + dump(value[names[i]], depth + 1));
    return '{' + parts.join(',') + '}';
  }

  function methodsOf(owner) {
    var names = [];
    for (var at = owner; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
      Object.getOwnPropertyNames(at).forEach(function (name) {
        var property = Object.getOwnPropertyDescriptor(at, name);
        if (property && typeof property.value === 'function' && names.indexOf(name) < 0 && names.length < 2000) names.push(name);
      });
    return names;
  }

  return {
    // Whatever has a getInfo is an extension, if nothing was registered.
    adopt: function (candidates) {
      if (registered.length > 0) return;
      var exported = global.module.exports;
      if (typeof exported === 'function' || (exported && typeof exported.getInfo === 'function')) candidates.push(exported);
      candidates.forEach(function (one, i) {
        if (candidates.indexOf(one) !== i) return;
        if (typeof one === 'function' && one.prototype && typeof one.prototype.getInfo === 'function') register({ own: false, value: new one(runtime) });
        else if (one && typeof one === 'object' && typeof one.getInfo === 'function') register({ own: false, value: one });
      });
    },
    count: function () { return registered.length; },
    describe: function (i) {
      var entry = registered[i];
      if (entry.own) return '{"own":true,"info":' + dump(entry.value, 0) + ',"methods":[]}';
      if (!entry.value || typeof entry.value.getInfo !== 'function') return '{"own":false,"info":null,"methods":[]}';
      var info = entry.value.getInfo();
      entry.info = info;
      return '{"own":false,"info":' + dump(info, 0) + ',"methods":' + JSON.stringify(methodsOf(entry.value)) + '}';
    },
    // A block that can be called: by its number among the functions, or by the name of a method.
    bind: function (entry, pack, way) {
      blocks.push({ pack: pack, owner: registered[entry].value, run: typeof way === 'number' ? functions[way] : null, method: typeof way === 'string' ? way : null });
      return blocks.length - 1;
    },
    invoke: function (number, args, call, frame) {
      var block = blocks[number], result;
      current = call;
      frame = frame || frameOf(call);
      if (block.run) return block.run.call(block.owner, args, new Call(call, frame));
      var util = new Util(call, frame);
      result = block.owner[block.method](args, util, {});
      if (util._pause !== 0) host.outcome(util._pause, frame);
      else if (util._branch !== 0) host.outcome(3, (util._loop ? -1 : 1) * host.number(util._branch));
      return result;
    },
    then: function (promise, done, fail) { promise.then(done, fail); },
    text: function (value) { return String(value); },
    show: show,
    items: function (entry, way) {
      var owner = registered[entry].value;
      return dump(typeof way === 'number' ? functions[way].call(owner) : owner[way](current ? host.get(host.target(current), 'id') : null), 0);
    },
    fire: fire,
    emit: function (name) {
      var list = listeners[name] || [];
      listeners[name] = list.filter(function (one) { return !one.once; });
      return list.map(function (one) { return one.run; });
    }
  };
})
