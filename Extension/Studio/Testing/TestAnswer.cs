using MLKids.Learning.Models;

namespace MLKids.Studio.Testing;

/// <summary>What a model says of one input.</summary>
/// <param name="Model">The model, as <see cref="TestedModel"/> names it.</param>
/// <param name="Labels">Labels or predicted columns, in the model's order.</param>
/// <param name="Scores">One a label, 0..1; or the predicted numbers.</param>
/// <param name="Best">Index of the likeliest label; null for numbers.</param>
/// <param name="Sure">The likeliest label reaches the recognition point.</param>
internal sealed record TestAnswer(string Model, IReadOnlyList<string> Labels, IReadOnlyList<double> Scores, int? Best, bool Sure)
{
    public static TestAnswer OfLabels(string name, TrainedModel model, Prediction prediction) =>
        new(name, prediction.Labels, [.. prediction.Probabilities.Select(p => Math.Round(p, 4))], prediction.Best, model.IsSure(prediction));

    public static TestAnswer OfNumbers(string name, IReadOnlyList<string> columns, IReadOnlyList<float> values) =>
        new(name, columns, [.. values.Select(v => Math.Round(v, 6))], null, true);
}
