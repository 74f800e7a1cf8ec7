using MLKids.Learning.Featurizers.Pictures;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class PictureFingerprintTests
{
    [TestMethod]
    public void Of_SamePhotoSmallerAndWorse_IsNear()
    {
        foreach (var photo in Photos())
        {
            var square = Square(photo);
            var smaller = new byte[128 * 128 * 3];
            PictureDecoder.DecodeSquare(photo, 128, smaller);
            Assert.IsLessThanOrEqualTo(PictureFingerprint.NearDuplicateBits, PictureFingerprint.Distance(PictureFingerprint.Of(square, 288), PictureFingerprint.Of(smaller, 128)));
        }
    }

    [TestMethod]
    public void Of_DifferentPhotos_IsFar()
    {
        var prints = Photos().Select(photo => PictureFingerprint.Of(Square(photo), 288)).ToArray();
        var near = 0;
        for (var i = 0; i < prints.Length; i++)
            for (var j = 0; j < i; j++)
                near += PictureFingerprint.Distance(prints[i], prints[j]) <= PictureFingerprint.NearDuplicateBits ? 1 : 0;
        Assert.IsLessThanOrEqualTo(prints.Length / 20, near);
    }

    [TestMethod]
    public void Of_RampToTheRight_HasAllBits()
    {
        var rgb = new byte[288 * 288 * 3];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)(i / 3 % 288 * 255 / 287);
        Assert.AreEqual(ulong.MaxValue, PictureFingerprint.Of(rgb, 288));
        rgb.AsSpan().Reverse();
        Assert.AreEqual(0UL, PictureFingerprint.Of(rgb, 288));
    }

    [TestMethod]
    public void Of_WrongLength_IsRefused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => PictureFingerprint.Of(new byte[100], 288));
        Assert.ThrowsExactly<ArgumentException>(() => PictureFingerprint.Of(new byte[8 * 8 * 3], 8));
    }

    [TestMethod]
    public void Distance_OfBits_CountsThem() => Assert.AreEqual(3, PictureFingerprint.Distance(0b1011, 0));

    private static byte[][] Photos() =>
        [.. Directory.GetFiles(Path.Combine(SharedData.Need("images"), "flowers"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 6 == 0).Select(File.ReadAllBytes)];

    private static byte[] Square(byte[] photo)
    {
        var rgb = new byte[288 * 288 * 3];
        PictureDecoder.DecodeSquare(photo, 288, rgb);
        return rgb;
    }
}
