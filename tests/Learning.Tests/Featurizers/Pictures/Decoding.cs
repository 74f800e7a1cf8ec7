using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

/// <summary>What the tests of the decoder share.</summary>
internal static class Decoding
{
    internal const int Side = 96;

    internal static byte[] Decode(byte[] file)
    {
        var rgb = new byte[Side * Side * 3];
        PictureDecoder.DecodeSquare(file, Side, rgb);
        return rgb;
    }

    internal static LearningException Refused(string code, byte[] file, string? name = null)
    {
        var error = Assert.ThrowsExactly<LearningException>(() => Decode(file), name ?? "");
        Assert.AreEqual(code, error.Code, error.Message);
        return error;
    }

    internal static bool Tolerated(byte[] file)
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

    internal static void AssertColour(byte[] rgb, double x, double y, int red, int green, int blue, string name)
    {
        var at = (((int)(y * Side) * Side) + (int)(x * Side)) * 3;
        var found = (rgb[at], rgb[at + 1], rgb[at + 2]);
        // CMYK's smaller gamut moves bright colours by up to 60.
        Assert.IsTrue(Math.Abs(found.Item1 - red) < 70 && Math.Abs(found.Item2 - green) < 70 && Math.Abs(found.Item3 - blue) < 70, $"{name}: found {found}, wanted {(red, green, blue)}");
    }
}
