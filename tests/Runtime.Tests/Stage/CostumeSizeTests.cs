using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class CostumeSizeTests
{
    [TestMethod]
    [DataRow("<svg width=\"40\" height=\"20.5px\"/>", 40.0, 20.5)]
    [DataRow("\uFEFF\n<?xml version=\"1.0\"?><!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"4\"></svg>", 3.0, 4.0)]
    [DataRow("<svg viewBox=\"-1 -1 2,3\"/>", 2.0, 3.0)]
    [DataRow("<svg width=\"0\" height=\"0\" viewBox=\"0,0,0,0\"/>", 0.0, 0.0)]
    [DataRow("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 7 8\"/>", 7.0, 8.0)]
    public void Read_Svg_IsWidthAndHeightOrViewBox(string svg, double width, double height) =>
        Assert.AreEqual(new CostumeSize(width, height), Read("svg", Encoding.UTF8.GetBytes(svg))! with { Left = 0, Top = 0 });

    [TestMethod]
    public void Read_SvgWhoseCornerIsNotItsOrigin_TellsWhere() =>
        Assert.AreEqual(new CostumeSize(20, 30, -10, 6), Read("svg", "<svg width=\"20\" height=\"30\" viewBox=\"-1 2 2 10\"/>"u8.ToArray()));

    [TestMethod]
    [DataRow("<svg width=\"40\"/>")]
    [DataRow("<svg width=\"-1\" height=\"5\"/>")]
    [DataRow("<html/>")]
    [DataRow("<svg")]
    [DataRow("")]
    public void Read_SvgWithoutSize_IsUnknown(string svg) => Assert.IsNull(Read("svg", Encoding.UTF8.GetBytes(svg)));

    [TestMethod]
    public void Read_Png_DividesByTheResolution() =>
        Assert.AreEqual(new CostumeSize(150, 50), Read("png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 44, 0, 0, 0, 100], 2));

    [TestMethod]
    public void Read_Jpeg_FindsTheFrameHeaderBehindOtherSegments() =>
        Assert.AreEqual(
            new CostumeSize(320, 240),
            Read("jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 0, 240, 1, 64, 3, 0, 0]));

    [TestMethod]
    public void Read_Gif_IsLittleEndian() => Assert.AreEqual(new CostumeSize(300, 2), Read("gif", [.. "GIF89a"u8, 44, 1, 2, 0]));

    [TestMethod]
    public void Read_Bmp_IgnoresTheSignOfTopDownPictures() =>
        Assert.AreEqual(new CostumeSize(5, 6), Read("bmp", [.. "BM"u8, .. new byte[16], 5, 0, 0, 0, 0xFA, 0xFF, 0xFF, 0xFF]));

    [TestMethod]
    [DataRow(new byte[] { })]
    [DataRow(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [DataRow(new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    public void Read_TornBitmap_IsUnknown(byte[] file) => Assert.IsNull(Read("png", file));

    [TestMethod]
    public void Read_CostumesOfTheFixtures_AreKnownAndSane()
    {
        var count = 0;
        foreach (var path in Directory.GetFiles(SharedData.Need("scratch"), "*.sb3", SearchOption.AllDirectories))
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".svg", StringComparison.Ordinal) || e.Name.EndsWith(".png", StringComparison.Ordinal)))
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                var size = Read(entry.Name[^3..], content.ToArray());
                Assert.IsTrue(size is { Width: >= 0 and < 5000, Height: >= 0 and < 5000 }, $"{path} {entry.Name}: {size}");
                count++;
            }
        }

        Assert.IsGreaterThan(100, count);
    }

    private static CostumeSize? Read(string format, byte[] file, double resolution = 1) =>
        CostumeSize.Read(new Costume("c", format, file, 0, 0, resolution));
}
