using System.Buffers;
using System.IO.Pipelines;
using FsCheck;
using FsCheck.Fluent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Tests.Wire;

[TestClass]
public sealed class WireTests
{
    [TestMethod]
    public void Values_ComeBackAsTheyAre()
    {
        object?[] values =
        [
            null, true, false, 0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e308, long.MinValue, "", "a\0b", "\ud800 half", "🐈",
            new byte[] { 1, 2, 255 }, Array.Empty<object?>(), new object?[] { 1.0, new object?[] { "x", null } },
        ];
        foreach (var value in values)
        {
            var back = WireFormat.Read(Bytes(value));
            if (value is double number)
                Assert.AreEqual(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)back!));
            else if (value is object?[] or byte[])
                CollectionAssert.AreEqual(Bytes(value), Bytes(back));
            else
                Assert.AreEqual(value, back);
        }
    }

    [TestMethod]
    public void Values_TooDeepOrTooLargeOrForeign_AreNotSent()
    {
        object?[] deep = [];
        for (var i = 0; i < WireFormat.Deepest + 1; i++)
            deep = [deep];
        Assert.ThrowsExactly<WireException>(() => Bytes(deep));
        Assert.ThrowsExactly<WireException>(() => Bytes(new string('x', WireFormat.LongestMessage / 2 + 1)));
        Assert.ThrowsExactly<WireException>(() => Bytes(new Uri("http://x/")));
    }

    [TestMethod]
    public void Damage_IsNamedAndNeverMore() => Prop.ForAll<byte[], int, byte>((noise, at, changed) =>
    {
        var whole = Bytes(new object?[] { "weather_rain", 1.5, new object?[] { "town", true, null }, new byte[] { 9, 9 } });
        whole[Math.Abs(at % whole.Length)] = changed;
        foreach (var bytes in new[] { noise, whole, whole[..Math.Abs(at % whole.Length)], [.. whole, .. noise] })
        {
            try
            {
                WireFormat.Read(bytes);
            }
            catch (WireException)
            {
                // Said what is wrong.
            }
        }
    }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Packs_ComeBackAsTheyAre()
    {
        var block = new BlockDefinition
        {
            PackId = "weather", Id = "rain", Shape = BlockShape.Command, Text = new BlockText("rain in [TOWN] for [SECS]"), Kind = CallKind.Waiting, Branches = 1, Loops = true, Needs = ["camera"],
            Arguments =
            [
                new ArgumentDefinition("TOWN", ArgumentType.Text, "Rome", new MenuDefinition(() => ["x"], true) { OwnItems = ["Rome"], Texts = new Dictionary<string, string> { ["Rome"] = "Roma" }, IsFixed = true }),
                new ArgumentDefinition("SECS", ArgumentType.Number, 2.5, null) { Slot = SlotKind.Positive },
            ],
        };
        var back = PackForm.ReadPacks(WireFormat.Read(Bytes(PackForm.Write([new PackDefinition("weather", "Weather", "#aabbcc", [block])])))).Single();
        var same = back.Blocks.Single();
        Assert.AreEqual(("weather", "Weather", "#aabbcc", "weather_rain", block.Text.Sentence), (back.Id, back.Name, back.Color, same.Opcode, same.Text.Sentence));
        Assert.AreEqual((1, true, CallKind.Waiting, "camera"), (same.Branches, same.Loops, same.Kind, same.Needs.Single()));
        Assert.AreEqual(("Rome", "Rome", "Roma", true), (same.Arguments[0].Default, same.Arguments[0].Menu!.OwnItems.Single(), same.Arguments[0].Menu!.Texts["Rome"], same.Arguments[0].Menu!.IsFixed));
        Assert.AreEqual((2.5, SlotKind.Positive), (same.Arguments[1].Default, same.Arguments[1].Slot));
        foreach (var wrong in new[] { back with { Id = "a_b" }, back with { Color = "red" }, back with { Blocks = [same, same] }, back with { Blocks = [same with { PackId = "other" }] } })
            Assert.ThrowsExactly<WireException>(() => PackForm.ReadPacks(PackForm.Write([wrong])));
    }

    [TestMethod]
    public void Contracts_ComeBackAsTheyAre()
    {
        var codec = new WireCodec(null!);
        T Back<T>(T value) => (T)codec.Decode(WireFormat.Read(Bytes(codec.Encode(value, typeof(T)))), typeof(T))!;
        Assert.AreEqual(new StageColor(1, 2, 3, 4), Back(new StageColor(1, 2, 3, 4)));
        Assert.AreEqual(new Bounds(-1, 1, 2, -2), Back<Bounds?>(new Bounds(-1, 1, 2, -2)));
        Assert.AreEqual(StopScope.OtherScripts, Back(StopScope.OtherScripts));
        Assert.AreEqual(TimeSpan.FromSeconds(1.5), Back(TimeSpan.FromSeconds(1.5)));
        Assert.AreEqual(new StageEvent("say", "Cat", 3.0), Back(new StageEvent("say", "Cat", 3.0)));
        var sound = Back(new SoundBlock(new[] { 0.5f, -1f }, 16_000, 7));
        Assert.AreEqual((0.5f, -1f, 16_000, 7L), (sound.Samples.Span[0], sound.Samples.Span[1], sound.SampleRate, sound.Position));
        Assert.AreEqual(9, Back(new Costume("c", "svg", new byte[] { 9 }, 1, 2, 1)).Content.Span[0]);
        Assert.ThrowsExactly<WireException>(() => codec.Decode("text", typeof(SoundBlock)));
    }

    [TestMethod]
    public async Task Connection_BothSidesAskAndTell_AndTheEndIsNamed()
    {
        var (here, there) = (new Pipe(), new Pipe());
        var (near, far) = (new Heard(), new Heard());
        var left = new WireConnection(here.Reader.AsStream(), there.Writer.AsStream(), near, TimeProvider.System);
        var right = new WireConnection(there.Reader.AsStream(), here.Writer.AsStream(), far, TimeProvider.System);
        (near.Line, far.Line) = (left, right);
        left.Start("left");
        right.Start("right");
        Assert.AreEqual("ping 1", await left.Ask("ping", 1.0));
        Assert.AreEqual("pong x", await right.Ask("pong", "x"));
        var refused = await Assert.ThrowsExactlyAsync<BlockException>(() => left.Ask("refuse"));
        Assert.AreEqual(("C1", "hint"), (refused.Code, refused.Hint));
        left.Tell("told", 5.0);
        await Eventually.Is(() => far.Told == 5.0, "it is heard");
        await here.Writer.WriteAsync("this is no message and long enough to be read"u8.ToArray());
        await Eventually.Is(() => near.Damage is not null, "the damage is named");
        await Assert.ThrowsExactlyAsync<WireException>(() => left.Ask("ping", 1.0));
    }

    private static byte[] Bytes(object? value)
    {
        var to = new ArrayBufferWriter<byte>();
        WireFormat.Write(to, value);
        return to.WrittenSpan.ToArray();
    }

    private sealed class Heard : IWireListener
    {
        public WireConnection Line { get; set; } = null!;

        public double Told { get; private set; }

        public string? Damage { get; private set; }

        void IWireListener.Asked(long id, string what, object?[] with)
        {
            if (what == "refuse")
                Line.Fail(id, new BlockException("C1", "No. Try later.", "refused") { Hint = "hint" });
            else
                Line.Answer(id, $"{what} {with[0]}");
        }

        void IWireListener.Told(string what, object?[] with) => Told = (double)with[0]!;

        void IWireListener.Ended(string? damage) => Damage = damage ?? "closed";
    }
}
