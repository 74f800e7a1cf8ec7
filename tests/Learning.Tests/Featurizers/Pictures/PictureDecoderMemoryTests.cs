using MLKids.Learning.Featurizers.Pictures.Native;
using static MLKids.Learning.Tests.Featurizers.Pictures.Decoding;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

/// <summary>Alone, because memory is counted for the whole process.</summary>
[TestClass]
[DoNotParallelize]
public sealed class PictureDecoderMemoryTests
{
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
}
