namespace MLKids.Packs.Tools.Checking;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>The name with the fewest changed letters, or null if none is near.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        var (best, least) = ((string?)null, Math.Max(2, written.Length / 3) + 1);
        foreach (var name in names.Where(n => Math.Abs(n.Length - written.Length) < least))
            if (Changes(written, name) is var changes && changes < least)
                (best, least) = (name, changes);
        return best;
    }

    // Levenshtein's distance, one row at a time.
    private static int Changes(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1)));
        }

        return row[^1];
    }
}
