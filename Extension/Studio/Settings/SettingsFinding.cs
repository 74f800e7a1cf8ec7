namespace MLKids.Studio.Settings;

/// <summary>One thing that is wrong in the settings.</summary>
/// <param name="Field">Where, for instance <c>limits.projects</c>; "" for the file as a whole.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Wanted">What may stand there.</param>
internal sealed record SettingsFinding(string Field, string Found, string Wanted)
{
    public override string ToString() => Field.Length == 0 ? $"found {Found}, wanted {Wanted}" : $"{Field}: found {Found}, wanted {Wanted}";
}

/// <summary>Settings are refused as a whole; all findings together.</summary>
/// <param name="file">The file's full path.</param>
/// <param name="findings">At least one.</param>
internal sealed class SettingsException(string file, IReadOnlyList<SettingsFinding> findings)
    : Exception($"{file} has {findings.Count} mistake{(findings.Count == 1 ? "" : "s")}:{string.Concat(findings.Select(f => Environment.NewLine + "  " + f))}")
{
    public IReadOnlyList<SettingsFinding> Findings { get; } = findings;
}
