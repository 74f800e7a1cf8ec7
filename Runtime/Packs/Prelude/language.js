// What came to JavaScript after ECMAScript 5, as far as it needs no new syntax, for the engine of the compact flavour.
// Also mends what that engine has wrong and what is written more simply here than outside.
(function (regex, shared) {
  var global = shared;
  var hasOwn = Object.prototype.hasOwnProperty;
  var TEXT_LIMIT = 10000000;

  function define(owner, name, value) {
    Object.defineProperty(owner, name, { value: value, writable: true, enumerable: false, configurable: true });
  }

  function defineAll(owner, functions) {
    Object.keys(functions).forEach(function (name) { define(owner, name, functions[name]); });
  }

  function whole(value) {
    value = +value;
    return value !== value ? 0 : value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  function text(value, name) {
    if (value === null || value === undefined) throw new TypeError(name + ' called on ' + value);
    return String(value);
  }

  function same(a, b) {
    return a === b || (a !== a && b !== b);
  }

  // Regular expressions with a time limit.
  var OldRegExp = RegExp;
  function SafeRegExp(pattern, flags) {
    if (pattern instanceof OldRegExp)
      return regex(pattern.source, flags === undefined ? (pattern.global ? 'g' : '') + (pattern.ignoreCase ? 'i' : '') + (pattern.multiline ? 'm' : '') : flags);
    return regex(pattern === undefined ? '(?:)' : pattern, flags === undefined ? '' : flags);
  }
  SafeRegExp.prototype = OldRegExp.prototype;
  define(OldRegExp.prototype, 'constructor', SafeRegExp);

  // Of functions, so that each call asks for the stack.
  define(Function.prototype, 'bind', function (self) {
    var inner = this, bound = Array.prototype.slice.call(arguments, 1);
    if (typeof inner !== 'function') throw new TypeError('bind needs a function');
    return function () {
      return inner.apply(self, bound.concat(Array.prototype.slice.call(arguments)));
    };
  });

  // The engine's parser of JSON knows no reviver, and its writer no list of names.
  var parse = JSON.parse, stringify = JSON.stringify;
  function revive(holder, name, reviver) {
    var value = holder[name];
    if (value && typeof value === 'object')
      Object.keys(value).forEach(function (key) {
        var changed = revive(value, key, reviver);
        if (changed === undefined) delete value[key]; else value[key] = changed;
      });
    return reviver.call(holder, name, value);
  }
  defineAll(JSON, {
    parse: function (source, reviver) {
      var value = parse(source);
      return typeof reviver === 'function' ? revive({ '': value }, '', reviver) : value;
    },
    stringify: function (value, replacer, space) {
      var names = Array.isArray(replacer) ? replacer.map(String) : null;
      if (!names) return stringify(value, replacer, space);
      return stringify(value, function (key, inside) {
        return key === '' || Array.isArray(this) || names.indexOf(key) >= 0 ? inside : undefined;
      }, space);
    }
  });

  defineAll(Object, {
    assign: function (target) {
      for (var i = 1; i < arguments.length; i++)
        if (arguments[i] !== null && arguments[i] !== undefined)
          for (var names = Object.keys(Object(arguments[i])), j = 0; j < names.length; j++) target[names[j]] = arguments[i][names[j]];
      return target;
    },
    entries: function (owner) { return Object.keys(owner).map(function (key) { return [key, owner[key]]; }); },
    values: function (owner) { return Object.keys(owner).map(function (key) { return owner[key]; }); },
    fromEntries: function (entries) {
      var made = {};
      Array.from(entries).forEach(function (entry) { made[entry[0]] = entry[1]; });
      return made;
    },
    is: function (a, b) { return same(a, b) && (a !== 0 || 1 / a === 1 / b); },
    getOwnPropertyDescriptors: function (owner) {
      var made = {};
      Object.getOwnPropertyNames(owner).forEach(function (key) { made[key] = Object.getOwnPropertyDescriptor(owner, key); });
      return made;
    }
  });

  function listOf(source) {
    if (source && typeof source.forEach === 'function' && typeof source.size === 'number') {
      var list = [];
      source.forEach(function (value, key) { list.push(source instanceof Map ? [key, value] : value); });
      return list;
    }
    if (source && typeof source.next === 'function') {
      var items = [];
      for (var step = source.next(); !step.done; step = source.next()) items.push(step.value);
      return items;
    }
    return typeof source === 'string' ? source.split('') : Array.prototype.slice.call(source);
  }

  defineAll(Array, {
    from: function (source, map, self) {
      var list = source !== null && typeof source === 'object' && !Array.isArray(source) && typeof source.length === 'number' && typeof source.next !== 'function'
        ? Array.apply(null, { length: Math.max(0, whole(source.length)) }).map(function (_, i) { return source[i]; })
        : listOf(source);
      return map ? list.map(function (value, i) { return map.call(self, value, i); }) : list;
    },
    of: function () { return Array.prototype.slice.call(arguments); }
  });

  function flat(list, depth, into) {
    list.forEach(function (item) {
      if (Array.isArray(item) && depth > 0) flat(item, depth - 1, into); else into.push(item);
    });
    return into;
  }

  defineAll(Array.prototype, {
    find: function (test, self) { var i = this.findIndex(test, self); return i < 0 ? undefined : this[i]; },
    findIndex: function (test, self) {
      for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i, this)) return i;
      return -1;
    },
    findLast: function (test, self) { var i = this.findLastIndex(test, self); return i < 0 ? undefined : this[i]; },
    findLastIndex: function (test, self) {
      for (var i = this.length - 1; i >= 0; i--) if (test.call(self, this[i], i, this)) return i;
      return -1;
    },
    includes: function (value, from) {
      var start = whole(from);
      for (var i = start < 0 ? Math.max(0, this.length + start) : start; i < this.length; i++) if (same(this[i], value)) return true;
      return false;
    },
    fill: function (value, from, to) {
      var length = this.length, start = whole(from), end = to === undefined ? length : whole(to);
      if (start < 0) start = Math.max(0, length + start);
      if (end < 0) end = length + end;
      for (var i = start; i < Math.min(end, length); i++) this[i] = value;
      return this;
    },
    flat: function (depth) { return flat(this, depth === undefined ? 1 : whole(depth), []); },
    flatMap: function (map, self) { return flat(this.map(map, self), 1, []); },
    at: function (index) { index = whole(index); return this[index < 0 ? this.length + index : index]; },
    keys: function () { return iterator(this.map(function (_, i) { return i; })); },
    values: function () { return iterator(this.slice()); },
    entries: function () { return iterator(this.map(function (value, i) { return [i, value]; })); }
  });

  function iterator(items) {
    var at = 0;
    return { next: function () { return at < items.length ? { value: items[at++], done: false } : { value: undefined, done: true }; } };
  }

  function noPattern(value, name) {
    if (value instanceof OldRegExp) throw new TypeError(name + ' takes a text, no regular expression');
    return String(value);
  }

  function repeat(part, times) {
    if (times < 0 || times === Infinity) throw new RangeError('repeat() takes a number from 0');
    if (part.length * times > TEXT_LIMIT) throw new RangeError('repeat() would make a text of ' + part.length * times + ' letters');
    var result = '';
    for (var left = whole(times); left > 0; left = Math.floor(left / 2), part += part) if (left % 2 === 1) result += part;
    return result;
  }

  function pad(value, length, filler) {
    filler = filler === undefined ? ' ' : String(filler);
    var missing = whole(length) - value.length;
    return missing <= 0 || filler === '' ? '' : repeat(filler, Math.ceil(missing / filler.length)).slice(0, missing);
  }

  defineAll(String.prototype, {
    includes: function (part, from) { return text(this, 'includes').indexOf(noPattern(part, 'includes'), from) >= 0; },
    startsWith: function (part, from) {
      from = Math.max(0, whole(from));
      part = noPattern(part, 'startsWith');
      return text(this, 'startsWith').slice(from, from + part.length) === part;
    },
    endsWith: function (part, end) {
      var value = text(this, 'endsWith');
      part = noPattern(part, 'endsWith');
      value = end === undefined ? value : value.slice(0, Math.max(0, whole(end)));
      return part.length <= value.length && value.slice(value.length - part.length) === part;
    },
    repeat: function (times) { return repeat(text(this, 'repeat'), whole(times)); },
    padStart: function (length, filler) { var value = text(this, 'padStart'); return pad(value, length, filler) + value; },
    padEnd: function (length, filler) { var value = text(this, 'padEnd'); return value + pad(value, length, filler); },
    trimStart: function () { return text(this, 'trimStart').replace(/^[\s\uFEFF]+/, ''); },
    trimEnd: function () { return text(this, 'trimEnd').replace(/[\s\uFEFF]+$/, ''); },
    at: function (index) { index = whole(index); return text(this, 'at').charAt(index < 0 ? this.length + index : index) || undefined; },
    codePointAt: function (at) {
      var value = text(this, 'codePointAt'), first = value.charCodeAt(whole(at)), second = value.charCodeAt(whole(at) + 1);
      if (first !== first) return undefined;
      return first >= 0xD800 && first <= 0xDBFF && second >= 0xDC00 && second <= 0xDFFF ? (first - 0xD800) * 0x400 + second - 0xDC00 + 0x10000 : first;
    },
    replaceAll: function (part, by) {
      if (part instanceof OldRegExp) {
        if (!part.global) throw new TypeError('replaceAll() needs a global regular expression');
        return text(this, 'replaceAll').replace(part, by);
      }
      return text(this, 'replaceAll').split(String(part)).join(typeof by === 'function' ? by(String(part)) : by);
    },
    matchAll: function (pattern) {
      var value = text(this, 'matchAll'), found = [], match;
      pattern = SafeRegExp(pattern.source || pattern, 'g' + (pattern.ignoreCase ? 'i' : '') + (pattern.multiline ? 'm' : ''));
      while ((match = pattern.exec(value)) !== null) {
        found.push(match);
        if (match[0] === '') pattern.lastIndex++;
      }
      return iterator(found);
    }
  });

  define(String, 'fromCodePoint', function () {
    return Array.prototype.map.call(arguments, function (code) {
      return code < 0x10000 ? String.fromCharCode(code) : String.fromCharCode(0xD800 + Math.floor((code - 0x10000) / 0x400), 0xDC00 + (code - 0x10000) % 0x400);
    }).join('');
  });

  defineAll(Number, {
    isNaN: function (value) { return typeof value === 'number' && value !== value; },
    isFinite: function (value) { return typeof value === 'number' && isFinite(value); },
    isInteger: function (value) { return typeof value === 'number' && isFinite(value) && Math.floor(value) === value; },
    isSafeInteger: function (value) { return Number.isInteger(value) && Math.abs(value) <= 9007199254740991; },
    parseFloat: parseFloat,
    parseInt: parseInt,
    EPSILON: 2.220446049250313e-16,
    MAX_SAFE_INTEGER: 9007199254740991,
    MIN_SAFE_INTEGER: -9007199254740991
  });

  defineAll(Math, {
    sign: function (x) { x = +x; return x === 0 || x !== x ? x : x < 0 ? -1 : 1; },
    trunc: function (x) { x = +x; return x < 0 ? Math.ceil(x) : Math.floor(x); },
    hypot: function () {
      var sum = 0;
      for (var i = 0; i < arguments.length; i++) sum += arguments[i] * arguments[i];
      return Math.sqrt(sum);
    },
    log1p: function (x) { return Math.abs(x) < 1e-5 ? x - x * x / 2 : Math.log(1 + x); },
    expm1: function (x) { return Math.abs(x) < 1e-5 ? x + x * x / 2 : Math.exp(x) - 1; },
    imul: function (a, b) { return ((a & 0xffff) * b + (((a >>> 16) * b & 0xffff) << 16)) | 0; },
    clz32: function (x) { x = x >>> 0; for (var n = 0; n < 32; n++) if (x & (0x80000000 >>> n)) return n; return 32; },
  });

  // Maps: simple keys by their text, objects by looking through those of them that are there.
  function KeyTable() {
    this.simple = Object.create(null);
    this.objects = [];
  }
  KeyTable.prototype.find = function (key) {
    if (key === null || (typeof key !== 'object' && typeof key !== 'function')) return this.simple[typeof key + ' ' + key];
    for (var i = 0; i < this.objects.length; i++) if (this.objects[i].key === key) return this.objects[i];
    return undefined;
  };
  KeyTable.prototype.add = function (entry) {
    if (entry.key === null || (typeof entry.key !== 'object' && typeof entry.key !== 'function')) this.simple[typeof entry.key + ' ' + entry.key] = entry;
    else this.objects.push(entry);
  };
  KeyTable.prototype.remove = function (entry) {
    if (entry.key === null || (typeof entry.key !== 'object' && typeof entry.key !== 'function')) delete this.simple[typeof entry.key + ' ' + entry.key];
    else this.objects.splice(this.objects.indexOf(entry), 1);
  };

  function Map(entries) {
    if (!(this instanceof Map)) throw new TypeError('Map needs "new"');
    this.clear();
    var self = this;
    if (entries) listOf(entries).forEach(function (entry) { self.set(entry[0], entry[1]); });
  }
  defineAll(Map.prototype, {
    clear: function () {
      define(this, '_keys', new KeyTable());
      define(this, '_first', { next: null, gone: true });
      define(this, '_last', this._first);
      define(this, 'size', 0);
    },
    get: function (key) { var entry = this._keys.find(key); return entry ? entry.value : undefined; },
    has: function (key) { return this._keys.find(key) !== undefined; },
    set: function (key, value) {
      var entry = this._keys.find(key);
      if (entry) {
        entry.value = value;
        return this;
      }
      entry = { key: key === 0 ? 0 : key, value: value, next: null, gone: false };
      this._keys.add(entry);
      this._last.next = entry;
      this._last = entry;
      this.size++;
      return this;
    },
    'delete': function (key) {
      var entry = this._keys.find(key);
      if (!entry) return false;
      this._keys.remove(entry);
      entry.gone = true;
      for (var before = this._first; before.next !== entry; before = before.next);
      before.next = entry.next;
      if (this._last === entry) this._last = before;
      this.size--;
      return true;
    },
    forEach: function (each, self) {
      for (var entry = this._first.next; entry; entry = entry.next) if (!entry.gone) each.call(self, entry.value, entry.key, this);
    },
    keys: function () { var list = []; this.forEach(function (_, key) { list.push(key); }); return iterator(list); },
    values: function () { var list = []; this.forEach(function (value) { list.push(value); }); return iterator(list); },
    entries: function () { return iterator(listOf(this)); }
  });

  function Set(items) {
    if (!(this instanceof Set)) throw new TypeError('Set needs "new"');
    define(this, '_map', new Map());
    var self = this;
    if (items) listOf(items).forEach(function (item) { self.add(item); });
  }
  defineAll(Set.prototype, {
    add: function (item) { this._map.set(item, item); return this; },
    has: function (item) { return this._map.has(item); },
    'delete': function (item) { return this._map['delete'](item); },
    clear: function () { this._map.clear(); },
    forEach: function (each, self) { var set = this; this._map.forEach(function (item) { each.call(self, item, item, set); }); },
    keys: function () { return this._map.keys(); },
    values: function () { return this._map.keys(); },
    entries: function () { return this._map.entries(); }
  });
  Object.defineProperty(Set.prototype, 'size', { get: function () { return this._map.size; } });

  // Kept at the key itself.
  var weak = 0;
  function WeakMap(entries) {
    define(this, '_name', '_weak' + weak++);
    var self = this;
    if (entries) listOf(entries).forEach(function (entry) { self.set(entry[0], entry[1]); });
  }
  defineAll(WeakMap.prototype, {
    get: function (key) { return this.has(key) ? key[this._name] : undefined; },
    has: function (key) { return Object(key) === key && hasOwn.call(key, this._name); },
    set: function (key, value) {
      if (Object(key) !== key) throw new TypeError('a WeakMap keeps objects only');
      define(key, this._name, value);
      return this;
    },
    'delete': function (key) { return this.has(key) && delete key[this._name]; }
  });

  function WeakSet() { define(this, '_map', new WeakMap()); }
  defineAll(WeakSet.prototype, {
    add: function (item) { this._map.set(item, true); return this; },
    has: function (item) { return this._map.has(item); },
    'delete': function (item) { return this._map['delete'](item); }
  });

  // Promises. Their jobs run when the running call is over: the host asks with drain().
  var jobs = [];
  function Promise(executor) {
    if (!(this instanceof Promise)) throw new TypeError('Promise needs "new"');
    if (typeof executor !== 'function') throw new TypeError('new Promise() takes a function');
    define(this, '_state', 'pending');
    define(this, '_value', undefined);
    define(this, '_waiting', []);
    run(this, executor);
  }

  function run(promise, executor) {
    var over = false;
    function once(act) {
      return function (value) {
        if (over) return;
        over = true;
        act(promise, value);
      };
    }
    var fail = once(reject);
    try {
      executor(once(resolve), fail);
    } catch (error) {
      fail(error);
    }
  }

  function resolve(promise, value) {
    if (value === promise) return reject(promise, new TypeError('a promise cannot wait for itself'));
    var then;
    try {
      then = value !== null && (typeof value === 'object' || typeof value === 'function') ? value.then : undefined;
    } catch (error) {
      return reject(promise, error);
    }
    if (typeof then !== 'function') return settle(promise, 'fulfilled', value);
    jobs.push(function () { run(promise, function (done, fail) { then.call(value, done, fail); }); });
  }

  function reject(promise, error) { settle(promise, 'rejected', error); }

  function settle(promise, state, value) {
    var waiting = promise._waiting;
    promise._state = state;
    promise._value = value;
    promise._waiting = [];
    for (var i = 0; i < waiting.length; i++) jobs.push(waiting[i]);
  }

  defineAll(Promise.prototype, {
    then: function (done, fail) {
      var source = this, next = new Promise(function () {});
      function job() {
        var handler = source._state === 'fulfilled' ? done : fail;
        if (typeof handler !== 'function') return (source._state === 'fulfilled' ? resolve : reject)(next, source._value);
        try {
          resolve(next, handler(source._value));
        } catch (error) {
          reject(next, error);
        }
      }
      if (source._state === 'pending') source._waiting.push(job); else jobs.push(job);
      return next;
    },
    'catch': function (fail) { return this.then(undefined, fail); },
    'finally': function (act) {
      return this.then(
        function (value) { return Promise.resolve(act()).then(function () { return value; }); },
        function (error) { return Promise.resolve(act()).then(function () { throw error; }); }
      );
    }
  });

  function collect(promises, each) {
    return new Promise(function (done, fail) {
      var list = listOf(promises), results = [], left = list.length;
      if (left === 0) done(results);
      list.forEach(function (promise, i) {
        each(Promise.resolve(promise), function (value) {
          results[i] = value;
          if (--left === 0) done(results);
        }, fail);
      });
    });
  }

  defineAll(Promise, {
    resolve: function (value) { return value instanceof Promise ? value : new Promise(function (done) { done(value); }); },
    reject: function (error) { return new Promise(function (_, fail) { fail(error); }); },
    all: function (promises) { return collect(promises, function (promise, done, fail) { promise.then(done, fail); }); },
    allSettled: function (promises) {
      return collect(promises, function (promise, done) {
        promise.then(
          function (value) { done({ status: 'fulfilled', value: value }); },
          function (error) { done({ status: 'rejected', reason: error }); }
        );
      });
    },
    race: function (promises) {
      return new Promise(function (done, fail) { listOf(promises).forEach(function (promise) { Promise.resolve(promise).then(done, fail); }); });
    },
    any: function (promises) {
      return collect(promises, function (promise, done, fail) { promise.then(fail, done); }).then(
        function (errors) { throw new Error('All promises were rejected: ' + errors.map(String).join(', ')); },
        function (value) { return value; }
      );
    }
  });

  define(global, 'RegExp', SafeRegExp);
  define(global, 'Map', Map);
  define(global, 'Set', Set);
  define(global, 'WeakMap', WeakMap);
  define(global, 'WeakSet', WeakSet);
  define(global, 'Promise', Promise);
  define(global, 'globalThis', global);
  // Runs what promises have got to do, and what that leads to; whoever is endless here runs out of time, and the host forgets the rest.
  var next = 0;
  return function (forget) {
    if (forget !== true) while (next < jobs.length) jobs[next++]();
    jobs = [];
    next = 0;
  };
})
