using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>Which version of this program a plugin was made for, in its manifest and in its assemblies.</summary>
internal static class DependencyRules
{
    /// <summary>Our own package.</summary>
    public const string Own = "org.mlkids.extension";

    private static readonly string[] Places = ["lib", ""];

    public static readonly Version Here = Version.Parse(typeof(DependencyRules).Assembly.GetName().Version!.ToString(3));

    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin)
    {
        if (!plugin.Manifest.Dependencies.TryGetValue(Own, out var wanted))
            yield return plugin.AtField("dependencies", CheckCodes.WrongDependency, Severity.Info, $"dependencies does not name \"{Own}\"", $"write \"dependencies\": {{ \"{Own}\": \"{Here}\" }}: the oldest version that it works with");
        else if (Version.Parse(wanted.Split('-', '+')[0]) is var version && (version > Here || version.Major != Here.Major))
            yield return plugin.AtField($"dependencies.{Own}", CheckCodes.WrongDependency, Severity.Error, $"the plugin wants {Own} {wanted}, this program is {Here}", $"write \"{Here}\", or check it with that version of the program");
        foreach (var assembly in plugin.Code.Assemblies)
            foreach (var finding in Of(plugin, assembly))
                yield return finding;
        foreach (var copy in Copies(plugin.Folder))
            yield return Finding.Of(CheckCodes.OwnCopy, Severity.Warning, new SourcePlace(copy, 1), $"{copy} belongs to this program, which brings it along; the copy is never loaded", "write <Private>false</Private> at the reference, and delete the copy");
    }

    private static IEnumerable<Diagnostic> Of(CheckedPlugin plugin, InspectedAssembly assembly)
    {
        var field = Field(plugin, assembly.Name);
        if (assembly.BuiltAgainst is { } built && Version.Parse(built) is var version && (version > Here || version.Major != Here.Major))
            yield return plugin.AtField(field, CheckCodes.WrongContracts, Severity.Error, $"{assembly.Name}.dll was built against MLKids.Blocks {built}, this program has {Here}", "build it again with this program's MLKids.Blocks.dll");
        foreach (var source in assembly.ChangedSources)
            yield return Finding.Of(CheckCodes.StaleAssembly, Severity.Error, new SourcePlace(source, 1), $"{assembly.Name}.dll was built from another {source} than the one that is here", "build it again: dotnet build");
        if (!assembly.HasSymbols)
            yield return plugin.AtField(field, CheckCodes.StaleAssembly, Severity.Info, $"{assembly.Name}.dll has no {assembly.Name}.pdb beside it, so findings cannot name lines", "write <DebugType>portable</DebugType> in the project");
    }

    private static string Field(CheckedPlugin plugin, string assembly) =>
        plugin.Manifest.BlockPacks.ToList().IndexOf(assembly) is >= 0 and var at ? $"mlkids.blockPacks[{at}]" : "mlkids.entry.assembly";

    private static IEnumerable<string> Copies(string folder) => Places
        .Where(place => Directory.Exists(Path.Combine(folder, place)))
        .SelectMany(place => Directory.GetFiles(Path.Combine(folder, place), "MLKids.*.dll"))
        .Where(file => File.Exists(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file))))
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order();
}
