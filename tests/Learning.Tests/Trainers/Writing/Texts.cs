using System.Text;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Tests.Trainers.Writing;

/// <summary>Models of texts, in one call.</summary>
internal static class Texts
{
    internal static ITextModel Learn(TextUnit unit, int order, params IReadOnlyList<string> texts) => new NGramTrainer(unit, order).Fit(texts, 1, null, CancellationToken.None);

    internal static byte[] Save(ITextModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            model.Save(writer);
        return stream.ToArray();
    }

    internal static ITextModel Load(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return new NGramTrainer().Load(reader);
    }

    internal static string[] Tokens(string text, TextUnit unit = TextUnit.Words)
    {
        var tokens = new List<string>();
        foreach (var token in new TextTokens(TextTokens.Tidy(text, unit), unit))
            tokens.Add(token.ToString());
        return [.. tokens];
    }
}
