using System.Buffers.Binary;
using MLKids.Learning.Featurizers.Pictures;
using static MLKids.Learning.Tests.Featurizers.Pictures.Decoding;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class PictureDecoderDamageTests
{
    public static IEnumerable<object[]> Others =>
    [
        ["an empty file", Array.Empty<byte>()], ["text (\"hello\")", "hello"u8.ToArray()], ["a PDF", "%PDF-1.7 x"u8.ToArray()], ["a BMP", "BM123456"u8.ToArray()],
        ["a ZIP", "PK\u0003\u0004xxx"u8.ToArray()], ["a HEIC", "\0\0\0\u0018ftypheic\0\0"u8.ToArray()], ["3 bytes of an unknown kind, starting 00FF01", new byte[] { 0, 255, 1 }],
        ["text (\"<!DOCTYPE html>", "<!DOCTYPE html><html><svg></svg></html>"u8.ToArray()],
    ];

    [TestMethod]
    [DynamicData(nameof(Others))]
    public void DecodeSquare_OtherFile_IsNamed(string found, byte[] file) =>
        StringAssert.StartsWith(Refused(LearningCodes.UnreadablePicture, file).Message, "Found " + found);

    public static IEnumerable<object[]> Whole =>
        [["jpeg", TestPictures.Jpeg()], ["tall jpeg", TestPictures.Jpeg(200, 700)], ["large jpeg", TestPictures.Jpeg(1200, 900)], ["progressive jpeg", TestPictures.Jpeg(progressive: true)], ["png", TestPictures.Png()], ["tall png", TestPictures.Png(100, 390)], ["webp", TestPictures.WebP()], ["gif", TestPictures.Gif()]];

    [TestMethod]
    [DynamicData(nameof(Whole))]
    public void DecodeSquare_CutOffAnywhere_IsAnError(string name, byte[] file)
    {
        foreach (var part in new[] { 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97 })
            Refused(LearningCodes.UnreadablePicture, file[..(int)(file.Length * part)], $"{name} at {part}");
    }

    [TestMethod]
    public void DecodeSquare_PngWithOneWrongByte_IsAnError()
    {
        var file = TestPictures.Png();
        file[file.Length / 2] ^= 0x40;
        Refused(LearningCodes.UnreadablePicture, file);
    }

    [TestMethod]
    public void DecodeSquare_JpegWithAHole_IsAnError()
    {
        var file = TestPictures.Jpeg();
        file.AsSpan(file.Length / 2, 400).Fill(0xFF);
        Refused(LearningCodes.UnreadablePicture, file);
    }

    [TestMethod]
    public void DecodeSquare_JpegWithBytesAfterItsEnd_IsRead() =>
        AssertColour(Decode([.. TestPictures.Jpeg(), .. "Samsung trailer"u8]), 0.25, 0.75, 220, 40, 20, "trailer");

    [TestMethod]
    public void DecodeSquare_JpegPaddedBeforeItsEnd_IsRead()
    {
        var file = TestPictures.Jpeg();
        AssertColour(Decode([.. file[..^2], .. new byte[20], .. file[^2..]]), 0.25, 0.75, 220, 40, 20, "padding, as some cameras write it");
    }

    [TestMethod]
    public void DecodeSquare_HeaderBomb_IsRefusedBeforeDecoding()
    {
        var file = TestPictures.Png(16, 16);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 30_000);
        // The header's checksum, so that it is the size that is refused.
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32(file.AsSpan(12, 17)));
        StringAssert.Contains(Refused(LearningCodes.PictureTooLarge, file).Message, "30000 × 30000");
    }

    [TestMethod]
    public void DecodeSquare_FileOverTheLimit_IsRefused()
    {
        var file = new byte[PictureLimits.MaxBytes + 1];
        TestPictures.Jpeg().CopyTo(file, 0);
        Refused(LearningCodes.PictureTooLarge, file);
    }

    [TestMethod]
    public void DecodeSquare_FiveHundredDamagedFiles_GivesAPictureOrAnError()
    {
        byte[][] files = [TestPictures.Jpeg(90, 70), TestPictures.Jpeg(90, 70, progressive: true), TestPictures.Png(60, 50), TestPictures.Png(60, 50, palette: true), TestPictures.Gif(), TestPictures.WebP(90, 70)];
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 500; i++)
        {
            var file = (byte[])files[i % files.Length].Clone();
            for (var n = random.Next(1, 9); n > 0; n--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            refused += Tolerated(file) ? 0 : 1;
        }
        Assert.IsGreaterThan(100, refused);
    }

    [TestMethod]
    public void DecodeSquare_FromManyThreads_GivesTheSame()
    {
        byte[] good = TestPictures.Jpeg(700, 500), cut = good[..3000];
        var expected = Decode(good);
        Parallel.For(0, 60, i =>
        {
            if (i % 3 == 0)
                Assert.IsFalse(Tolerated(cut));
            else
                CollectionAssert.AreEqual(expected, Decode(good));
        });
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }
}
