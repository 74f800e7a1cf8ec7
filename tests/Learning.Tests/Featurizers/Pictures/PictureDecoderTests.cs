using System.Buffers.Binary;
using System.Text;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Pictures.Native;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class PictureDecoderTests
{
    private const int Side = 96;

    public static IEnumerable<object[]> Kinds =>
    [
        ["jpeg", TestPictures.Jpeg()], ["large jpeg", TestPictures.Jpeg(1500, 1100)], ["progressive jpeg", TestPictures.Jpeg(progressive: true)],
        ["cmyk jpeg", TestPictures.CmykJpeg()], ["png", TestPictures.Png()], ["png with alpha", TestPictures.Png(bands: 4)],
        ["palette png", TestPictures.Png(palette: true)], ["interlaced png", TestPictures.Png(interlaced: true)], ["16-bit png", TestPictures.SixteenBitPng()],
        ["gif", TestPictures.Gif()], ["animated gif", TestPictures.AnimatedGif()], ["webp", TestPictures.WebP(1500, 1100)], ["lossless webp with alpha", TestPictures.WebP(lossless: true, bands: 4)],
        ["small png", TestPictures.Png(40, 30)], ["tall", TestPictures.Png(200, 500)], ["very tall", TestPictures.Jpeg(100, 900)], ["very wide", TestPictures.Jpeg(900, 100)],
    ];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void DecodeSquare_AnyKind_ShowsTheColoursWhereTheyWere(string name, byte[] file)
    {
        var rgb = Decode(file);
        var header = PictureDecoder.ReadHeader(file);
        AssertColour(rgb, 0.25, 0.75, 220, 40, 20, name);
        AssertColour(rgb, 0.75, 0.75, 30, 40, 210, name);
        if (header.Height <= header.Width)
            AssertColour(rgb, 0.25, 0.1, 220, 200, 20, name);
    }

    [TestMethod]
    public void DecodeSquare_Grey_HasThreeEqualColours()
    {
        foreach (var file in new[] { TestPictures.GreyJpeg(), TestPictures.Png(bands: 1), TestPictures.Png(bands: 2) })
        {
            var rgb = Decode(file);
            Assert.IsTrue(Enumerable.Range(0, Side * Side).All(i => rgb[3 * i] == rgb[(3 * i) + 1] && rgb[3 * i] == rgb[(3 * i) + 2]));
        }
    }

    [TestMethod]
    [DataRow(1, 0.25, 0.75, 0.75, 0.75)]
    [DataRow(2, 0.75, 0.75, 0.25, 0.75)]
    [DataRow(3, 0.75, 0.25, 0.25, 0.25)]
    [DataRow(4, 0.25, 0.25, 0.75, 0.25)]
    [DataRow(5, 0.75, 0.25, 0.75, 0.75)]
    [DataRow(6, 0.25, 0.25, 0.25, 0.75)]
    [DataRow(7, 0.25, 0.75, 0.25, 0.25)]
    [DataRow(8, 0.75, 0.75, 0.75, 0.25)]
    public void DecodeSquare_ExifOrientation_IsUpright(int orientation, double redX, double redY, double blueX, double blueY)
    {
        foreach (var file in new[] { TestPictures.Jpeg(200, 160, orientation: orientation), TestPictures.Jpeg(1000, 800, orientation: orientation) })
        {
            var rgb = Decode(file);
            AssertColour(rgb, redX, redY, 220, 40, 20, $"red, {orientation}");
            AssertColour(rgb, blueX, blueY, 30, 40, 210, $"blue, {orientation}");
        }
    }

    [TestMethod]
    public void ReadHeader_TurnedPicture_GivesTheUprightSize()
    {
        Assert.AreEqual(new PictureHeader(PictureFormat.Jpeg, 160, 200), PictureDecoder.ReadHeader(TestPictures.Jpeg(200, 160, orientation: 6)));
        Assert.AreEqual(new PictureHeader(PictureFormat.Png, 320, 240), PictureDecoder.ReadHeader(TestPictures.Png()));
    }

    [TestMethod]
    public void DecodeSquare_Transparent_IsWhite()
    {
        var rgb = Decode(TestPictures.Svg("<circle cx='50' cy='40' r='5' fill='black'/>"));
        AssertColour(rgb, 0.1, 0.1, 255, 255, 255, "corner");
        AssertColour(rgb, 0.5, 0.5, 0, 0, 0, "middle");
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(1, 5000)]
    [DataRow(5000, 1)]
    [DataRow(2, 3)]
    public void DecodeSquare_TinyOrThin_IsEnlarged(int width, int height) => Assert.HasCount(Side * Side * 3, Decode(TestPictures.Png(width, height)));

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    [DataRow(288)]
    [DataRow(700)]
    public void DecodeSquare_OneColour_StaysThatColour(int side)
    {
        var rgb = new byte[side * side * 3];
        PictureDecoder.DecodeSquare(TestPictures.Svg("<rect x='-100' y='-80' width='300' height='240' fill='#123456'/>"), side, rgb);
        for (var i = 0; i < rgb.Length; i += 3)
            Assert.IsTrue(rgb[i] is 0x12 && rgb[i + 1] is 0x34 && rgb[i + 2] is 0x56, $"pixel {i / 3}");
    }

    [TestMethod]
    public void Render_Svg_KeepsTransparencyAndStretches()
    {
        var rgba = new byte[60 * 20 * 4];
        PictureDecoder.Render(TestPictures.Svg("<rect width='50' height='80' fill='#dc1414'/>"), 60, 20, rgba);
        CollectionAssert.AreEqual(new byte[] { 0xDC, 0x14, 0x14, 255 }, rgba.AsSpan(((10 * 60) + 10) * 4, 4).ToArray());
        Assert.AreEqual(0, rgba[(((10 * 60) + 50) * 4) + 3]);
    }

    [TestMethod]
    public void Render_TurnedJpeg_IsUprightAndOpaque()
    {
        var rgba = new byte[40 * 50 * 4];
        PictureDecoder.Render(TestPictures.Jpeg(200, 160, orientation: 6), 40, 50, rgba);
        var red = rgba.AsSpan(((12 * 40) + 10) * 4, 4);
        Assert.IsTrue(red[0] > 180 && red[2] < 60 && red[3] == 255);
    }

    [TestMethod]
    public void EncodePng_AnyPixels_ReadsBackTheSame()
    {
        var rgba = new byte[7 * 5 * 4];
        new Random(3).NextBytes(rgba);
        // Under no alpha at all a colour may be lost.
        for (var i = 3; i < rgba.Length; i += 4)
            rgba[i] = 255;
        (rgba[3], rgba[0]) = (128, 77);
        var png = PictureDecoder.EncodePng(rgba, 7, 5);
        Assert.AreEqual(new PictureHeader(PictureFormat.Png, 7, 5), PictureDecoder.ReadHeader(png));
        var back = new byte[rgba.Length];
        PictureDecoder.Render(png, 7, 5, back);
        for (var i = 0; i < rgba.Length; i++)
            Assert.AreEqual(rgba[i], back[i], i < 4 ? 2 : 0, $"byte {i}");
    }

    [TestMethod]
    public void Render_WrongLength_IsRefused() => Assert.ThrowsExactly<ArgumentException>(() => PictureDecoder.Render(TestPictures.Gif(), 10, 10, new byte[300]));

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
    public void DecodeNear_ThenResize_IsDecodeSquare()
    {
        var file = TestPictures.Jpeg(1000, 700);
        var pixels = PictureDecoder.DecodeNear(file, Side, out var width, out var height);
        Assert.IsTrue(height is >= Side and <= 2 * Side && width > height, $"{width} × {height}");
        var rgb = new byte[Side * Side * 3];
        SquareResizer.Resize(pixels, width, height, Side, rgb);
        CollectionAssert.AreEqual(Decode(file), rgb);
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
    [DataRow("width='100000' height='100000'")]
    [DataRow("width='1' height='1000000'")]
    public void DecodeSquare_EnormousSvg_IsRefused(string size) => Refused(LearningCodes.PictureTooLarge, TestPictures.Svg(size: size));

    [TestMethod]
    public void DecodeSquare_SvgWithFileReference_DoesNotReadIt()
    {
        var secret = Path.Combine(Path.GetTempPath(), $"secret{Environment.ProcessId}.png");
        File.WriteAllBytes(secret, TestPictures.Png());
        try
        {
            var plain = Decode(TestPictures.Svg(""));
            foreach (var reference in new[] { "file://" + secret, secret, Path.GetFileName(secret) })
                CollectionAssert.AreEqual(plain, Decode(TestPictures.Svg($"<image width='100' height='80' xlink:href='{reference}'/>")));
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [TestMethod]
    public void DecodeSquare_SvgThatIncludesAFile_DoesNotReadIt()
    {
        var file = TestPictures.Svg("<text y='40' font-size='20'>&x;</text>", before: "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>");
        try
        {
            CollectionAssert.AreEqual(Decode(TestPictures.Svg("<text y='40' font-size='20'></text>")), Decode(file));
        }
        catch (LearningException e)
        {
            Assert.AreEqual(LearningCodes.UnreadablePicture, e.Code);
        }
    }

    [TestMethod]
    [DataRow("<filter id='f'><feMorphology radius='500'/></filter><rect width='9' height='9' filter='url(#f)'/>", true)]
    [DataRow("<svg:filter xmlns:svg='http://www.w3.org/2000/svg'/>", true)]
    [DataRow("<rect width='9' height='9' style='FILTER : blur(50px)'/>", true)]
    [DataRow("<rect width='9' height='9' style='filter/**/:blur(50px)'/>", true)]
    [DataRow("<rect width='9' height='9' style='filter: none;color-interpolation-filters:linearRGB'/>", false)]
    [DataRow("<rect id='filter1' width='9' height='9'/>", false)]
    public void DecodeSquare_SvgWithFilters_IsRefused(string inside, bool refused)
    {
        if (refused)
            StringAssert.Contains(Refused(LearningCodes.UnreadablePicture, TestPictures.Svg(inside)).Message, "filters");
        else
            Decode(TestPictures.Svg(inside));
    }

    [TestMethod]
    [Timeout(20_000)]
    public void DecodeSquare_BillionLaughs_EndsSoon()
    {
        var entities = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'ha'>");
        for (var i = 1; i < 12; i++)
            entities.Append("<!ENTITY a").Append(i).Append(" '").Insert(entities.Length, $"&a{i - 1};", 10).Append("'>");
        Tolerated(TestPictures.Svg("<text>&a11;</text>", before: entities.Append("]>").ToString()));
    }

    [TestMethod]
    [Timeout(20_000)]
    public void DecodeSquare_SvgOfNestedUses_EndsSoon()
    {
        var inside = new StringBuilder("<g id='u0'><rect width='1' height='1'/></g>");
        for (var i = 1; i < 12; i++)
            inside.Append("<g id='u").Append(i).Append("'>").Insert(inside.Length, $"<use xlink:href='#u{i - 1}'/>", 10).Append("</g>");
        Tolerated(TestPictures.Svg($"<defs>{inside}</defs><use xlink:href='#u11'/>"));
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
    public void DecodeSquare_ManyGoodAndBad_LeavesNoNativeMemory()
    {
        byte[] good = TestPictures.Jpeg(), cut = good[..2000], png = TestPictures.Png(bands: 4);
        Round();
        var before = Vips.TrackedMemory();
        var working = Environment.WorkingSet;
        for (var i = 0; i < 300; i++)
            Round();
        Assert.IsLessThanOrEqualTo(before + 1_000_000, Vips.TrackedMemory());
        Assert.IsLessThan(working + (60L << 20), Environment.WorkingSet);

        void Round()
        {
            Decode(good);
            Decode(png);
            Tolerated(cut);
        }
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

    private static byte[] Decode(byte[] file)
    {
        var rgb = new byte[Side * Side * 3];
        PictureDecoder.DecodeSquare(file, Side, rgb);
        return rgb;
    }

    private static LearningException Refused(string code, byte[] file, string? name = null)
    {
        var error = Assert.ThrowsExactly<LearningException>(() => Decode(file), name ?? "");
        Assert.AreEqual(code, error.Code, error.Message);
        return error;
    }

    private static bool Tolerated(byte[] file)
    {
        try
        {
            Decode(file);
            return true;
        }
        catch (LearningException)
        {
            return false;
        }
    }

    private static void AssertColour(byte[] rgb, double x, double y, int red, int green, int blue, string name)
    {
        var at = (((int)(y * Side) * Side) + (int)(x * Side)) * 3;
        var found = (rgb[at], rgb[at + 1], rgb[at + 2]);
        // CMYK's smaller gamut moves bright colours by up to 60.
        Assert.IsTrue(Math.Abs(found.Item1 - red) < 70 && Math.Abs(found.Item2 - green) < 70 && Math.Abs(found.Item3 - blue) < 70, $"{name}: found {found}, wanted {(red, green, blue)}");
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
