using MLKids.Blocks.Diagnostics;
using static MLKids.Packs.Tests.Mistakes.Mistake;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>Errors in scripts.</summary>
internal static class ScriptMistakes
{
    private const string Js = "tools.js";

    public static readonly IReadOnlyList<Mistake> All =
    [
        new("script that is not there", "MLM101", "manifest.json", "\"blockPacks\"", null, "write \"tools.js\"", Edit("manifest.json", "tools.js", "tool.js")),
        new("script without a comma", "MLB101", Js, "shape: \"reporter\",", null, "a bracket, a comma or a quote", Edit(Js, "id: \"reverse\",", "id: \"reverse\"")),
        new("script that throws", "MLB103", Js, "nobody.knows", null, "Look at this line", Edit(Js, "mlkids.pack({", "nobody.knows();\nmlkids.pack({")),
        new("script without a pack", "MLB105", Js, null, null, "Call mlkids.pack(", Put(Js, "var nothing = 1;\n"), Delete("languages/de.json")),
        new("script block without run", "MLB108", Js, "id: \"reverse\"", "tools_reverse", "function", Edit(Js, "run: function (args) {\n        return args.TEXT.split(\"\").reverse()", "walk: function (args) {\n        return args.TEXT.split(\"\").reverse()")),
        new("script argument that the sentence lacks", "MLB109", Js, "TEXT: \"hello\" }", "tools_reverse", "Write [TEXT]", Edit(Js, "\"reverse [TEXT]\"", "\"reverse it\"")),
        new("script block with an unknown shape", "MLB107", Js, "id: \"reverse\"", "tools_reverse", "reporter", Edit(Js, "shape: \"reporter\",\n      text: \"reverse", "shape: \"round\",\n      text: \"reverse")),
        new("script default that is not in the menu", "MLB208", Js, "id: \"pick\"", "tools_pick", "or add \"line\" to the menu", Edit(Js, "default: \"letter\"", "default: \"line\"")),
        new("script sentence with a capital", "MLB201", Js, "id: \"reverse\"", "tools_reverse", "write \"reverse [TEXT]\"", Edit(Js, "\"reverse [TEXT]\"", "\"Reverse [TEXT]\"")) { Severity = Severity.Warning },
        new("script menu that throws", "MLB215", Js, "id: \"pick\"", "tools_pick", "a menu never throws", Edit(Js, "menu: [\"letter\", \"word\"]", "menu: function () { throw new Error(\"no words\"); }"), Delete("releases/org.example.weather-1.0.0.tgz"), Delete("languages/de.json")),
        new("script block of the last release gone", "MLB231", Js, "id: \"turnRound\"", "tools_reverse", "give a new block a new id", Edit(Js, "id: \"reverse\"", "id: \"turnRound\""), Edit("languages/de.json", "tools_reverse", "tools_turnRound")),
        new("script pack with the id of another", "MLB014", Js, "id: \"weather\"", null, "another id", Edit(Js, "id: \"tools\"", "id: \"weather\"")),
    ];
}
