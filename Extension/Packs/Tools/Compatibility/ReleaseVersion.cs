using System.Globalization;

namespace MLKids.Packs.Tools.Compatibility;

/// <summary>A semantic version, as far as releases are compared: pre-releases come before their release, by text.</summary>
internal sealed record ReleaseVersion(int Major, int Minor, int Patch, string Before) : IComparable<ReleaseVersion>
{
    /// <param name="text">As the manifest has it, <c>1.2.3</c> or <c>1.2.3-beta.1</c>.</param>
    public static ReleaseVersion Of(string text)
    {
        var parts = text.Split('+')[0].Split('-', 2);
        var numbers = parts[0].Split('.').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return new(numbers[0], numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2), parts.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>The next one that may break. Before 1.0.0 that is the second number.</summary>
    public ReleaseVersion NextBreaking => Major == 0 ? new(0, Minor + 1, 0, "") : new(Major + 1, 0, 0, "");

    public ReleaseVersion NextFeature => Major == 0 ? NextFix : new(Major, Minor + 1, 0, "");

    public ReleaseVersion NextFix => Before.Length > 0 ? this with { Before = "" } : this with { Patch = Patch + 1 };

    public bool IsBreakingAfter(ReleaseVersion old) => CompareTo(old.NextBreaking) >= 0;

    public int CompareTo(ReleaseVersion? other) => other is null ? 1 : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch)) switch
    {
        0 when Before.Length == 0 || other.Before.Length == 0 => other.Before.Length.CompareTo(Before.Length),
        0 => string.CompareOrdinal(Before, other.Before),
        var order => order,
    };

    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}.{Patch}{(Before.Length > 0 ? "-" + Before : "")}");
}
