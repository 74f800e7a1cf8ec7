using System.Globalization;

namespace MLKids.Differential.Speed;

/// <summary>How long a project takes.</summary>
/// <param name="Cold">Milliseconds of the first green flag in a process.</param>
/// <param name="Best">Milliseconds of the best run.</param>
/// <param name="Said">What it said in the end, or what went wrong.</param>
public sealed record SpeedResult(double Cold, double Best, string? Said);

/// <summary>One project on all sides.</summary>
public sealed record SpeedRow(string File, SpeedResult Ours, SpeedResult Reference, SpeedResult TurboWarp)
{
    public double ColdRatio => Ours.Cold / Reference.Cold;

    public double WarmRatio => Ours.Best / Reference.Best;

    public double TurboWarpRatio => Ours.Best / TurboWarp.Best;

    public string Text(string wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(File),-12}{Pair(Ours),18}{Pair(Reference),18}{Pair(TurboWarp),18}{ColdRatio,9:0.00}{WarmRatio,9:0.00}{TurboWarpRatio,11:0.00}")
        + (Ours.Said == wanted ? "" : $"  WRONG: {Ours.Said}, wanted {wanted}") + (Reference.Said == wanted ? "" : $"  scratch-vm: {Reference.Said}") + (TurboWarp.Said == wanted ? "" : $"  TurboWarp: {TurboWarp.Said}");

    private static string Pair(SpeedResult r) => string.Create(CultureInfo.InvariantCulture, $"{r.Cold:0.0} / {r.Best:0.0}");
}
