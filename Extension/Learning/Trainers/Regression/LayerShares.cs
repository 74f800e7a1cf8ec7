namespace MLKids.Learning.Trainers.Regression;

/// <summary>How much of the layers' answer to believe for each output, measured on rows that they have not learned from.</summary>
/// <param name="Shares">0..1 for each output.</param>
/// <param name="Gain">Squared error that they take away in all.</param>
internal sealed record LayerShares(double[] Shares, double Gain)
{
    /// <summary>A gain smaller than this may be luck: the best of many moments is looked for.</summary>
    private const double StandardErrors = 2;

    /// <summary>Nothing.</summary>
    internal LayerShares(int outputs) : this(new double[outputs], 0)
    {
    }

    /// <param name="wanted">Rows × outputs: what ridge regression left unexplained.</param>
    /// <param name="found">Rows × outputs: what the layers say.</param>
    /// <param name="asked">The rows that count.</param>
    /// <param name="outputs">Numbers of one row.</param>
    internal static LayerShares Of(float[] wanted, float[] found, int[] asked, int outputs)
    {
        var shares = new double[outputs];
        double gain = 0;
        for (var output = 0; output < outputs; output++)
        {
            double both = 0, own = 0;
            foreach (var row in asked)
            {
                var at = (row * outputs) + output;
                (both, own) = (both + (wanted[at] * found[at]), own + (found[at] * found[at]));
            }

            var share = own > 0 ? Math.Clamp(both / own, 0, 1) : 0;
            double sum = 0, squares = 0;
            foreach (var row in asked)
            {
                var at = (row * outputs) + output;
                var less = (wanted[at] * wanted[at]) - Math.Pow(wanted[at] - (share * found[at]), 2);
                (sum, squares) = (sum + less, squares + (less * less));
            }

            // The sum's standard error is √(n × variance).
            if (sum > StandardErrors * Math.Sqrt(Math.Max(0, squares - (sum * sum / asked.Length))))
                (shares[output], gain) = (share, gain + sum);
        }

        return new(shares, gain);
    }
}
