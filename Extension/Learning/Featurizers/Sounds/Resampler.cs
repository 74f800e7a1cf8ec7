using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>
/// From one sampling rate to another by a fraction, with a windowed-sinc low pass in polyphase form (Crochiere and Rabiner 1983): Kaiser window with
/// β 5, ten zero crossings to each side, zeros before the start and after the end. The same numbers as scipy.signal.resample_poly. Immutable.
/// </summary>
internal sealed class Resampler
{
    private const double Beta = 5;
    private const int ZeroCrossings = 10;

    /// <summary>Filters with more phases are made anew each time: strange rates would fill the memory.</summary>
    private const int MostKeptPhases = 1000;

    private static readonly ConcurrentDictionary<(int From, int To), Resampler> Kept = [];

    private readonly int _up, _down, _half, _taps;

    /// <summary>One row of taps for each phase, in the order of the input.</summary>
    private readonly float[] _phases;

    private Resampler(int up, int down)
    {
        (_up, _down) = (up, down);
        _half = ZeroCrossings * Math.Max(up, down);
        _taps = (2 * _half / up) + 1;
        var filter = LowPass(Math.Max(up, down), _half, up);
        _phases = new float[up * _taps];
        for (var phase = 0; phase < up; phase++)
            for (var tap = 0; tap < _taps && phase + (tap * up) < filter.Length; tap++)
                _phases[(phase * _taps) + _taps - 1 - tap] = (float)filter[phase + (tap * up)];
    }

    /// <summary>The resampler between two rates; those in common use are made once.</summary>
    internal static Resampler Between(int from, int to)
    {
        var divisor = Gcd(from, to);
        int up = to / divisor, down = from / divisor;
        return up <= MostKeptPhases && down <= MostKeptPhases
            ? Kept.GetOrAdd((up, down), static pair => new Resampler(pair.From, pair.To))
            : new Resampler(up, down);
    }

    /// <summary>Samples that come out of <paramref name="input"/> ones.</summary>
    internal int OutputLength(int input) => (int)((((long)input * _up) + _down - 1) / _down);

    /// <summary>The first input sample that the output sample depends on; may lie before the start.</summary>
    internal long FirstInput(int output) => LastInput(output) - _taps + 1;

    /// <summary>The last input sample that the output sample depends on; may lie behind the end.</summary>
    internal long LastInput(int output) => (((long)output * _down) + _half) / _up;

    /// <summary>Computes a stretch of output.</summary>
    /// <param name="input">Samples from <paramref name="firstInput"/> on, up to <see cref="LastInput"/> of the stretch's last one.</param>
    /// <param name="firstInput">At most <see cref="FirstInput"/> of <paramref name="firstOutput"/>.</param>
    /// <param name="firstOutput">Place of the first output sample.</param>
    /// <param name="output">Takes the stretch.</param>
    internal void Run(ReadOnlySpan<float> input, long firstInput, int firstOutput, Span<float> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var place = ((long)(firstOutput + i) * _down) + _half;
            var phase = _phases.AsSpan((int)(place % _up) * _taps, _taps);
            output[i] = TensorPrimitives.Dot(phase, input.Slice((int)((place / _up) - _taps + 1 - firstInput), _taps));
        }
    }

    /// <summary>Gain 1 at frequency 0 of what is heard; × up, because of the zeros between the samples.</summary>
    private static double[] LowPass(int maxRate, int half, int up)
    {
        var filter = new double[(2 * half) + 1];
        var top = Bessel(Beta);
        var sum = 0d;
        for (var i = 0; i < filter.Length; i++)
        {
            double x = (double)(i - half) / maxRate, edge = (double)(i - half) / half;
            filter[i] = (x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x)) * Bessel(Beta * Math.Sqrt(1 - (edge * edge))) / top;
            sum += filter[i];
        }
        for (var i = 0; i < filter.Length; i++)
            filter[i] *= up / sum;
        return filter;
    }

    /// <summary>Modified Bessel function of order 0, by its power series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
