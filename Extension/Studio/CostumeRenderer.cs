using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Studio;

/// <summary>Draws costumes with the same library that reads pictures for models. A costume that cannot be drawn is told once; the program goes on without it.</summary>
internal sealed class CostumeRenderer(Action<Diagnostic> report) : ICostumeRenderer
{
    private readonly HashSet<string> _told = [];

    public RasterImage? Render(Costume costume, int width, int height)
    {
        try
        {
            var rgba = new byte[width * height * 4];
            PictureDecoder.Render(costume.Content.Span, width, height, rgba);
            return new RasterImage(width, height, rgba);
        }
        catch (LearningException e)
        {
            if (_told.Add(e.Code == LearningCodes.MissingFeaturizer ? "" : costume.Name))
                report(new Diagnostic(e.Code, Severity.Warning, e.ChildSentence, $"The costume '{costume.Name}' is not drawn. {e.Message}"));
            return null;
        }
    }

    public byte[] EncodePng(RasterImage image)
    {
        try
        {
            return PictureDecoder.EncodePng(image.Rgba, image.Width, image.Height);
        }
        catch (LearningException e)
        {
            throw new BlockException(e.Code, e.ChildSentence, e.Message);
        }
    }
}
