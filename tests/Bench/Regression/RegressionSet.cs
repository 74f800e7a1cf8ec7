using System.Globalization;
using System.IO.Compression;
using MLKids.Bench.Sklearn;

namespace MLKids.Bench.Regression;

/// <summary>Rows of numbers to predict from, and to be predicted.</summary>
internal sealed record RegressionSet(string Name, float[][] Inputs, float[][] Outputs)
{
    /// <summary>scikit-learn's diabetes and linnerud, a curved set (Friedman 1991, first function, three idle columns) and a linear one with more columns than rows.</summary>
    public static IReadOnlyList<RegressionSet> All() =>
    [
        new("diabetes", Read("diabetes_data_raw.csv.gz", 0), Read("diabetes_target.csv.gz", 0)),
        new("linnerud", Read("linnerud_exercise.csv", 1), Read("linnerud_physiological.csv", 1)),
        Curved(300, new Random(1)),
        Wide(new Random(2)),
    ];

    /// <summary>70 % to learn from, the rest to be asked.</summary>
    public (int[] Train, int[] Test) Split(int seed)
    {
        int[] rows = [.. Enumerable.Range(0, Inputs.Length)];
        new Random(seed).Shuffle(rows);
        var train = Inputs.Length * 7 / 10;
        return (rows[..train], rows[train..]);
    }

    private static float[][] Read(string file, int skip)
    {
        using Stream stream = File.OpenRead(Path.Combine(SklearnProcess.Data, file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(skip)
                .Select(line => line.Split(' ').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];
    }

    private static RegressionSet Curved(int count, Random random)
    {
        float[][] inputs = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 8).Select(_ => random.NextSingle()).ToArray())];
        return new("curved", inputs, [.. inputs.Select(x => new[]
        {
            (float)((10 * Math.Sin(Math.PI * x[0] * x[1])) + (20 * Math.Pow(x[2] - 0.5, 2)) + (10 * x[3]) + (5 * x[4]) + Normal(random)),
        })]);
    }

    private static RegressionSet Wide(Random random)
    {
        // 43 rows, of which 30 are learned from; 12 of 40 columns count.
        double[] weights = [.. Enumerable.Range(0, 40).Select(i => i < 12 ? Normal(random) : 0)];
        float[][] inputs = [.. Enumerable.Range(0, 43).Select(_ => weights.Select(_ => (float)Normal(random)).ToArray())];
        return new("wide", inputs, [.. inputs.Select(x => new[] { (float)(x.Zip(weights, (a, b) => a * b).Sum() + (0.5 * Normal(random))) })]);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
