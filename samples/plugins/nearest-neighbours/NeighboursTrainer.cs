using System.Numerics.Tensors;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace NearestNeighbours;

/// <summary>
/// k nearest neighbours with the cosine as likeness (T. Cover and P. Hart 1967, "Nearest neighbor pattern classification"): training remembers the examples and finds out how
/// many neighbours to ask. The number <c>neighbours</c> of the preset sets it instead.
/// </summary>
public sealed class NeighboursTrainer : ITrainer
{
    /// <summary>As in manifest.json.</summary>
    public const string TrainerId = "org.mlkids.samples.neighbours.cosine";

    /// <summary>More rows are thinned out evenly: every answer looks at all that are remembered.</summary>
    private const int MostRows = 10_000;

    /// <summary>So many rows are asked to find the number of neighbours.</summary>
    private const int MostAsked = 500;

    private static readonly int[] Choices = [1, 3, 5, 9, 15];

    private readonly int? _neighbours;

    public NeighboursTrainer()
    {
    }

    private NeighboursTrainer(int? neighbours) => _neighbours = neighbours;

    public string Id => TrainerId;

    public ITrainer With(IReadOnlyDictionary<string, double> numbers) =>
        numbers.TryGetValue("neighbours", out var wanted) && wanted >= 1 ? new NeighboursTrainer((int)Math.Min(wanted, 1000)) : this;

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);

        // One label, no rows, NaN ...: the environment's own words for it.
        TrainingRows.Check(examples, cancellation);
        var rows = Chosen(examples);
        var (features, labels) = (Read(examples, rows, cancellation), Array.ConvertAll(rows, examples.LabelOf));
        progress?.Report(new FitProgress(0.2, GuessLoss(labels, examples.Labels.Count), 1));
        var heads = Array.ConvertAll(_neighbours is { } set ? [set] : Choices, k => new NeighboursHead(features, examples.FeatureLength, labels, k));
        var losses = Losses(heads, Array.ConvertAll(rows, examples.GroupOf), cancellation);
        var best = Array.IndexOf(losses, losses.Min());
        progress?.Report(new FitProgress(1, losses[best], 2));
        return heads[best];
    }

    public IHead Load(BinaryReader reader) => NeighboursHead.Load(reader);

    /// <summary>All rows, or evenly chosen ones, but of each label at least one.</summary>
    private static int[] Chosen(IExampleSource examples)
    {
        var step = Math.Max(1, (examples.Count + MostRows - 1) / MostRows);
        var seen = new int[examples.Labels.Count];
        return [.. Enumerable.Range(0, examples.Count).Where(row => seen[examples.LabelOf(row)]++ % step == 0)];
    }

    /// <summary>In small pieces: the rows may lie on the disk.</summary>
    private static float[] Read(IExampleSource examples, int[] rows, CancellationToken cancellation)
    {
        var length = examples.FeatureLength;
        var features = new float[rows.Length * length];
        for (var start = 0; start < rows.Length; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(TrainingRows.BatchRows, rows.Length - start);
            examples.Read(rows.AsSpan(start, count), features.AsSpan(start * length, count * length));
        }

        for (var row = 0; row < rows.Length; row++)
            NeighboursHead.ToLengthOne(features.AsSpan(row * length, length));
        return features;
    }

    /// <summary>Loss of who only knows how often each label occurs.</summary>
    private static double GuessLoss(int[] labels, int count) =>
        -Enumerable.Range(0, count).Select(label => labels.Count(l => l == label) / (double)labels.Length).Sum(share => share * Math.Log(share));

    /// <summary>Leave-one-out: each row is asked of all others, but of none of its own group (near-duplicates, frames of one burst), which would make it too easy.</summary>
    private static double[] Losses(NeighboursHead[] heads, int[] groups, CancellationToken cancellation)
    {
        var losses = new double[heads.Length];
        var (likeness, probabilities) = (new float[groups.Length], new float[heads[0].LabelCount]);
        var step = Math.Max(1, groups.Length / MostAsked);
        for (var row = 0; row < groups.Length; row += step)
        {
            cancellation.ThrowIfCancellationRequested();
            heads[0].Compare(heads[0].Row(row), likeness);
            for (var other = 0; other < groups.Length; other++)
                if (groups[other] == groups[row])
                    likeness[other] = float.NegativeInfinity;
            for (var i = 0; i < heads.Length; i++)
            {
                heads[i].Vote(likeness, probabilities);
                losses[i] -= Math.Log(probabilities[heads[i].LabelOf(row)]);
            }
        }

        TensorPrimitives.Divide(losses, (groups.Length + step - 1) / step, losses);
        return losses;
    }
}
