namespace MLKids.Runtime.Projects;

/// <summary>The <c>extensions</c> of a project file: who opens it must have their packs.</summary>
internal static class Sb3Extensions
{
    // What every Scratch has.
    private static readonly HashSet<string> BuiltIn =
        ["argument", "colour", "control", "data", "event", "looks", "math", "motion", "operator", "procedures", "sensing", "sound"];

    /// <summary>Those that the project names already, then the packs of its blocks and monitors that it does not name yet.</summary>
    public static IReadOnlyList<string> Of(Project project)
    {
        var opcodes = project.Targets.SelectMany(t => t.Blocks.Values.Select(b => b.Opcode)).Concat(project.Monitors.Select(m => m.Opcode));
        return [.. project.Extensions, .. opcodes.Select(PackOf).OfType<string>().Distinct().Except(project.Extensions).Order(StringComparer.Ordinal)];
    }

    private static string? PackOf(string opcode) =>
        opcode.IndexOf('_') is > 0 and var end && opcode[..end] is var pack && pack.All(char.IsAsciiLetterOrDigit) && !BuiltIn.Contains(pack) ? pack : null;
}
