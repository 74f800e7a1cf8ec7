namespace MLKids.Learning.Trainers.Writing;

/// <summary>Draws one of some tokens: temperature, then top-p (Holtzman et al., "The curious case of neural text degeneration", 2020).</summary>
internal sealed class Nucleus(WritingOptions options)
{
    /// <summary>The largest power of a probability: at temperature 0, only equally likely ones remain.</summary>
    private const double LeastTemperature = 1e-4;

    private readonly Random _random = new(options.Seed);
    private readonly double _power = 1 / Math.Max(options.Temperature, LeastTemperature);

    /// <param name="tokens">Not empty; order is lost.</param>
    /// <param name="probabilities">Of each, above 0, of any sum; lost too.</param>
    internal int Draw(int[] tokens, double[] probabilities)
    {
        var largest = probabilities.Max();
        double sum = 0;
        for (var i = 0; i < probabilities.Length; i++)
            sum -= probabilities[i] = -Math.Pow(probabilities[i] / largest, _power);
        Array.Sort(probabilities, tokens);
        double kept = 0;
        var count = 0;
        while (count < tokens.Length && kept < options.TopP * sum)
            kept -= probabilities[count++];
        var drawn = _random.NextDouble() * kept;
        for (var i = 0; i < count; i++)
            if ((drawn += probabilities[i]) < 0)
                return tokens[i];
        return tokens[0];
    }
}
