using MLKids.Blocks.Diagnostics;
using static MLKids.Packs.Tests.Mistakes.Mistake;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>Sentences, defaults, menus, colours: blocks that work and are not good.</summary>
internal static class WordingMistakes
{
    private const string Cs = "Weather.cs";

    public static readonly IReadOnlyList<Mistake> All =
    [
        new("sentence with a capital", "MLB201", Cs, "string Greeting(", "weather_greeting", "write \"greeting for [NAME]\"", Source("\"greeting for", "\"Greeting for")) { Severity = Severity.Warning },
        new("sentence with a full stop", "MLB202", Cs, "string Greeting(", "weather_greeting", "write \"greeting for [NAME]\"", Source("for [NAME]\"", "for [NAME].\"")) { Severity = Severity.Warning },
        new("question mark on a reporter", "MLB203", Cs, "string Greeting(", "weather_greeting", "or make it a [Predicate]", Source("for [NAME]\"", "for [NAME]?\"")) { Severity = Severity.Warning },
        new("waits and does not say so", "MLB204", Cs, "WaitForRain(", "weather_waitForRain", "write \"look for rain in [TOWN] and wait\"", Source("\"wait for rain in [TOWN] and wait\"", "\"look for rain in [TOWN]\"")) { Severity = Severity.Warning },
        new("says that it waits and does not", "MLB204", Cs, "void Paint(", "weather_paint", "or return a Task", Source("[HOURS] hours\"", "[HOURS] hours and wait\"")) { Severity = Severity.Warning },
        new("sentence too long", "MLB205", Cs, "WhenRain(", "weather_whenRain", "write it shorter", Source("\"when it rains\"", "\"when it rains so much that nobody without an umbrella stays dry on the way to school\"")) { Severity = Severity.Warning },
        new("parameters in another order", "MLB206", Cs, "void Paint(", "weather_paint", "write the parameters in the order [HOURS], [SHADE]", Source("\"paint the sky [SHADE] for [HOURS] hours\"", "\"for [HOURS] hours paint the sky [SHADE]\"")) { Severity = Severity.Warning },
        new("default colour that is none", "MLB207", Cs, "void Paint(", "weather_paint", "write a colour such as \"#ff8800\"", Source("\"#88bbff\"", "\"blue\"")),
        new("default that is no whole number", "MLB207", Cs, "void Paint(", "weather_paint", "write a whole number from 0", Source("hours = 2", "hours = 2.5")),
        new("default that is not in the menu", "MLB208", Cs, "WaitForRain(", "weather_waitForRain", "or add \"Paris\" to the menu", Source("[Menu(\"Oslo\", \"Rome\")] string town = \"Oslo\"", "[Menu(\"Oslo\", \"Rome\")] string town = \"Paris\"")),
        new("pointed slot with a default", "MLB209", Cs, "bool Sunny(", "weather_sunny", "write bright = false", Source("bright = false", "bright = true")) { Severity = Severity.Warning },
        new("menu with nothing to choose", "MLB213", Cs, "void WhenStorm(", "weather_whenStorm", "write [Menu(\"red\", \"green\")]", Source("[Menu(\"Oslo\", \"Rome\", Droppable = false)]", "[Menu(Droppable = false)]"), Delete("languages/de.json")),
        new("menu with one value twice", "MLB214", Cs, "WaitForRain(", "weather_waitForRain", "write \"Rome\" once", Source("[Menu(\"Oslo\", \"Rome\")]", "[Menu(\"Oslo\", \"Rome\", \"Rome\")]")),
        new("menu with one value twice, in two words", "MLB214", Cs, "WaitForRain(", "weather_waitForRain", "write \"Rome\" once", Source("[Menu(\"Oslo\", \"Rome\")]", "[Menu(\"Oslo\", \"Rome|Rome\", \"Rome|Roma\")]")),
        new("menu that throws", "MLB215", Cs, "bool Rains(", "weather_rains", "a menu never throws", Source("Towns() => [\"Oslo\", \"Rome\"]", "Towns() => throw new InvalidOperationException(\"no net\")")),
        new("menu that takes long", "MLB216", Cs, "bool Rains(", "weather_rains", "keep the choices ready", Source("Towns() => [\"Oslo\", \"Rome\"]", "Towns() => [\"Oslo\", clock.GetUtcNow().ToString()]")) { Severity = Severity.Warning },
        new("menu that is empty for now", "MLB213", Cs, "bool Rains(", "weather_rains", "return at least one choice", Source("Towns() => [\"Oslo\", \"Rome\"]", "Towns() => []")) { Severity = Severity.Warning },
        new("hat with a choice that is not fixed", "MLB217", Cs, "void WhenStorm(", "weather_whenStorm", "Droppable = false", Source(", Droppable = false", ""), Delete("releases/org.example.weather-1.0.0.tgz")) { Severity = Severity.Warning },
        new("colour that is none", "MLB218", Cs, "class WeatherBlocks", null, "write # and six hexadecimal digits", Source("#2266aa", "teal")),
        new("colour that cannot be seen", "MLB219", Cs, "class WeatherBlocks", null, "write a darker colour", Source("#2266aa", "#fffff0")) { Severity = Severity.Warning },
    ];
}
