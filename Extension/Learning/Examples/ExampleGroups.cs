using System.Numerics;

namespace MLKids.Learning.Examples;

/// <summary>
/// Puts rows that are not independent into one group: the same content, the same burst, or fingerprints that differ in few bits. Groups are
/// the
/// connected parts of these relations (union–find).
/// </summary>
internal static class ExampleGroups
{
    /// <summary>Two fingerprints that differ in at most this many of 64 bits are near-duplicates.</summary>
    public const int DefaultBits = 6;

    private const int CompareAll = 10_000;

    /// <param name="rows">Content, burst (or null) and fingerprint (or null) of each row.</param>
    /// <param name="bits">Fingerprints may differ in this many bits.</param>
    /// <returns>The group of each row, dense from 0 in order of first appearance.</returns>
    public static int[] Find(IReadOnlyList<(long Content, string? Burst, ulong? Fingerprint)> rows, int bits = DefaultBits)
    {
        var parent = Enumerable.Range(0, rows.Count).ToArray();
        Join(parent, rows.Select(row => (object)row.Content));
        Join(parent, rows.Select(row => (object?)row.Burst));
        Join(parent, rows.Select(row => (object?)row.Fingerprint));
        var distinct = Enumerable.Range(0, rows.Count)
            .Where(row => rows[row].Fingerprint is not null)
            .DistinctBy(row => rows[row].Fingerprint)
            .Select(row => (Row: row, Bits: rows[row].Fingerprint!.Value))
            .ToArray();
        foreach (var bucket in Buckets(distinct, bits))
            JoinNear(parent, bucket, bits);
        return Dense(parent);
    }

    private static int Root(int[] parent, int row)
    {
        while (parent[row] != row)
            row = parent[row] = parent[parent[row]];
        return row;
    }

    private static void Union(int[] parent, int a, int b)
    {
        (a, b) = (Root(parent, a), Root(parent, b));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static void Join(int[] parent, IEnumerable<object?> keys)
    {
        var first = new Dictionary<object, int>();
        var row = 0;
        foreach (var key in keys)
        {
            if (key is not null && !first.TryAdd(key, row))
                Union(parent, first[key], row);
            row++;
        }
    }

    /// <summary>
    /// All in one bucket when they are few; else bits + 1 bands of the fingerprint: two that differ in at most <paramref name="bits"/> bits
    /// agree
    /// in one band at least.
    /// </summary>
    private static IEnumerable<(int Row, ulong Bits)[]> Buckets((int Row, ulong Bits)[] distinct, int bits)
    {
        if (distinct.Length <= CompareAll)
            return [distinct];
        var width = 64 / (bits + 1);
        return Enumerable.Range(0, bits + 1).SelectMany(band => distinct
            .GroupBy(entry => (entry.Bits >> (band * width)) & ((1UL << width) - 1))
            .Select(bucket => bucket.ToArray()));
    }

    private static void JoinNear(int[] parent, (int Row, ulong Bits)[] bucket, int bits)
    {
        for (var i = 0; i < bucket.Length; i++)
            for (var j = i + 1; j < bucket.Length; j++)
                if (BitOperations.PopCount(bucket[i].Bits ^ bucket[j].Bits) <= bits)
                    Union(parent, bucket[i].Row, bucket[j].Row);
    }

    private static int[] Dense(int[] parent)
    {
        var groups = new int[parent.Length];
        var numbers = new Dictionary<int, int>();
        for (var row = 0; row < parent.Length; row++)
        {
            var root = Root(parent, row);
            if (!numbers.TryGetValue(root, out groups[row]))
                numbers[root] = groups[row] = numbers.Count;
        }

        return groups;
    }
}
