using MLKids.Blocks.Diagnostics;
using static MLKids.Packs.Tests.Mistakes.Mistake;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>What projects that were saved with 1.0.0 would lose in 1.1.0.</summary>
internal static class ReleaseMistakes
{
    private const string Cs = "Weather.cs";

    public static readonly IReadOnlyList<Mistake> All =
    [
        new("released block with another id", "MLB231", Cs, "bool Rains(", "weather_rains", "write Hidden = true at it", Source("\"rains\",", "\"isRaining\","), Edit("languages/de.json", "weather_rains", "weather_isRaining")),
        new("released block taken out", "MLB231", "manifest.json", "\"version\"", "weather_whenRain", "write Hidden = true at it", Source("[Hat(\"whenRain\", \"when it rains\")]", ""), Edit("languages/de.json", "  \"weather_whenRain\": \"wenn es regnet\",\n", "")),
        new("released block with another shape", "MLB232", Cs, "string Greeting(", "weather_greeting", "keep the reporter", Source("[Reporter(\"greeting\", \"greeting for [NAME]\")]\n    public string Greeting(string name = \"world\") => $\"hello {name} at {clock.GetLocalNow()}\";", "[Command(\"greeting\", \"greeting for [NAME]\")]\n    public void /* string Greeting( */ Greeting(string name = \"world\") { _ = clock; }")),
        new("released parameter with another name", "MLB233", Cs, "string Greeting(", "weather_greeting", "write [NAME] again", Source("\"greeting for [NAME]\")]\n    public string Greeting(string name = \"world\") => $\"hello {name}", "\"greeting for [WHO]\")]\n    public string Greeting(string who = \"world\") => $\"hello {who}"), Edit("languages/de.json", "Gruß an [NAME]", "Gruß an [WHO]")),
        new("released menu that takes no blocks any more", "MLB234", Cs, "WaitForRain(", "weather_waitForRain", "write Droppable = true again", Source("[Menu(\"Oslo\", \"Rome\")]", "[Menu(\"Oslo\", \"Rome\", Droppable = false)]")),
        new("released slot of another type", "MLB234", Cs, "bool Sunny(", "weather_sunny", "take the old type again", Source("bool bright = false) => bright;", "string bright = \"yes\") => bright == \"yes\";")),
        new("released menu value taken out", "MLB235", Cs, "WaitForRain(", "weather_waitForRain", "write \"Rome|new word\"", Source("[Menu(\"Oslo\", \"Rome\")]", "[Menu(\"Oslo\", \"Bergen\")]"), Edit("languages/de.json", "\"Rom\"", "\"Rom\",\n  \"weather/TOWN/Bergen\": \"Bergen\"")),
        new("version that does not tell of new blocks", "MLM118", "manifest.json", "\"version\"", null, "write \"1.1.0\"", Edit("manifest.json", "1.1.0", "1.0.1"), Source("[Hat(\"whenRain\"", "[Command(\"hop\", \"hop\")] public void Hop() { }\n\n    [Hat(\"whenRain\""), Delete("languages/de.json")) { Severity = Severity.Warning },
        new("version before the released one", "MLM118", "manifest.json", "\"version\"", null, "write \"1.0.1\"", Edit("manifest.json", "1.1.0", "0.9.0")) { Severity = Severity.Warning },
        new("lost block with the first number raised", "MLB231", Cs, "bool Rains(", "weather_rains", "write Hidden = true at it", Edit("manifest.json", "1.1.0", "2.0.0"), Source("\"rains\",", "\"isRaining\","), Edit("languages/de.json", "weather_rains", "weather_isRaining")) { Severity = Severity.Warning },
        new("release that is damaged", "MLM119", "releases/org.example.weather-1.0.0.tgz", null, null, "put the archive back", Put("releases/org.example.weather-1.0.0.tgz", "no archive")),
    ];
}
