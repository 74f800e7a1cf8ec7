using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Checking;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Building;

/// <summary>Builds a plugin that has a C# project in its folder.</summary>
internal static partial class PluginBuild
{
    /// <summary>The plugin's project, or null for a plugin of scripts.</summary>
    public static string? ProjectOf(string folder) => Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Runs <c>dotnet build</c>.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="project">Its project.</param>
    /// <param name="stopped">Kills it.</param>
    /// <param name="more">Further arguments.</param>
    /// <returns>The compiler's errors, each at its line; empty when it is built.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> Run(string folder, string project, CancellationToken stopped, IReadOnlyList<string>? more = null)
    {
        PluginProject.Link(folder, AppContext.BaseDirectory);
        try
        {
            var (code, said) = await Dotnet.Run(["build", project, "-nologo", "-v:q", "-clp:NoSummary", "-tl:off", .. more ?? []], folder, stopped);
            return code == 0 ? [] : Mistakes(folder, project, said);
        }
        catch (Win32Exception e)
        {
            return [Failed(folder, project, $"\"dotnet build\" cannot be started: {e.Message}", "install the .NET SDK from https://dotnet.microsoft.com/download")];
        }
    }

    /// <summary>Why a build failed: the compiler's errors, or else the first line that was said.</summary>
    public static IReadOnlyList<Diagnostic> Mistakes(string folder, string project, string said) =>
        Read(folder, project, said) is { Count: > 0 } found
            ? found
            : [Failed(folder, project, $"\"dotnet build\" failed: {said.Trim().Split('\n')[0]}", "run \"dotnet build\" in the plugin's folder")];

    /// <summary>The errors in what a compiler said, each at its line.</summary>
    public static IReadOnlyList<Diagnostic> Read(string folder, string project, string said) => Read(said, new SourcePaths(folder), project);

    private static List<Diagnostic> Read(string said, SourcePaths paths, string project) =>
    [
        .. said.Split('\n').Select(l => Message().Match(l.Trim())).Where(m => m.Success).DistinctBy(m => m.Value).Select(m => Finding.Of(
            m.Groups["code"].Value,
            Severity.Error,
            // What the SDK's own files say is about the project.
            paths.Inside(m.Groups["file"].Value) is { } file
                ? new SourcePlace(file, m.Groups["line"].Success ? int.Parse(m.Groups["line"].Value, CultureInfo.InvariantCulture) : 1)
                : new SourcePlace(Path.GetFileName(project), 1),
            m.Groups["text"].Value,
            "mend it, so that the plugin can be built")),
    ];

    private static Diagnostic Failed(string folder, string project, string message, string remedy) =>
        Finding.Of(CheckCodes.BuildFailed, Severity.Error, new SourcePlace(Path.GetRelativePath(folder, project), 1), message, remedy);

    [GeneratedRegex(@"^(?<file>[^():]*(:\\)?[^():]+)(\((?<line>\d+),\d+\))?\s*: error (?<code>[A-Z]+\d+): (?<text>.*?)( \[[^\]]+\])?$")]
    private static partial Regex Message();
}
