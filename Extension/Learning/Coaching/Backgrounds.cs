using System.Numerics.Tensors;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>
/// The trap of one background for each label: the model learns the carpet instead of the dog. The borders of a label's pictures hardly differ from
/// each other, but the borders of two labels do.
/// </summary>
internal static class Backgrounds
{
    /// <summary>Labels with fewer pictures may have one background by chance.</summary>
    private const int FewestPictures = 4;

    /// <summary>
    /// Median distance (root mean square of colours, 0..1) of a label's borders from their middle. One studio with hands reaching in: 0.04 to 0.10 in
    /// random five to twenty pictures; flowers in gardens: 0.13 to 0.36.
    /// </summary>
    private const double ConstantBelow = 0.12;

    /// <summary>Distance of the middles of two labels' borders. One studio: up to 0.11 with five pictures, 0.05 with a hundred.</summary>
    private const double DifferentFrom = 0.12;

    /// <summary>That distance over the larger of the two medians: 400 random draws of five hand signs a label reach 2.7, flowers 2.1.</summary>
    private const double TimesSpread = 3;

    public static IEnumerable<Tip> Tips(IReadOnlyList<LabelRows> labels)
    {
        var constant = labels.Where(label => label.Count >= FewestPictures).Select(Border.Of).Where(border => border.Spread < ConstantBelow).ToList();
        var pairs = from a in Enumerable.Range(0, constant.Count)
                    from b in Enumerable.Range(a + 1, constant.Count - a - 1)
                    let distance = Border.Distance(constant[a].Middle, constant[b].Middle)
                    where distance >= DifferentFrom && distance >= TimesSpread * Math.Max(constant[a].Spread, constant[b].Spread)
                    orderby distance descending
                    select (First: constant[a], Second: constant[b], Distance: distance);
        return pairs.Take(1).Select(pair => new Tip(
            WarningCodes.OneBackground,
            $"I may learn the background. Swap places of {Tip.Short(pair.First.Rows.Label)} and {Tip.Short(pair.Second.Rows.Label)}.",
            FormattableString.Invariant(
                $"Borders of '{pair.First.Rows.Label}' and '{pair.Second.Rows.Label}' differ by {pair.Distance:0.00}, within them only by {pair.First.Spread:0.00} and {pair.Second.Spread:0.00} (a fault from {TimesSpread} times and {DifferentFrom})."),
            [pair.First.Rows.Label, pair.Second.Rows.Label],
            [.. pair.First.Rows.Ids.Take(Coach.MostExamples / 2), .. pair.Second.Rows.Ids.Take(Coach.MostExamples / 2)]));
    }

    /// <summary>The borders of one label: the median colour of each cell, and the median distance from it. Medians bear a few odd pictures.</summary>
    private sealed record Border(LabelRows Rows, float[] Middle, double Spread)
    {
        public static Border Of(LabelRows label)
        {
            var borders = label.Rows.Select(row =>
            {
                var border = new float[PictureFacts.BorderLength];
                new PictureFacts(row).Border(border);
                return border;
            }).ToArray();
            var middle = Enumerable.Range(0, PictureFacts.BorderLength).Select(at => Median(borders.Select(border => border[at]))).ToArray();
            return new Border(label, middle, Median(borders.Select(border => (float)Distance(border, middle))));
        }

        public static double Distance(float[] a, float[] b) => TensorPrimitives.Distance<float>(a, b) / Math.Sqrt(a.Length);

        private static float Median(IEnumerable<float> values)
        {
            var sorted = values.Order().ToArray();
            return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }
}
