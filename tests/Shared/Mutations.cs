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

    /// <summary>One damaged copy of a ZIP archive: bits flipped, ends cut off, values of a JSON file in it replaced, or an entry renamed, doubled, emptied or taken out.</summary>
    public static byte[] OfZip(byte[] original, int turn, Random random) => (turn % 4) switch
    {
        0 => Flipped(original, random),
        1 => original[..random.Next(original.Length)],
        2 => Repacked(original, random, (name, bytes) => name.EndsWith(".json", StringComparison.Ordinal) ? [(name, System.Text.Encoding.UTF8.GetBytes(Spliced(System.Text.Encoding.UTF8.GetString(bytes), random)))] : [(name, bytes)]),
        _ => Repacked(original, random, (name, bytes) => random.Next(3) > 0 ? [(name, bytes)] : random.Next(5) switch
        {
            0 => [(Names[random.Next(Names.Length)], bytes)],
            1 => [(name, bytes), (name, bytes)],
            2 => [(name, [])],
            3 => [(name, Flipped(bytes.Length > 0 ? bytes : [0], random))],
            _ => [],
        }),
    };

    /// <summary>One damaged copy of any file: bits flipped anywhere or at its start, its end cut off, a piece of it taken out or doubled.</summary>
    public static byte[] OfBytes(byte[] original, int turn, Random random)
    {
        if (turn % 4 == 0)
            return Flipped(original, random);
        if (turn % 4 == 1)
            return original[..random.Next(original.Length)];
        if (turn % 4 == 2)
            return [.. Flipped(original[..Math.Min(64, original.Length)], random), .. original[Math.Min(64, original.Length)..]];
        int from = random.Next(original.Length), to = random.Next(from, Math.Min(original.Length, from + 5000));
        return random.Next(2) == 0 ? [.. original[..from], .. original[to..]] : [.. original[..to], .. original[from..]];
    }

    private static readonly string[] Names = ["../../../etc/passwd", "/tmp/x", "C:\\x.png", "con", "a/../../b.json", "manifest.json", "-!-", "x-!-", "images/", "\u0000"];

    private static byte[] Repacked(byte[] original, Random random, Func<string, byte[], IEnumerable<(string Name, byte[] Bytes)>> change)
    {
        using var from = new ZipArchive(new MemoryStream(original));
        using var into = new MemoryStream();
        using (var to = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var bytes = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(bytes);
                foreach (var (name, changed) in change(entry.FullName, bytes.ToArray()))
                    using (var stream = to.CreateEntry(name, random.Next(2) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open())
                        stream.Write(changed);
            }

        return into.ToArray();
    }

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
