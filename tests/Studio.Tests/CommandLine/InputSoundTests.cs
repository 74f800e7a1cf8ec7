using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>Sounds in the script of <c>run --input</c>.</summary>
[TestClass]
public sealed class InputSoundTests
{
    [TestMethod]
    public void Sound_AtItsTime_ReachesTheMicrophone()
    {
        using var place = new Place();
        var sb3 = place.Write("p.sb3", new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(
            WaitUntil(Less(0, new Node("sensing_timer"))),
            If(Less(new Node("sensing_loudness"), 10), Say("quiet")),
            WaitUntil(Less(30, new Node("sensing_loudness"))),
            Say("loud"))).ToSb3());
        place.Write("beep.wav", Beep());
        var script = place.Write("input.txt", """{"at": 3, "sound": "beep.wav"}""");
        var said = Mlkids.Run("run", sb3, "--json", "--input", script, "--seconds", "20").Ended(Mlkids.Fine);
        CollectionAssert.AreEqual(new[] { "quiet", "loud" }, said.Events("say").Select(e => e.GetProperty("text").GetString()).ToArray(), said.ToString());
        Assert.AreEqual("finished", said.Events("end").Single().GetProperty("reason").GetString());
    }

    [TestMethod]
    [DataRow("""{"at": 1, "sound": "gone.wav"}""", "line 2: there is no sound")]
    [DataRow("""{"at": 1, "sound": "input.txt"}""", "line 2: ")]
    [DataRow("""{"at": 1, "sound": 5}""", "line 2: ")]
    public void Sound_ThatCannotBePlayed_IsNamedWithItsLine(string line, string wanted)
    {
        using var place = new Place();
        var sb3 = place.Write("p.sb3", ProgramBuilder.Of(Say("hello")).ToSb3());
        var script = place.Write("input.txt", "\n" + line);
        StringAssert.Contains(Mlkids.Run("run", sb3, "--input", script).Ended(Mlkids.Usage).Error, wanted);
    }

    /// <summary>Half a second of 8-bit samples at 8 kHz, loud.</summary>
    private static byte[] Beep()
    {
        var samples = Enumerable.Range(0, 4_000).Select(i => (byte)(i / 8 % 2 == 0 ? 60 : 200)).ToArray();
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8_000);
        writer.Write(8_000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(samples.Length);
        writer.Write(samples);
        return file.ToArray();
    }
}
