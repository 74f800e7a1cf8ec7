using MLKids.Runtime.Packs;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Packs;

/// <summary>What a pack's JavaScript means, where the engine of the compact flavour would have it otherwise; and what an author is told.</summary>
[TestClass]
public sealed class ScriptLanguageTests
{
    [TestMethod]
    [DataRow("-1 | 0", "-1")]
    [DataRow("(function () { var x = 5; x ^= -1; x >>>= 28; return x; })()", "15")]
    [DataRow("(function () { var o = { n: 0, get k() { return 'v' + this.n++; } }, p = { v0: 6 }; p[o.k] |= 9; return p.v0 + ' ' + o.n; })()", "15 1")]
    [DataRow("(function () { var s = 'a'; s += 1 + 2; return s; })()", "a3")]
    [DataRow("[3, 1, 2, 1].map(function (n, i) { return { n: n, i: i }; }).sort(function (a, b) { return a.n - b.n; }).map(function (x) { return x.i; }).join('')", "1320")]
    [DataRow("[undefined, 3, , 1].sort().length + ' ' + [10, 9, undefined, 1].sort().join()", "4 1,10,9,")]
    [DataRow("(2.5).toFixed(0) + ' ' + (1.005).toFixed(2) + ' ' + (-0.5).toFixed(0) + ' ' + (1e21).toFixed(2)", "3 1.00 -1 1e+21")]
    [DataRow("JSON.stringify(JSON.parse('{\"a\":[1,{\"b\":2}]}', function (k, v) { return typeof v === 'number' ? v + 1 : v; }))", "{\"a\":[2,{\"b\":3}]}")]
    [DataRow("(function () { try { JSON.parse('[1,]'); } catch (e) { return e.name; } })()", "SyntaxError")]
    [DataRow("'a-b-c'.split('-').join('+') + 'x'.repeat(3) + '5'.padStart(3, '0')", "a+b+cxxx005")]
    [DataRow("(function () { var m = new Map([['a', 1]]); m.set(NaN, 2).set('b', 3); m.delete('a'); return m.size + ' ' + m.get(NaN) + ' ' + Array.from(m.keys()).join(); })()", "2 2 NaN,b")]
    [DataRow("Array.from(new Set([1, '1', 1, 2])).length + ' ' + Array.from('abc', function (c) { return c + c; }).join('')", "3 aabbcc")]
    [DataRow("/b(.)/.exec('abc')[1] + ' ' + (/x/ instanceof RegExp) + ' ' + new RegExp(/a/gi).flags", "c true undefined")]
    [DataRow("[1, [2, [3]]].flat(Infinity).includes(3) + ' ' + Object.entries({ a: 1 }).join() + ' ' + Math.trunc(-2.7) + ' ' + Number.isInteger('5')", "true a,1 -2 false")]
    [DataRow("typeof document + ' ' + typeof fetch + ' ' + typeof globalThis", "undefined undefined object")]
    public async Task Expression_InAPack_MeansWhatTheLanguageSays(string expression, string wanted)
    {
        var played = await PackRig.Play(PackRig.Reporter($"return {expression};"), ProgramBuilder.Of(Bricks.Say(new Node("t_r").With("A", 1).With("B", 2))));
        Assert.IsEmpty(played.Found, string.Join('\n', played.Found));
        Assert.AreEqual(wanted, played.Said.Single());
    }

    [TestMethod]
    [DataRow("let x = 1;", ScriptCodes.Modern, 1, "let")]
    [DataRow("var a = 1;\nvar f = (x) => x;", ScriptCodes.Modern, 2, "arrow")]
    [DataRow("\n\nclass A {}", ScriptCodes.Modern, 3, "class")]
    [DataRow("var a = 1;\nvar b = ;", ScriptCodes.Syntax, 2, "read")]
    [DataRow("var a = 1;\n\ndocument.write(a);", ScriptCodes.Threw, 3, "document is not defined")]
    [DataRow("mlkids.pack({ id: 'a b', name: 'T',\n blocks: [{ id: 'r', shape: 'reporter', text: 'r', run: function () {} }] });", ScriptCodes.BadPack, 1, "id")]
    [DataRow("mlkids.pack({ id: 't', name: 'T', blocks: [\n{ id: 'r', shape: 'round', text: 'r', run: function () {} }] });", ScriptCodes.BadBlock, 2, "round")]
    [DataRow("mlkids.pack({ id: 't', name: 'T', blocks: [\n{ id: 'r', shape: 'reporter', text: 'r [X]', run: function () {} }] });", ScriptCodes.BadSentence, 2, "[X]")]
    [DataRow("mlkids.pack({ id: 't', name: 'T', blocks: [\n{ id: 'r', shape: 'reporter', text: 'r', arguments: {\n X: 1 }, run: function () {} }] });", ScriptCodes.BadSentence, 3, "argument X")]
    [DataRow("mlkids.pack({ id: 't', name: 'T', blocks: [\n{ id: 'r', shape: 'reporter', text: 'r' }] });", ScriptCodes.NoFunction, 2, "run")]
    [DataRow("function E() {} E.prototype.getInfo = function () { return { id: 'e', name: 'E', blocks: [\n{ opcode: 'r', blockType: 'reporter', text: 'r' }] }; };\nE.prototype.R = function () {};", ScriptCodes.NoFunction, 2, "there is R")]
    [DataRow("function E() {} E.prototype.getInfo = function () { return { id: 'e', name: 'E', blocks: [\n{ opcode: 'r', blockType: 'reporter', text: 'r [A]',\n arguments: { A: { type: 'string', menu: 'm' } } }], menus: {} }; };\nE.prototype.r = function () {};", ScriptCodes.BadMenu, 3, "menu")]
    [DataRow("mlkids.pack({ id: 't', name: 'T', blocks: [\n{ id: 'r', shape: 'command', text: 'r', run: function () {} },\n{ id: 'r', shape: 'command', text: 'r', run: function () {} }] });", ScriptCodes.Duplicate, 2, "twice")]
    public void Mistake_OfAnAuthor_IsToldWithFileLineAndRemedy(string source, string code, int line, string part)
    {
        var mistake = PackRig.Refused(source)[0];
        Assert.AreEqual((code, "pack.js", line), (mistake.Code, mistake.File!, mistake.Line ?? 0), mistake.ToString());
        StringAssert.Contains(mistake.Message, part);
        Assert.IsFalse(string.IsNullOrEmpty(mistake.Hint));
    }

    [TestMethod]
    public async Task Failure_OfABlock_TellsTheLineInTheScript()
    {
        var played = await PackRig.Play(PackRig.Reporter("\n\n  return args.A.nothing.more;"), ProgramBuilder.Of(Bricks.Say(new Node("t_r").With("A", 1).With("B", 2))));
        StringAssert.StartsWith(played.Found.Single().Message, "pack.js:3: the block t_r: TypeError");
    }
}
