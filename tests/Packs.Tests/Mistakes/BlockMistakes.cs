using MLKids.Blocks.Diagnostics;
using static MLKids.Packs.Tests.Mistakes.Mistake;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>Classes and methods that make no block.</summary>
internal static class BlockMistakes
{
    private const string Cs = "Weather.cs";

    public static readonly IReadOnlyList<Mistake> All =
    [
        new("class without BlockPack", "MLB001", Cs, "class WeatherBlocks", null, "[BlockPack(\"id\", \"Name\")]", Source("[BlockPack(\"weather\", \"Weather\", Color = \"#2266aa\")]", "")),
        new("pack id with an underscore", "MLB002", Cs, "class WeatherBlocks", null, "letters and digits only, for instance", Source("[BlockPack(\"weather\"", "[BlockPack(\"my_weather\"")),
        new("block id with a blank", "MLB003", Cs, "string Greeting(", "weather_say hello", "letters, digits and underscores, for instance", Source("\"greeting\",", "\"say hello\",")),
        new("two blocks with one id", "MLB004", Cs, "bool Sunny(", "weather_rains", "Give one of them another id", Source("\"sunny\",", "\"rains\",")),
        new("slot without parameter", "MLB005", Cs, "string Greeting(", "weather_greeting", "take [TOWN] out of the sentence", Source("for [NAME]\"", "for [NAME] in [TOWN]\"")),
        new("parameter without slot", "MLB006", Cs, "string Greeting(", "weather_greeting", "write [TOWN] where it belongs", Source("string name = \"world\")", "string name = \"world\", string town = \"Oslo\")")),
        new("parameter of a type that blocks cannot take", "MLB007", Cs, "void Paint(", "weather_paint", "a block takes double, string, bool, object", Source("double hours = 2", "int hours = 2")),
        new("predicate that returns a number", "MLB008", Cs, "int WhenDry(", "weather_rains", "a predicate returns bool or Task<bool>",
            Source("public bool Rains([Menu(Source = nameof(Towns))] string town = \"Oslo\") => town.Length > 4;", "public int WhenDry([Menu(Source = nameof(Towns))] string town = \"Oslo\") => town.Length;")),
        new("menu asks a private method", "MLB009", Cs, "bool Rains(", "weather_rains", "a public method IEnumerable<string> Towns()", Source("public IEnumerable<string> Towns()", "private IEnumerable<string> Towns()")),
        new("block that is not public", "MLB010", Cs, "string Greeting(", "weather_greeting", "a block is a public, non-generic method", Source("public string Greeting", "internal string Greeting")),
        new("sentence names a parameter twice", "MLB011", Cs, "string Greeting(", "weather_greeting", "names a parameter twice", Source("for [NAME]\"", "for [NAME] and [NAME]\"")),
        new("constructor asks for a service that nobody offers", "MLB012", Cs, "class WeatherBlocks", null, "IComparable station", Source("(TimeProvider clock)", "(TimeProvider clock, IComparable station)")),
        new("pack class that is abstract", "MLB013", Cs, "class WeatherBlocks", null, "exactly one public constructor", Source("public sealed class WeatherBlocks", "public abstract class WeatherBlocks")),
        new("constructor that throws", "MLB013", Cs, "class WeatherBlocks", null, "its constructor threw FormatException", Source("[Reporter(\"greeting\"", "private readonly int _size = int.Parse(\"x\");\n\n    [Reporter(\"greeting\"")),
        new("pack id of Scratch", "MLB210", Cs, "class WeatherBlocks", null, "write another one, for instance \"weather\"", Source("[BlockPack(\"weather\"", "[BlockPack(\"motion\""), Delete("languages/de.json")),
        new("block id that menus' shadows have", "MLB212", Cs, "void Hop(", "weather_menu_TOWN", "write \"TOWN\" or another id", Source("[Hat(\"whenRain\"", "[Command(\"menu_TOWN\", \"hop\")] public void Hop() { }\n\n    [Hat(\"whenRain\""), Delete("languages/de.json")),
        new("block id with a capital", "MLB211", Cs, "void Hop(", "weather_Hop", "write \"hop\" before the first release", Source("[Hat(\"whenRain\"", "[Command(\"Hop\", \"hop\")] public void Hop() { }\n\n    [Hat(\"whenRain\""), Delete("languages/de.json")) { Severity = Severity.Warning },
        new("pack without blocks", "MLB220", "Weather.cs", "class EmptyBlocks", null, "give it a public method with [Command]", Source("public sealed class WeatherExtension", "[BlockPack(\"empty\", \"Empty\")]\npublic sealed class EmptyBlocks { }\n\npublic sealed class WeatherExtension"), Delete("languages/de.json")) { Severity = Severity.Warning },
        new("need that nobody knows", "MLB221", Cs, "bool Sunny(", "weather_sunny", "write [Needs(\"camera\")]", Source("[Needs(\"camera\")]", "[Needs(\"camra\")]"), Edit("manifest.json", "[\"camera\"]", "[]")),
        new("need that the manifest does not ask for", "MLM007", Cs, "bool Sunny(", "weather_sunny", "write \"permissions\": [\"camera\"]", Edit("manifest.json", "[\"camera\"]", "[]")),
    ];
}
