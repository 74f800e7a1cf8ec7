using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Packs;

/// <summary>For each extension of the fixtures, a program that uses all of its blocks and says what they give.</summary>
internal static class ScratchPrograms
{
    public static IEnumerable<(string Name, ProgramBuilder Program)> All()
    {
        yield return ("texttools", Says(
            B("texttools_reverse", ("TEXT", "stressed")), B("texttools_reverse", ("TEXT", 12.5)), B("texttools_lettersOf", ("FROM", 2), ("TO", "4"), ("TEXT", "puzzle")),
            B("texttools_lettersOf", ("FROM", -3), ("TO", 99), ("TEXT", "puzzle")), B("texttools_inCase", ("TEXT", "gOOD day élan ß"), ("CASE", "upper")),
            B("texttools_inCase", ("TEXT", "GOOD Day"), ("CASE", "lower")), B("texttools_inCase", ("TEXT", "good DAY o'clock"), ("CASE", "title")), B("texttools_inCase", ("TEXT", "aBc1"), ("CASE", "swap")),
            B("texttools_times", ("TEXT", "ab"), ("N", 3.7)), B("texttools_times", ("TEXT", "ab"), ("N", "no")), B("texttools_part", ("N", 2), ("TEXT", "a,b,c"), ("BY", ",")),
            B("texttools_part", ("N", 9), ("TEXT", "a,b,c"), ("BY", ",")), B("texttools_part", ("N", 2), ("TEXT", "xyz"), ("BY", "")), B("texttools_count", ("PART", "an"), ("TEXT", "banana")),
            B("texttools_starts", ("TEXT", "apple"), ("PART", "ap")), B("texttools_starts", ("TEXT", "apple"), ("PART", "pp")), B("texttools_unicodeOf", ("TEXT", "aé€"))));
        yield return ("patterns", Says(
            B("patterns_fits", ("TEXT", "on 2026-11-22"), ("PATTERN", @"(\d+)-(\d+)-(\d+)"), ("FLAGS", "")), B("patterns_group", ("N", 1)), B("patterns_group", ("N", 3)), B("patterns_group", ("N", 9)),
            B("patterns_fits", ("TEXT", "x"), ("PATTERN", "("), ("FLAGS", "")), B("patterns_countOf", ("TEXT", "one two three"), ("PATTERN", "[a-z]+"), ("FLAGS", "g")),
            B("patterns_countOf", ("TEXT", "one two"), ("PATTERN", "Z"), ("FLAGS", "gi")), B("patterns_matchAt", ("N", 2), ("TEXT", "One two"), ("PATTERN", "[a-z]+"), ("FLAGS", "gi")),
            B("patterns_swap", ("TEXT", "one two"), ("PATTERN", @"(\w)(\w*)"), ("FLAGS", "g"), ("BY", "$2$1-")), B("patterns_swap", ("TEXT", "one two"), ("PATTERN", "o"), ("FLAGS", "g"), ("BY", "<$&>")),
            B("patterns_swap", ("TEXT", "a.b.c"), ("PATTERN", @"\."), ("FLAGS", ""), ("BY", "$$")), B("patterns_swap", ("TEXT", "x"), ("PATTERN", "["), ("FLAGS", ""), ("BY", "")),
            B("patterns_countOf", ("TEXT", "a1\nb2"), ("PATTERN", @"^\w\d$"), ("FLAGS", "gm")), B("patterns_fits", ("TEXT", "aaa"), ("PATTERN", "a{2,}?b*(?=a)"), ("FLAGS", ""))));
        yield return ("bits", Says([
            .. from pair in new[] { (12.0, 10.0), (-1, 255), (4294967301, 3), (-7, 33), (2.9, -1.5), (1e21, 1) }
               from op in new[] { "and", "or", "xor", "left", "right", "zero" }
               select B($"bits_{op}", ("A", pair.Item1), ("B", pair.Item2)),
            B("bits_not", ("A", -1)), B("bits_not", ("A", "x")), B("bits_crc", ("TEXT", "123456789")), B("bits_crc", ("TEXT", "")),
            B("bits_mix", ("C", "#ff0000"), ("D", "#0000ff"), ("P", 50)), B("bits_mix", ("C", "#abc"), ("D", 255), ("P", 25)), B("bits_red", ("C", "#336699")), B("bits_popcount", ("A", -1)), B("bits_popcount", ("A", 1023)),
        ]));
        const string Json = """{"a":1,"b":[10,{"c":"deep"}],"d":null,"e":"tExt"}""";
        yield return ("jsondata", Says(
            B("jsondata_get", ("KEY", "a"), ("JSON", Json)), B("jsondata_get", ("KEY", "b"), ("JSON", Json)), B("jsondata_get", ("KEY", "x"), ("JSON", Json)), B("jsondata_get", ("KEY", "a"), ("JSON", "{nonsense")),
            B("jsondata_get", ("KEY", "a"), ("JSON", "")), B("jsondata_valid", ("JSON", "[1,]")), B("jsondata_valid", ("JSON", "01")), B("jsondata_valid", ("JSON", " [1] ")), B("jsondata_valid", ("JSON", "{\"a\":\"\\u00e9\\n\"}")),
            B("jsondata_set", ("KEY", "n"), ("VALUE", "2.50"), ("JSON", Json)), B("jsondata_set", ("KEY", "a"), ("VALUE", "two"), ("JSON", Json)), B("jsondata_remove", ("KEY", "b"), ("JSON", Json)),
            B("jsondata_keys", ("JSON", Json)), B("jsondata_values", ("JSON", Json)), B("jsondata_size", ("JSON", Json)), B("jsondata_path", ("PATH", "b.1.c"), ("JSON", Json)), B("jsondata_path", ("PATH", "b.7.c"), ("JSON", Json)),
            B("jsondata_pretty", ("JSON", Json)), B("jsondata_only", ("KEY", "e"), ("JSON", Json)), B("jsondata_doubled", ("JSON", Json))));
        yield return ("stacks", Says(
            B("stacks_push", ("X", 10), ("NAME", "p")), B("stacks_push", ("X", "9"), ("NAME", "p")), B("stacks_push", ("X", "b"), ("NAME", "p")), B("stacks_push", ("X", "A"), ("NAME", "p")), B("stacks_push", ("X", "z"), ("NAME", "q")),
            S(B("stacks_size", ("NAME", "p"))), S(B("stacks_sorted", ("NAME", "p"))), S(B("stacks_names")), S(B("stacks_pop", ("NAME", "p"))), S(B("stacks_shift", ("NAME", "p"))), S(B("stacks_shift", ("NAME", "p"))),
            S(B("stacks_empty", ("NAME", "p"))), B("stacks_clear", ("NAME", "p")), S(B("stacks_names")), S(B("stacks_pop", ("NAME", "p"))), S(B("stacks_empty", ("NAME", "p"))), S(B("stacks_names"))));
        yield return ("waiting", Says(
            S("before"), B("waiting_pause", ("MS", 40)), S(B("waiting_echo", ("TEXT", "hi"), ("MS", 30))), S(B("waiting_chain", ("N", 3))), S(B("waiting_both", ("A", 30), ("B", 10))), S(B("waiting_first", ("A", 90), ("B", 20))),
            S(B("waiting_caught")), S(B("waiting_order")), If(B("waiting_soon"), S("soon")), B("waiting_start", ("MS", 40)), Wait(0.22), B("waiting_stop"), S(B("waiting_count")), Wait(0.1), S(B("waiting_count"))));
        yield return ("counters", new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(B("counters_reset"), S(B("counters_value")), Repeat(5, B("counters_change", ("N", 1)), Wait(0)), Wait(0.1), B("counters_reset"), Wait(0.1), B("counters_change", ("N", 7)), Wait(0.1), S("end"), Stop("all"))
            .Script(B("counters_whenAbove", ("N", 3)), S(Join("above at ", B("counters_value"))))));
        yield return ("signals", new ProgramBuilder().Sprite("Cat", s => s
            .Script(new Node("signals_when").Field("S", "red"), S(Join("red ", B("signals_last"))))
            .Script(new Node("signals_when").Field("S", "blue"), S("blue"), Wait(0.1), S("blue again"))
            .Script(B("signals_whenAny"), S("any"))
            .WhenFlag(
                B("signals_send", ("P", "one")).Field("S", "red"), Wait(0.05), S("sent"), B("signals_send", ("P", "two")).Field("S", "blue"), Wait(0.02), B("signals_send", ("P", "3")).Field("S", "blue"), Wait(0.2),
                B("signals_sendLater", ("MS", 40)).Field("S", "red"), S("later"), Wait(0.1), S(new Node("signals_listeners").Field("S", "red")), S(new Node("signals_listeners").Field("S", "green")))));
        yield return ("loops", Says(
            B("loops_times", ("N", 3)).With("SUBSTACK", new[] { S("turn") }), B("loops_times", ("N", 0)).With("SUBSTACK", new[] { S("never") }),
            B("loops_times", ("N", 2)).With("SUBSTACK", new[] { S("outer"), B("loops_times", ("N", 2)).With("SUBSTACK", new[] { S("inner"), Wait(0) }) }),
            B("loops_maybe", ("X", 101)).With("SUBSTACK", new[] { S("big") }), B("loops_maybe", ("X", 5)).With("SUBSTACK", new[] { S("small") }),
            Choose(1), Choose(2), Choose(3), Choose(4), B("loops_between", ("A", 2), ("B", 4)).With("SUBSTACK", new[] { S(B("loops_index")) }), B("loops_patient", ("N", 3)), S("end")));
        yield return ("choices", Says(
            S(B("choices_plain", ("X", "b"))), S(B("choices_plain", ("X", B("choices_all")))), S(new Node("choices_named").Field("X", "2")), S(B("choices_fromCode", ("X", "second"))), B("choices_add", ("X", "third")),
            S(B("choices_fromCode", ("X", "third"))), S(B("choices_all")), S(new Node("choices_kind").Field("X", "1"))));
        yield return ("mover", new ProgramBuilder()
            .Sprite("Cat", s => s.Variable("v", "mine").Costume("first", "svg", Picture.Svg("<rect width='20' height='20'/>")).Costume("second", "svg", Picture.Svg("<rect width='9' height='9'/>")).WhenFlag(
                S(B("mover_where")), B("mover_jump", ("X", 30), ("Y", "-40")), S(B("mover_where")), B("mover_turn", ("D", 200)), S(B("mover_where")), B("mover_show", ("B", Equal(1, 2))), S(B("mover_where")), B("mover_show", ("B", Equal(1, 1))),
                S(B("mover_who")), S(B("mover_far", ("NAME", "Dog"))), S(B("mover_far", ("NAME", "Nobody"))), S(B("mover_variable", ("NAME", "v"))), Set("v", 7), S(B("mover_variable", ("NAME", "v"))),
                S(B("mover_variable", ("NAME", "missing"))), S(B("mover_costumes")), B("mover_effect", ("E", "ghost"), ("N", 25)), S(B("mover_ghost")), S(B("mover_others")), S(B("mover_device"))))
            .Sprite("Dog", s => s.WhenFlag(Wait(0))));
        yield return ("encoding", Says([
            .. from text in new[] { "hello", "", "a", "Wörld €", "The quick brown fox" } select B("encoding_encode", ("TEXT", text)),
            B("encoding_decode", ("TEXT", "aGVsbG8=")), B("encoding_decode", ("TEXT", "V8O2cmxkIOKCrA==")), B("encoding_decode", ("TEXT", "/////w==")),
            .. from how in new[] { "djb2", "fnv1a", "adler32", "murmur" } from text in new[] { "", "hello", "Wörld €" } select B("encoding_hash", ("HOW", how), ("TEXT", text)),
            B("encoding_rot", ("TEXT", "Hello, World!")), B("encoding_uri", ("TEXT", "a b&c=ü/😀")), B("encoding_hex", ("TEXT", "Az€")),
        ]));
        yield return ("numbers", Says([
            .. from x in new[] { "2.5", "0.5", "1.005", "-2.5", "1234.5678", "1e21", "0.000001", "no", "99.995", "-0.0001" } from d in new[] { 0, 2 } select B("numbers_fixed", ("X", x), ("D", d)),
            B("numbers_grouped", ("X", 1234567.891)), B("numbers_grouped", ("X", -1000)), B("numbers_roman", ("X", 1994)), B("numbers_base", ("X", "ff"), ("A", 16), ("B", 2)), B("numbers_base", ("X", "zz"), ("A", 36), ("B", 10)),
            B("numbers_base", ("X", "-11.5"), ("A", 2), ("B", 10)), B("numbers_clamp", ("X", 5), ("A", 1), ("B", 3)), B("numbers_map", ("X", 5), ("A", 0), ("B", 10), ("C", 100), ("D", 200)), B("numbers_map", ("X", 5), ("A", 1), ("B", 1), ("C", 0), ("D", 1)),
            B("numbers_gcd", ("A", 84), ("B", -36)), B("numbers_prime", ("X", 97)), B("numbers_prime", ("X", 91)), B("numbers_prime", ("X", 2.5)), B("numbers_sign", ("X", -3)), B("numbers_sign", ("X", 8.75)), B("numbers_clock", ("X", 3725.9)),
            .. from x in new[] { "5", "", "  ", "abc", "1.0", "last", "all", "true", "-1", "1e3", "0x10", "Infinity" } select B("numbers_kinds", ("X", x)),
            B("numbers_kinds", ("X", Add(1, 2))), B("numbers_kinds", ("X", Equal(1, 1))),
        ]));
        yield return ("seeded", Says(
            B("seeded_seed", ("S", "apple")), S(B("seeded_next", ("A", 1), ("B", 6))), S(B("seeded_next", ("A", 1), ("B", 1000000))), S(B("seeded_shuffled", ("TEXT", "abcdefgh"))), S(B("seeded_chance", ("P", 50))), S(B("seeded_lcg")),
            S(B("seeded_lcg")), B("seeded_seed", ("S", "apple")), S(B("seeded_next", ("A", 1), ("B", 6))), B("seeded_seed", ("S", "π")), S(B("seeded_lcg")), Repeat(8, S(B("seeded_next", ("A", -100), ("B", 100))))));
        yield return ("notes", Says(
            B("notes_keep", ("VALUE", "5"), ("KEY", "a")), B("notes_keep", ("VALUE", Add(2, 3)), ("KEY", "b")), B("notes_keep", ("VALUE", Equal(1, 1)), ("KEY", "__proto__")), S(B("notes_recall", ("KEY", "a"))), S(B("notes_recall", ("KEY", "toString"))),
            S(B("notes_has", ("KEY", "b"))), S(B("notes_has", ("KEY", "c"))), S(B("notes_everything")), B("notes_load", ("TEXT", "{\"$x\":\"loaded\"}")), S(B("notes_recall", ("KEY", "x"))), B("notes_load", ("TEXT", "oops")),
            S(B("notes_everything")), S(B("notes_larger", ("A", "2"), ("B", "10"))), S(B("notes_larger", ("A", "b"), ("B", "A"))), S(B("notes_tone", ("N", 64), ("M", "1010")))));
    }

    private static Node B(string opcode, params (string Name, object Value)[] inputs)
    {
        var node = new Node(opcode);
        foreach (var (name, value) in inputs)
            node.With(name, value);
        return node;
    }

    private static Node S(object value) => Say(value);

    private static Node Choose(int x) => B("loops_choose", ("X", x)).With("SUBSTACK", new[] { S("one") }).With("SUBSTACK2", new[] { S("two") }).With("SUBSTACK3", new[] { S("three") });

    // Reporters are said; what is a stack already stays as it is.
    private static ProgramBuilder Says(params Node[] blocks) => ProgramBuilder.Of([.. blocks.Select(b => IsReporter(b) ? Say(b) : b)]);

    private static bool IsReporter(Node node) => node.Opcode.Split('_') is [var pack, var id] && pack switch
    {
        "texttools" or "patterns" or "bits" or "jsondata" or "encoding" or "numbers" => id.Length > 0,
        _ => false,
    };
}
