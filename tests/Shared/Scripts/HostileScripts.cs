using MLKids.Runtime.Packs;

namespace MLKids.Tests;

/// <summary>Scripts that an environment must outlive, in its own process and in one of theirs.</summary>
/// <param name="Name">Of the case.</param>
/// <param name="Source">The script; if it loads, its block is t_r.</param>
/// <param name="Codes">One of these is found, when loading or when the block is called.</param>
internal sealed record HostileScript(string Name, string Source, params string[] Codes)
{
    private static readonly string[] Long = [ScriptCodes.BlockTooLong, ScriptCodes.LoadLimit];
    private static readonly string[] Deep = [ScriptCodes.BlockTooDeep, ScriptCodes.LoadLimit, ScriptCodes.BlockTooLong];
    private static readonly string[] Big = [ScriptCodes.BlockTooBig, ScriptCodes.BlockThrew, ScriptCodes.BlockTooLong];
    private static readonly string[] Threw = [ScriptCodes.BlockThrew, ScriptCodes.Threw];

    public override string ToString() => Name;

    public static IEnumerable<HostileScript> All() =>
    [
        // Without end.
        new("endless at top level", "for (;;) {}", Long),
        new("endless empty loop at top level", "while (true);", Long),
        new("endless in run", Run("while (true) {}"), Long),
        new("endless that catches everything", Run("while (true) { try { while (true) {} } catch (e) {} finally { continue; } }"), Long),
        new("endless in getInfo", "Scratch.extensions.register({ getInfo: function () { for (;;) {} } });", Long),
        new("endless getter of the description", "var d = { id: 't', blocks: [] }; Object.defineProperty(d, 'name', { enumerable: true, get: function () { for (;;) {} } }); mlkids.pack(d);", Long),
        new("endless in toString of the answer", Run("return { toString: function () { for (;;) {} } };"), Long),
        new("endless in valueOf", Run("return 1 + { valueOf: function () { for (;;) {} } };"), Long),
        new("endless in then", Run("return { then: function () { for (;;) {} } };"), Long),
        new("endless getter of then", Run("return Object.defineProperty({}, 'then', { get: function () { for (;;) {} } });"), Long),
        new("endless in a promise", Run("return Promise.resolve().then(function () { for (;;) {} });"), Long),
        new("endless chain of promises", Run("function again() { Promise.resolve().then(again); } again(); return 1;"), Long),
        new("endless comparison of a sort", Run("return [3, 1, 2].sort(function () { for (;;) {} }).join();"), Long),
        new("endless replacer", Run("return JSON.stringify({ a: 1 }, function () { for (;;) {} });"), Long),
        new("endless toJSON", Run("return JSON.stringify({ toJSON: function () { for (;;) {} } });"), Long),
        new("endless hat", Pack("{ id: 'r', shape: 'reporter', text: 'r', run: function () { for (;;) {} } }, { id: 'h', shape: 'hat', text: 'when', run: function () { for (;;) {} } }"), Long),
        new("endless chain of maps", Run("var list = [1]; for (;;) list = list.map(function (x) { return x; }); "), Long),
        new("backtracking expression", Run("return /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!');"), Long),
        new("backtracking expression of text", Run("return new RegExp('^(([a-z])+.)+[A-Z]([a-z])+$').test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');"), Long),
        new("backtracking replace", Run("return 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.replace(/(a|aa)+$/, 'x');"), Long),

        // Inside itself.
        new("recursion", Run("function f() { return f() + 1; } return f();"), Deep),
        new("recursion at top level", "(function f() { f(); })();", Deep),
        new("recursion of getters", Run("var o = { get x() { return this.x; } }; return o.x;"), Deep),
        new("recursion of setters", Run("var o = { set x(v) { this.x = v; } }; o.x = 1;"), Deep),
        new("recursion of toString", Run("var o = { toString: function () { return '' + o; } }; return '' + o;"), Deep),
        new("recursion of valueOf", Run("var o = { valueOf: function () { return +o; } }; return +o;"), Deep),
        new("recursion of new", Run("function F() { this.f = new F(); } return new F();"), Deep),
        new("recursion of two", Run("function a() { return b(); } function b() { return a(); } return a();"), Deep),
        new("recursion by apply", Run("function f() { return f.apply(null, arguments); } return f(1);"), Deep),
        new("recursion by forEach", Run("function f() { [1].forEach(f); } f();"), Deep),
        new("recursion by replace", Run("function f() { return 'a'.replace(/a/, f); } return f();"), Deep),
        new("functions bound without end", Run("var f = function () { return 1; }; for (;;) f = f.bind(null);"), [.. Deep, ScriptCodes.BlockTooBig]),
        new("recursion by toJSON", Run("function o() { return { toJSON: o }; } return JSON.stringify({ a: { toJSON: function f() { return { b: { toJSON: f } }; } } });"), [.. Deep, ScriptCodes.BlockThrew]),
        new("array in arrays to text", Run("var a = []; for (;;) { a = [a]; String(a); }"), Deep),
        new("array in arrays to JSON", Run("var a = []; for (var i = 0; i < 20000; i++) a = [a]; return JSON.stringify(a);"), [.. Deep, ScriptCodes.BlockThrew]),
        new("JSON that refers to itself", Run("var a = {}; a.a = a; return JSON.stringify(a);"), Threw),
        new("deep JSON text", Run("var s = ''; for (var i = 0; i < 5000; i++) s += '['; return JSON.parse(s);"), Threw),
        new("deep brackets in the source", new string('(', 5000) + "1" + new string(')', 5000), ScriptCodes.Syntax),

        // Too big.
        new("long join", Run("return new Array(1e9).join('x');"), Big),
        new("doubled text", Run("var s = 'x'; for (;;) s += s;"), Big),
        new("doubled text by concat of sums", Run("var s = 'x'; for (;;) s = s + s;"), Big),
        new("long repeat", Run("return 'x'.repeat(1e9);"), Big),
        new("long pad", Run("return 'x'.padStart(1e9);"), Big),
        new("long indexOf", Run("var a = []; a.length = 4e9; return a.indexOf(1);"), Big),
        new("long forEach over what is like an array", Run("Array.prototype.forEach.call({ length: 4e9 }, function () {});"), Big),
        new("long reverse", Run("return Array.prototype.reverse.call({ length: 4e9 });"), Big),
        new("long splice", Run("var a = []; a.length = 4e9; a.splice(0, 1); a.shift(); return String(a);"), Big),
        new("long apply", Run("return Math.max.apply(null, { length: 1e8 });"), Big),
        new("long slice of arguments", Run("return Array.prototype.slice.call({ length: 4294967295 }).length;"), Big),
        new("replace that explodes", Run("var s = ''; for (var i = 0; i < 100000; i++) s += 'x'; return s.replace(/x/g, s);"), Big),
        new("array filled without end", Run("var a = []; for (;;) a.push(a.length);"), [.. Long, .. Big]),

        // Ways out.
        new("constructor of a constructor", Run("return [].constructor.constructor('return 1')();"), Threw),
        new("constructor of our function", Run("return args.constructor.constructor.constructor('return 1')();"), Threw),
        new("eval", Run("return eval('1');"), Threw),
        new("Function", Run("return new Function('return 1')();"), Threw),
        new("timer of a text", Run("setTimeout('for (;;) {}', 0);"), Threw),
        new("GetType of the call", Run("return call.GetType().Assembly;"), Threw),
        new("GetType of a box", Run("return call._call.GetType();"), Threw),
        new("CLR namespaces", Run("return System.Environment.MachineName;"), Threw),
        new("importNamespace", Run("return importNamespace('System');"), Threw),
        new("swapped boxes", Run("call._call = call.target._box; return call.target.x + call.stage.timer;"), Threw),
        new("a box that is none", Run("call._call = {}; return call.now;"), Threw),
        new("debugger and caller", Run("debugger; return arguments.callee.caller;"), Threw),

        // Throwing.
        new("throws an Error", Run("throw new Error('no');"), Threw),
        new("throws an object", Run("throw { code: 7 };"), Threw),
        new("throws null", Run("throw null;"), Threw),
        new("throws undefined", Run("throw undefined;"), Threw),
        new("throws what throws", Run("throw { get message() { throw 1; }, toString: function () { throw 2; } };"), Threw),
        new("rejects", Run("return Promise.reject(new Error('no'));"), Threw),
        new("rejects with what throws", Run("return Promise.reject({ toString: function () { throw 2; } });"), Threw),
        new("throws at top level", "throw new Error('no');", Threw),
        new("throws an object at top level", "throw { code: 7 };", Threw),
        new("throws in getInfo", "Scratch.extensions.register({ getInfo: function () { throw new Error('no'); } });", Threw),
        new("answer that has no text", Run("return Object.create(null);"), Threw),
        new("too many timers", Run("for (;;) setTimeout(function () {}, 1e6);"), Threw),
        new("too many packs", "for (;;) mlkids.pack({});", Threw),
        new("polluted prototypes", Run("Object.prototype.then = 1; Array.prototype.join = 5; String = null; Promise = 3; JSON.stringify = null; throw new Error('still told');"), Threw),

        // Wrong descriptions.
        new("no pack", "var x = 1;", ScriptCodes.NoPack),
        new("a number for a pack", "mlkids.pack(5);", ScriptCodes.BadPack),
        new("nothing for a pack", "Scratch.extensions.register(null);", ScriptCodes.BadPack),
        new("blocks that are none", "mlkids.pack({ id: 't', name: 'T', blocks: 7 });", ScriptCodes.BadPack),
        new("a list that refers to itself", "var a = []; a.push(a); mlkids.pack({ id: 't', name: 'T', blocks: a });", ScriptCodes.BadBlock),
        new("a very long list", "mlkids.pack({ id: 't', name: 'T', blocks: new Array(100000) });", ScriptCodes.Threw),
        new("a menu that is a number", Pack("{ id: 'r', shape: 'reporter', text: 'r [A]', arguments: { A: { menu: 3 } }, run: function () {} }"), ScriptCodes.BadMenu),
        new("nonsense", "mlkids.pack({ id: 't', , });", ScriptCodes.Syntax),
        new("binary", "\u0000\u0001\ufffe", ScriptCodes.Syntax, ScriptCodes.NoPack),
    ];

    private static string Run(string body) =>
        Pack("{ id: 'r', shape: 'reporter', text: 'r [A] [B]', arguments: { A: { type: 'any' }, B: { type: 'any' } }, run: function (args, call) { " + body + " } }");

    private static string Pack(string blocks) => "mlkids.pack({ id: 't', name: 'T', blocks: [" + blocks + "] });";
}
