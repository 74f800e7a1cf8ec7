using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>
/// Turns rows, after another scaling, into their coordinates along an orthonormal basis of what the training rows span: random mixtures of rows made
/// orthogonal (Halko, Martinsson and Tropp 2011, "Finding structure with randomness", the range finder). Few rows of thousands of columns
/// become as few columns as there are rows. Lengths and angles stay, so that a penalised linear head learns the very same; a multi-layer head,
/// whose optimiser takes equal steps for rare and frequent columns, learns better; both learn several times faster.
/// </summary>
/// <param name="first">What is done to rows before.</param>
/// <param name="most">With more rows than that nothing is done: a smaller basis would lose what rare columns say, an exact one costs too much.</param>
internal sealed class RowSpaceScaling(IScaling first, int most) : IScaling
{
    /// <summary>The largest useful limit; the time grows with the square of rows.</summary>
    internal const int MostRows = 512;

    /// <summary>A mixture of which less than this part is new adds nothing but rounding.</summary>
    private const float LeastNew = 1e-3f;

    /// <summary>Any will do; the same one always, so that the same rows give the same basis.</summary>
    private const int Seed = 1;

    public IFeatureMap Fit(IExampleSource examples, CancellationToken cancellation)
    {
        var map = first.Fit(examples, cancellation);
        if (examples.Count > most)
            return new RowSpaceMap(map, []);
        var mixtures = Mix(ScaledExamples.Of(examples, map, cancellation), cancellation);
        var columns = map.OutputLength;
        var count = 0;
        for (var i = 0; i < mixtures.Length / columns; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var mixture = mixtures.AsSpan(i * columns, columns);
            if (!MakeNew(mixture, mixtures.AsSpan(0, count * columns)))
                continue;
            mixture.CopyTo(mixtures.AsSpan(count * columns));
            count++;
        }
        if (count == 0)
            mixtures[count++] = 1;
        return new RowSpaceMap(map, mixtures[..(count * columns)]);
    }

    public IFeatureMap Load(BinaryReader reader) => RowSpaceMap.Load(reader, first);

    private static float[] Mix(IExampleSource rows, CancellationToken cancellation)
    {
        var columns = rows.FeatureLength;
        var mixtures = new float[rows.Count * columns];
        var random = new Random(Seed);
        RowVisit.All(
            rows,
            (_, features) =>
            {
                for (var start = 0; start < mixtures.Length; start += columns)
                {
                    var mixture = mixtures.AsSpan(start, columns);
                    TensorPrimitives.MultiplyAdd(features, Normal(random), mixture, mixture);
                }
            },
            cancellation);
        return mixtures;
    }

    /// <summary>Takes off what the basis has already, twice because of rounding, and makes the rest one long.</summary>
    private static bool MakeNew(Span<float> mixture, ReadOnlySpan<float> basis)
    {
        var before = TensorPrimitives.Norm<float>(mixture);
        for (var pass = 0; pass < 2; pass++)
            for (var start = 0; start < basis.Length; start += mixture.Length)
            {
                var direction = basis.Slice(start, mixture.Length);
                TensorPrimitives.MultiplyAdd(direction, -TensorPrimitives.Dot(mixture, direction), mixture, mixture);
            }
        var left = TensorPrimitives.Norm<float>(mixture);
        if (!(left > LeastNew * before))
            return false;
        TensorPrimitives.Divide(mixture, left, mixture);
        return true;
    }

    /// <summary>A standard normal number (Box and Muller 1958).</summary>
    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
}
