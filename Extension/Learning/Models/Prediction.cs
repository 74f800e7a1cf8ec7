namespace MLKids.Learning.Models;

/// <summary>What a model says of one input.</summary>
/// <param name="Labels">The model's labels, in its order.</param>
/// <param name="Probabilities">One per label, 0..1, sum 1.</param>
public sealed record Prediction(IReadOnlyList<string> Labels, IReadOnlyList<float> Probabilities)
{
    /// <summary>Index of the most likely label; the first of equals.</summary>
    public int Best
    {
        get
        {
            var best = 0;
            for (var i = 1; i < Probabilities.Count; i++)
                if (Probabilities[i] > Probabilities[best])
                    best = i;
            return best;
        }
    }

    /// <summary>The most likely label.</summary>
    public string Label => Labels[Best];

    /// <summary>Probability of <see cref="Label"/>, 0..1.</summary>
    public float Confidence => Probabilities[Best];
}
