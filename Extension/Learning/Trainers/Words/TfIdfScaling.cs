using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Scaling;

namespace MLKids.Learning.Trainers.Words;

/// <summary>
/// Weighs each column by how rare it is (inverse document frequency, Spärck Jones 1972, smoothed as in scikit-learn: ln((1 + n) / (1 + df)) + 1),
/// takes each row to one length and keeps the columns that occur in training rows. What is left out still counts in the length: a text of
/// unknown words only becomes all zeros, and few known words among many unknown ones weigh little.
/// </summary>
/// <param name="norm">The length of a row of known columns only.</param>
internal sealed class TfIdfScaling(float norm) : IScaling
{
    public IFeatureMap Fit(IExampleSource examples, CancellationToken cancellation)
    {
        var rowsWith = new int[examples.FeatureLength];
        RowVisit.All(
            examples,
            (_, features) =>
            {
                for (var column = 0; column < features.Length; column++)
                    rowsWith[column] += features[column] == 0 ? 0 : 1;
            },
            cancellation);
        var weights = Array.ConvertAll(rowsWith, count => (float)(Math.Log((1.0 + examples.Count) / (1 + count)) + 1));
        int[] kept = [.. Enumerable.Range(0, rowsWith.Length).Where(column => rowsWith[column] > 0)];
        return new TfIdfMap(weights, kept.Length > 0 ? kept : [0], norm);
    }

    public IFeatureMap Load(BinaryReader reader) => TfIdfMap.Load(reader, norm);
}
