using System.Globalization;
using MLKids.Learning.Training;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>How well one output column was predicted, in its own units.</summary>
/// <param name="Name">The column.</param>
/// <param name="MeanAbsoluteError">How far off on average; null when nothing was asked.</param>
/// <param name="RootMeanSquareError">Root of the mean squared error, which large errors weigh on; null when nothing was asked.</param>
/// <param name="R2">
/// 1 - squared error / squared error of always saying the mean of the asked rows: 1 is perfect, 0 no better than that mean; null when nothing
/// was asked or all that was asked is the same.
/// </param>
/// <param name="Minimum">Least of all rows.</param>
/// <param name="Maximum">Largest of all rows.</param>
/// <param name="Mean">Mean of all rows.</param>
public sealed record OutputReport(
    string Name, double? MeanAbsoluteError, double? RootMeanSquareError, double? R2, double Minimum, double Maximum, double Mean)
{
    /// <summary>For a child, for instance <c>My guesses of price are 3.2 off, on average.</c></summary>
    public string Sentence()
    {
        var name = TrainingCheck.Short(Name);
        return MeanAbsoluteError switch
        {
            null => $"I cannot test my guesses of {name} yet. Add rows.",
            < 1e-6 => $"My guesses of {name} are just right.",
            { } off => $"My guesses of {name} are {Rounded(off)} off, on average.",
        };
    }

    /// <summary>Two digits that count, all digits before the point.</summary>
    private static string Rounded(double number)
    {
        if (number >= 1e9)
            return number.ToString("0.0E+0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(number)), 0, 7);
        return Math.Round(number, decimals).ToString("0.#######", CultureInfo.InvariantCulture);
    }
}
