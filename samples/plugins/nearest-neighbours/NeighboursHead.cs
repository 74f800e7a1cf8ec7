using System.Numerics.Tensors;
using MLKids.Learning.Trainers;

namespace NearestNeighbours;

/// <summary>The remembered examples. A label's probability is its share of the votes of the nearest ones; a tenth of a vote is given to how often each label occurs, so that no probability is 0.</summary>
internal sealed class NeighboursHead : IHead
{
    /// <summary>"NNH" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4E4E4801;

    private const float OccurrenceVotes = 0.1f, Equal = 1e-6f;

    private readonly float[] _features;
    private readonly int[] _labels;
    private readonly float[] _occurrence;
    private readonly int _neighbours;

    /// <param name="features">rows × featureLength, each row of length 1.</param>
    /// <param name="featureLength">Floats of a row.</param>
    /// <param name="labels">One per row; every label from 0 to the largest has a row.</param>
    /// <param name="neighbours">How many are asked.</param>
    public NeighboursHead(float[] features, int featureLength, int[] labels, int neighbours)
    {
        (_features, FeatureLength, _labels, _neighbours) = (features, featureLength, labels, Math.Min(neighbours, labels.Length));
        _occurrence = new float[labels.Max() + 1];
        foreach (var label in labels)
            _occurrence[label] += OccurrenceVotes / labels.Length;
    }

    public string TrainerId => NeighboursTrainer.TrainerId;

    public int FeatureLength { get; }

    public int LabelCount => _occurrence.Length;

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found {features.Length} features, wanted {FeatureLength}.", nameof(features));
        if (probabilities.Length != LabelCount)
            throw new ArgumentException($"Found room for {probabilities.Length} probabilities, wanted {LabelCount}.", nameof(probabilities));
        var direction = features.ToArray();
        ToLengthOne(direction);
        var likeness = new float[_labels.Length];
        Compare(direction, likeness);
        Vote(likeness, probabilities);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, FeatureLength, _labels.Length, _neighbours);
        foreach (var label in _labels)
            writer.Write(label);
        HeadFile.Write(writer, _features);
    }

    public static NeighboursHead Load(BinaryReader reader) => HeadFile.Read(reader, NeighboursTrainer.TrainerId, Signature, static reader =>
    {
        int labels = HeadFile.ReadSize(reader), length = HeadFile.ReadSize(reader), rows = HeadFile.ReadSize(reader), neighbours = HeadFile.ReadSize(reader);
        var labelOf = new List<int>();
        for (var row = 0; row < rows; row++)
            labelOf.Add(reader.ReadInt32() is var label && label >= 0 && label < labels ? label : throw new InvalidDataException($"the label {label} of {labels}"));
        return labelOf.Distinct().Count() == labels && neighbours <= rows
            ? new NeighboursHead(HeadFile.ReadFloats(reader, rows, length), length, [.. labelOf], neighbours)
            : throw new InvalidDataException($"{rows} rows with {labelOf.Distinct().Count()} labels instead of {labels}, and {neighbours} neighbours");
    });

    /// <summary>Direction is all that counts. In double: the square of a large float is no float.</summary>
    internal static void ToLengthOne(Span<float> row)
    {
        var squares = 0.0;
        foreach (var feature in row)
            squares += (double)feature * feature;
        var length = Math.Sqrt(squares);
        for (var i = 0; length > 0 && i < row.Length; i++)
            row[i] = (float)(row[i] / length);
    }

    internal ReadOnlySpan<float> Row(int row) => _features.AsSpan(row * FeatureLength, FeatureLength);

    internal int LabelOf(int row) => _labels[row];

    /// <summary>The cosine between a direction and each remembered row.</summary>
    internal void Compare(ReadOnlySpan<float> direction, float[] likeness)
    {
        for (var row = 0; row < likeness.Length; row++)
            likeness[row] = TensorPrimitives.Dot(direction, Row(row));
    }

    /// <summary>The votes of the nearest. Those that are as near as the last of them vote too: which of two twins comes first must not matter.</summary>
    internal void Vote(ReadOnlySpan<float> likeness, Span<float> probabilities)
    {
        _occurrence.CopyTo(probabilities);
        var votes = OccurrenceVotes;
        var least = Nearest(likeness) - Equal;
        for (var row = 0; row < likeness.Length; row++)
        {
            if (likeness[row] < least || float.IsNegativeInfinity(likeness[row]))
                continue;
            probabilities[_labels[row]]++;
            votes++;
        }

        TensorPrimitives.Divide(probabilities, votes, probabilities);
    }

    /// <summary>The likeness of the last of the nearest.</summary>
    private float Nearest(ReadOnlySpan<float> likeness)
    {
        // Few: kept in order, the least last.
        Span<float> nearest = _neighbours <= 128 ? stackalloc float[_neighbours] : new float[_neighbours];
        nearest.Fill(float.NegativeInfinity);
        foreach (var one in likeness)
        {
            if (!(one > nearest[^1]))
                continue;
            var at = nearest.Length - 1;
            for (; at > 0 && nearest[at - 1] < one; at--)
                nearest[at] = nearest[at - 1];
            nearest[at] = one;
        }

        return nearest[^1];
    }
}
