using System.Globalization;
using System.IO.Compression;
using MLKids.Bench.Sklearn;

namespace MLKids.Bench.Numbers;

/// <summary>Rows with labels: scikit-learn's bundled sets, and rules as a child might make them.</summary>
internal static class NumberSets
{
    /// <summary>Rows to learn from, at most.</summary>
    private const int MostRows = 600;

    private static readonly (string Name, string File)[] Files =
        [("iris", "iris.csv"), ("wine", "wine_data.csv"), ("breast cancer", "breast_cancer.csv"), ("digits", "digits.csv.gz")];

    public static async Task<IReadOnlyList<(string Name, float[][] Rows, int[] Labels)>> Bundled()
    {
        var sets = new List<(string, float[][], int[])>();
        foreach (var (name, file) in Files)
        {
            var (rows, labels) = await Read(Path.Combine(SklearnProcess.Data, file));
            sets.Add((name, rows, labels));
        }

        return sets;
    }

    /// <summary>
    /// 200 rows each. between: small, middle, large by one of three numbers; either or: two numbers, of which exactly one must be high;
    /// near: how far two numbers are from a point;
    /// choices: a colour and a shape (one-hot) of four each and a number that matters for one colour only. One row in twenty has a wrong
    /// label.
    /// </summary>
    public static IReadOnlyList<(string Name, float[][] Rows, int[] Labels)> Rules() =>
    [
        Rule("between", 1, 3, 0, row => row[0] < 3 ? 0 : row[0] < 6 ? 1 : 0),
        Rule("either or", 2, 3, 0, row => row[0] > 5 != row[1] > 4 ? 1 : 0),
        Rule("near", 3, 2, 0, row => ((row[0] - 5) * (row[0] - 5)) + ((row[1] - 5) * (row[1] - 5)) < 12 ? 1 : 0),
        Rule("choices", 4, 2, 2, row => row[2] == 1 ? (row[0] > 5 ? 2 : 1) : row[6] == 1 || row[7] == 1 ? 0 : 1),
    ];

    /// <summary>70 / 30 within each label.</summary>
    public static (int[] Train, int[] Test) Split(int[] labels, int seed)
    {
        var random = new Random(seed);
        var (train, test) = (new List<int>(), new List<int>());
        foreach (var label in Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]).OrderBy(group => group.Key))
        {
            var rows = label.ToArray();
            random.Shuffle(rows);
            var take = Math.Min((int)Math.Round(0.7 * rows.Length), (int)Math.Round((double)MostRows * rows.Length / labels.Length));
            train.AddRange(rows[..take]);
            test.AddRange(rows[take..]);
        }

        return ([.. train], [.. test]);
    }

    private static (string Name, float[][] Rows, int[] Labels) Rule(string name, int seed, int numbers, int choices, Func<float[], int> label)
    {
        var random = new Random(seed);
        var (rows, labels) = (new float[200][], new int[200]);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new float[numbers + (4 * choices)];
            for (var number = 0; number < numbers; number++)
                row[number] = MathF.Round((float)(10 * random.NextDouble()), 1);
            for (var choice = 0; choice < choices; choice++)
                row[numbers + (4 * choice) + random.Next(4)] = 1;
            (rows[i], labels[i]) = (row, label(row));
            if (random.Next(20) == 0)
                labels[i] = labels[i] == 0 ? 1 : 0;
        }

        return (name, rows, labels);
    }

    /// <summary>The last column is the label; a first line that names counts and labels is left out.</summary>
    private static async Task<(float[][] Rows, int[] Labels)> Read(string file)
    {
        await using var stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rows = lines
            .Where(line => line.Split(',').All(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out _)))
            .Select(line => line.Split(',').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return ([.. rows.Select(row => row[..^1])], [.. rows.Select(row => (int)row[^1])]);
    }
}
