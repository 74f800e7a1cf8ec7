using System.Buffers.Binary;
using MLKids.Learning.Exchange;
using MLKids.Learning.Tests.Examples;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Exchange;

/// <summary>Archives made to harm: each is refused before anything is created and before much is unpacked.</summary>
[TestClass]
public sealed class ArchiveLimitsTests
{
    [TestMethod]
    public void Import_EntryThatGrowsTooMuch_IsRefused() =>
        Refused("growing", Archives.Zip([("a-!-0.png", new byte[20_000_000])]));

    [TestMethod]
    public void Import_TooManyEntries_IsRefused() =>
        Refused("entries", Archives.Zip(Enumerable.Range(0, ExchangeLimits.Entries + 1).Select(i => ($"a-!-{i}", Array.Empty<byte>()))));

    [TestMethod]
    public void Import_LongName_IsRefused() =>
        Refused("letters", Archives.Zip([(new string('x', ExchangeLimits.EntryNameUnits) + "-!-0.png", Picture.Shape(0, 1))]));

    [TestMethod]
    public void Import_HugeListOfEntries_IsRefusedUnread()
    {
        // A short end record that points to a list of entries of 9 MB before it.
        var archive = Archives.Teachable(("a", 1));
        var end = archive.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var record = archive[end..];
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(16), 4);
        byte[] bomb = [.. "PK\u0003\u0004"u8, .. new byte[ExchangeLimits.DirectoryBytes + 1000], .. record];
        Refused("list of entries", bomb);
    }

    [TestMethod]
    public void Import_EntryThatDeclaresTooLittle_IsLeftOut()
    {
        var archive = Archives.Zip([("a-!-0.png", Picture.Shape(0, 1)), ("a-!-1.png", Picture.Shape(0, 2))]);
        Declare(archive, "a-!-1.png", 100);
        using var fixture = new ArchiveFixture();
        var report = fixture.Import(archive);
        Assert.AreEqual(1, report.Added);
        Assert.AreEqual("1.png", report.Refused.Single().FileName);
    }

    [TestMethod]
    public void Import_TotalAboveTheLimit_IsRefusedUnread()
    {
        // Every entry may be 200 times its size; all together declare more than two gigabytes.
        var entries = Enumerable.Range(0, 12).Select(i => ($"a-!-{i}.png", Noise(1_000_000, i))).ToArray();
        var archive = Archives.Zip(entries);
        foreach (var (name, _) in entries)
            Declare(archive, name, 190_000_000);
        Refused("when unpacked", archive);
    }

    [TestMethod]
    public void Import_FlippedByteInStoredEntry_IsNamedByItsChecksum()
    {
        var archive = Archives.KidsWords();
        var at = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        archive[at + 16] ^= 1;
        using var fixture = new ArchiveFixture();
        var error = Throws.Learning(LearningCodes.NotImportable, () => fixture.Import(archive));
        StringAssert.Contains(error.Message, "checksum");
    }

    private static void Refused(string found, byte[] archive)
    {
        using var fixture = new ArchiveFixture();
        var error = Throws.Learning(LearningCodes.NotImportable, () => fixture.Import(archive));
        StringAssert.Contains(error.Message, found);
        Assert.IsEmpty(fixture.Project.Models.All());
    }

    private static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Changes the unpacked size in the list of entries (offset 24; the name is at 46).</summary>
    private static void Declare(byte[] archive, string name, uint size)
    {
        var mark = System.Text.Encoding.UTF8.GetBytes(name);
        var at = archive.AsSpan().LastIndexOf(mark);
        Assert.IsTrue(archive.AsSpan(at - 46, 4).SequenceEqual("PK\u0001\u0002"u8));
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(at - 46 + 24), size);
    }
}
