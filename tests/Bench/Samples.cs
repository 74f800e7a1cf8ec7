using System.Diagnostics;
using System.Globalization;

namespace MLKids.Bench;

/// <summary>Repeats of one measurement. The best is the machine's word, the median what one usually sees, the spread how noisy it was.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public IReadOnlyList<double> Values => _values;

    public double Best => _values.Min();

    public double Median => At(0.5);

    /// <summary>(9th decile - 1st decile) / median.</summary>
    public double Spread => (At(0.9) - At(0.1)) / Median;

    public void Add(double value) => _values.Add(value);

    /// <summary>Runs something and takes its milliseconds.</summary>
    public void Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        _values.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public static Samples Of(IEnumerable<double> values)
    {
        var samples = new Samples();
        samples._values.AddRange(values);
        return samples;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Best:0.###} / {Median:0.###}");

    /// <summary>The value below which a part (0..1) of all lies.</summary>
    public double At(double part)
    {
        var sorted = _values.Order().ToArray();
        return sorted[(int)Math.Round(part * (sorted.Length - 1))];
    }
}
