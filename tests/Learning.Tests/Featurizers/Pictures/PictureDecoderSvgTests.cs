using System.Text;
using static MLKids.Learning.Tests.Featurizers.Pictures.Decoding;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class PictureDecoderSvgTests
{
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
    public void DecodeSquare_SvgOfNestedUses_GivesAPictureOrAnError()
    {
        var inside = new StringBuilder("<g id='u0'><rect width='1' height='1'/></g>");
        for (var i = 1; i < 6; i++)
            inside.Append("<g id='u").Append(i).Append("'>").Insert(inside.Length, $"<use xlink:href='#u{i - 1}'/>", 10).Append("</g>");
        Tolerated(TestPictures.Svg($"<defs>{inside}</defs><use xlink:href='#u5'/>"));
    }
}
