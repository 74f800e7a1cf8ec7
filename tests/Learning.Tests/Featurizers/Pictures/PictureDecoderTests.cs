using MLKids.Learning.Featurizers.Pictures;
using static MLKids.Learning.Tests.Featurizers.Pictures.Decoding;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class PictureDecoderTests
{
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
}
