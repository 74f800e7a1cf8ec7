using System.Text.RegularExpressions;

namespace MLKids.Runtime.Packs;

/// <summary>What an author does about a failure.</summary>
internal static partial class Advice
{
    private static readonly Dictionary<string, string> Absent = new()
    {
        ["document"] = "Packs have no page: show things with the target's say, costumes and effects.",
        ["window"] = "Packs have no page: global things belong to globalThis.",
        ["self"] = "Packs have no page: global things belong to globalThis.",
        ["navigator"] = "Packs have no browser: ask call.stage or util.ioQuery for mouse, keys and the user's name.",
        ["location"] = "Packs have no page, and no address.",
        ["fetch"] = "Packs work without a network: put the data into the script.",
        ["XMLHttpRequest"] = "Packs work without a network: put the data into the script.",
        ["WebSocket"] = "Packs work without a network.",
        ["Worker"] = "Packs have one thread: use promises and timers.",
        ["localStorage"] = "Packs keep nothing between runs: keep it in a variable of the script.",
        ["sessionStorage"] = "Packs keep nothing between runs: keep it in a variable of the script.",
        ["Audio"] = "Packs play no sounds of their own: use the sound blocks.",
        ["AudioContext"] = "Packs play no sounds of their own: use the sound blocks.",
        ["Image"] = "Packs draw no pictures of their own: use costumes.",
        ["alert"] = "Packs have no page: use console.log for you, call.say for children.",
        ["prompt"] = "Packs have no page: use call.ask(question), which gives a promise.",
        ["confirm"] = "Packs have no page: use call.ask(question), which gives a promise.",
        ["process"] = "Packs are not programs of Node.js.",
        ["Buffer"] = "Packs are not programs of Node.js: use texts and arrays of numbers.",
        ["eval"] = "Code made of text is not run: write a function.",
        ["Function"] = "Code made of text is not run: write a function.",
        ["Symbol"] = "This build reads ECMAScript 5: use a text as the key, or the Full flavour.",
        ["Proxy"] = "This build reads ECMAScript 5: use functions, or the Full flavour.",
        ["Uint8Array"] = "This build reads ECMAScript 5: use a plain array, or the Full flavour.",
        ["ArrayBuffer"] = "This build reads ECMAScript 5: use a plain array, or the Full flavour.",
        ["BigInt"] = "This build reads ECMAScript 5: use numbers, or the Full flavour.",
        ["Intl"] = "Packs have no Intl: format by hand.",
    };

    public static string For(PackFailure failure) => failure.Kind switch
    {
        PackFailureKind.Modern => "Compile the script down to ES5 (Babel, TypeScript, esbuild: target es5), or use the Full flavour of this program.",
        PackFailureKind.Syntax => "Look at this line and the one before it: a bracket, a comma or a quote is often missing.",
        PackFailureKind.TooLong => "Give the loop an end; for long work, return a promise and go on in setTimeout.",
        PackFailureKind.TooDeep => "Give the recursion an end, or use a loop.",
        PackFailureKind.TooBig => "Keep texts, arrays and what the script remembers small.",
        _ => Undefined().Match(failure.Message) is { Success: true } name && Absent.TryGetValue(name.Groups[1].Value, out var advice) ? advice : "Look at this line; console.log(...) shows values.",
    };

    [GeneratedRegex(@"([A-Za-z_$][\w$]*) is not defined")]
    private static partial Regex Undefined();
}
