using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Building;
using MLKids.Packs.Tools.Checking.Rules;
using MLKids.Packs.Tools.Compatibility;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking;

/// <summary><c>mlkids plugin check</c>: all that is wrong with a plugin, or could be better, each with file, line, block and remedy.</summary>
/// <param name="inspect">Looks into the plugin's code, apart from this process.</param>
internal sealed class PluginCheck(Func<string, CancellationToken, Task<InspectedPlugin>> inspect)
{
    private static readonly IReadOnlyList<Func<CheckedPlugin, IEnumerable<Diagnostic>>> Rules =
    [
        FileRules.Of, SentenceRules.Of, ArgumentRules.Of, MenuRules.Of, IdRules.Of, ColorRules.Of, PermissionRules.Of, DependencyRules.Of, PaperRules.Of, IconRules.Of, LanguageRules.Of,
    ];

    /// <summary>Checks a plugin; builds it before, if it has a project.</summary>
    /// <param name="folder">With a <c>manifest.json</c>.</param>
    /// <param name="against">A release to compare with; null for the newest in the folder <c>releases</c>.</param>
    /// <param name="stopped">Ends the work.</param>
    public async Task<CheckReport> Run(string folder, string? against = null, CancellationToken stopped = default)
    {
        folder = Path.GetFullPath(folder);
        var findings = new List<Diagnostic>();
        var (manifest, lines) = Read(folder, findings);
        var built = true;
        if (Directory.Exists(folder) && PluginBuild.ProjectOf(folder) is { } project)
        {
            var errors = await PluginBuild.Run(folder, project, stopped);
            findings.AddRange(errors);
            built = errors.Count == 0;
        }

        if (manifest is null)
            return new CheckReport(null, null, Sorted(findings));

        var plugin = new CheckedPlugin(folder, manifest, lines, new InspectedPlugin());
        // What cannot be built or is not there cannot be asked; all else still can be looked at.
        if (built && manifest.BlockPacks.All(p => FileRules.Path(plugin, p) is not null))
            plugin = plugin with { Code = await inspect(folder, stopped) };
        findings.AddRange(plugin.Code.Mistakes.Select(m => m.File is null ? AtItsField(plugin, m) : m with { Line = m.Line ?? 1 }));
        findings.AddRange(Rules.SelectMany(rule => rule(plugin)));
        if (findings.All(f => f.Severity != Severity.Error))
            findings.AddRange(EarlierRelease.Compare(plugin, against));
        return new CheckReport(manifest, PluginSurface.Of(manifest.Version, plugin.Code), Sorted(findings)) { Code = plugin.Code };
    }

    private static (Manifest? Manifest, JsonLines Lines) Read(string folder, List<Diagnostic> findings)
    {
        var file = Path.Combine(folder, ManifestReader.FileName);
        try
        {
            var manifest = ManifestReader.ReadFile(file);
            return (manifest, new JsonLines(File.ReadAllText(file)));
        }
        catch (ManifestException e)
        {
            findings.AddRange(e.Mistakes);
            return (null, new JsonLines("{}"));
        }
    }

    // Mistakes of loading name the field that they come from.
    private static Diagnostic AtItsField(CheckedPlugin plugin, Diagnostic mistake)
    {
        var field = mistake.Message.IndexOf("mlkids.", StringComparison.Ordinal) is >= 0 and var at
            ? new string([.. mistake.Message[at..].TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '[' or ']')])
            : "";
        return mistake with { File = ManifestReader.FileName, Line = plugin.Lines.Of(field.TrimEnd('.')) };
    }

    private static IReadOnlyList<Diagnostic> Sorted(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
}
