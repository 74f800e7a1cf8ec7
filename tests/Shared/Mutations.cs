using System.IO.Compression;

namespace MLKids.Tests;

/// <summary>Damages Scratch projects: bits flipped, ends cut off, values in project.json replaced by others.</summary>
public static class Mutations
{
    private static readonly string[] Splices = ["null", "[]", "{}", "-1e308", "1e999", "\"\"", "true", "[[[[[[]]]]]]", "\"Stage\"", "99999999999999999999", "\"\\u0000\""];

    /// <summary>One damaged copy; <paramref name="turn"/> goes round the kinds of damage.</summary>
    public static byte[] Of(byte[] original, int turn, Random random) => (turn % 4) switch
    {
        0 => Flipped(original, random),
        1 => original[..random.Next(original.Length)],
        _ => WithJson(original, text => Spliced(text, random)),
    };

    private static byte[] Flipped(byte[] original, Random random)
    {
        var copy = original.ToArray();
        for (var n = random.Next(1, 20); n > 0; n--)
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static string Spliced(string json, Random random)
    {
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            // A value is replaced: what follows a colon or a comma, up to the next one.
            var at = json.IndexOfAny([':', ','], random.Next(json.Length));
            if (at < 0)
                continue;
            var end = json.IndexOfAny([',', '}', ']'], at + 1);
            if (end > at)
                json = string.Concat(json.AsSpan(0, at + 1), Splices[random.Next(Splices.Length)], json.AsSpan(end));
        }

        return json;
    }

    private static byte[] WithJson(byte[] sb3, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(sb3));
        using var reader = new StreamReader(zip.GetEntry("project.json")!.Open());
        return System.Text.Encoding.UTF8.GetBytes(change(reader.ReadToEnd()));
    }
}
