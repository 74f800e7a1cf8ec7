using MLKids.Blocks.Diagnostics;
using static MLKids.Packs.Tests.Mistakes.Mistake;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>Manifest, papers, icon, translations, assemblies.</summary>
internal static class FileMistakes
{
    private const string Manifest = "manifest.json", German = "languages/de.json", Icon = "icon.svg";

    private const string Featurizer =
        """
        "featurizers": [
              { "id": "org.example.weather.sky", "displayName": "Sky", "kind": "pictures", "file": "weights/x.onnx", "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
                "input": { "name": "in", "width": 8, "height": 8, "layout": "NCHW", "channels": "RGB", "scale": 1, "mean": [0, 0, 0], "std": [1, 1, 1], "fit": "crop" },
                "output": { "name": "out", "length": 4 }, "normalize": false }
            ],
            
        """;

    public static readonly IReadOnlyList<Mistake> All =
    [
        new("manifest without a comma", "MLM001", Manifest, "\"version\"", null, "no valid JSON", Edit(Manifest, "\"displayName\": \"Weather\",", "\"displayName\": \"Weather\"")),
        new("manifest without a version", "MLM002", Manifest, null, null, "wanted a version such as \"1.2.3\"", Edit(Manifest, "  \"version\": \"1.1.0\",\n", "")),
        new("name that is not in reverse DNS", "MLM003", Manifest, "\"name\"", null, "such as \"org.example.weather\"", Edit(Manifest, "\"org.example.weather\"", "\"My Weather\"")),
        new("permission that nobody knows", "MLM003", Manifest, "\"permissions\"", null, "wanted one of \"training\", \"camera\"", Edit(Manifest, "[\"camera\"]", "[\"camra\"]")),
        new("field with a slip", "MLM004", Manifest, "\"blockpacks\"", null, "known are", Edit(Manifest, "\"blockPacks\"", "\"blockpacks\"")),
        new("assembly with a slip", "MLM101", Manifest, "\"blockPacks\"", null, "write \"Weather\"", Edit(Manifest, "\"blockPacks\": [\"Weather\"", "\"blockPacks\": [\"Wether\""), Delete(German)),
        new("sample that is not there", "MLM101", Manifest, "umbrela", null, "write \"samples/umbrella.sb3\"", Edit(Manifest, "umbrella.sb3", "umbrela.sb3")),
        new("weights that are not the right ones", "MLM102", Manifest, "\"sha256\"", null, "if the file is the right one",
            Put("weights/x.onnx", "weights"), Edit(Manifest, "\"permissions\"", Featurizer + "\"permissions\"")),
        new("weights that are not there", "MLM101", Manifest, "\"sha256\"", null, "add the file", Edit(Manifest, "\"permissions\"", Featurizer + "\"permissions\"")),
        new("entry of another type", "MLM005", Manifest, "\"entry\"", null, "that implements IExtension", Edit(Manifest, "Weather.WeatherExtension", "Weather.WeatherBlocks")),
        new("permission that no block needs", "MLM103", Manifest, "\"permissions\"", null, "write [Needs(\"files\")]", Edit(Manifest, "[\"camera\"]", "[\"camera\", \"files\"]")) { Severity = Severity.Warning },
        new("program that is too old", "MLM104", Manifest, "org.mlkids.extension", null, "write \"0.1.0\"", Edit(Manifest, "\"0.1.0\"", "\"0.2.0\"")),
        new("program that is not named", "MLM104", Manifest, "dependencies", null, "the oldest version that it works with", Edit(Manifest, " \"org.mlkids.extension\": \"0.1.0\" ", "")) { Severity = Severity.Info },
        new("field that stands twice", "MLM117", Manifest, "\"description\"", null, "write it once", Edit(Manifest, "\"license\": \"MIT\",", "\"license\": \"MIT\",\n  \"description\": \"Asks.\",")),
        new("no licence", "MLM105", Manifest, "\"license\"", null, "add the licence's text", Delete("LICENSE")) { Severity = Severity.Info },
        new("no read-me", "MLM105", Manifest, null, null, "write README.md", Delete("README.md")) { Severity = Severity.Info },
        new("icon with a script", "MLM111", Icon, "<script>", null, "take <script> out", Edit(Icon, "</svg>", "  <script>alert(1)</script>\n</svg>")),
        new("icon that fetches", "MLM111", Icon, "example.org", null, "draw it into the icon itself", Edit(Icon, "</svg>", "  <image href=\"https://example.org/a.png\"/>\n</svg>")),
        new("icon with an event", "MLM111", Icon, "onload", null, "take onload out", Edit(Icon, "viewBox", "onload=\"run()\" viewBox")),
        new("icon that is not square", "MLM111", Icon, "viewBox", null, "write a square viewBox", Edit(Icon, "0 0 40 40", "0 0 60 40")),
        new("icon that is no drawing", "MLM111", Icon, "nonsense", null, "save it again", Edit(Icon, "</svg>", "nonsense <")),
        new("icon that is too large", "MLM111", Icon, null, null, "draw a simpler one", Put(Icon, new string(' ', 100_001))),
        new("icon that only says that it is a PNG", "MLM111", "icon.png", null, null, "save it as PNG", Put("icon.png", "GIF89a")),
        new("translation that lost a slot", "MLM109", German, "weather_greeting", "weather_greeting", "write [NAME] each once", Edit(German, "Gruß an [NAME]", "Gruß an [NAMEN]")),
        new("translation of no block", "MLM108", German, "weather_snow", null, "take the line out", Edit(German, "{\n", "{\n  \"weather_snowflakes\": \"Schnee\",\n")) { Severity = Severity.Warning },
        new("sentence without translation", "MLM107", German, null, null, "\"weather_whenRain\": \"...\" for \"when it rains\"", Edit(German, "  \"weather_whenRain\": \"wenn es regnet\",\n", "")) { Severity = Severity.Warning },
        new("translation that is too long", "MLM110", German, "weather_whenRain", "weather_whenRain", "write it shorter", Edit(German, "wenn es regnet", "wenn es so sehr regnet, dass niemand ohne einen Regenschirm trocken in der Schule oder zu Hause ankommen kann")) { Severity = Severity.Warning },
        new("translations without a comma", "MLM106", German, "weather_waitForRain", null, "write one object of texts", Edit(German, "Gruß an [NAME]\",", "Gruß an [NAME]\"")),
        new("translations of no language", "MLM106", "languages/German!.json", null, null, "such as de.json", Put("languages/German!.json", "{}"), plugin => File.Copy(plugin.At(German), plugin.At("languages/German!.json"), overwrite: true)),
        new("assembly older than its source", "MLM113", "Weather.cs", null, null, "dotnet build", Edit("Weather.cs", "hello {name}", "good day {name}")),
        new("copy of this program", "MLM115", "lib/MLKids.Blocks.dll", null, null, "<Private>false</Private>", plugin => File.Copy(Path.Combine(AppContext.BaseDirectory, "MLKids.Blocks.dll"), plugin.At("lib/MLKids.Blocks.dll"))) { Severity = Severity.Warning },
        new("assembly without symbols", "MLM113", Manifest, "\"blockPacks\"", null, "<DebugType>portable</DebugType>", Delete("lib/Weather.pdb")) { Severity = Severity.Info },
    ];
}
