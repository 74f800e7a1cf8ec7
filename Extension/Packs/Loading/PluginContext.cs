using System.Reflection;
using System.Runtime.Loader;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;

namespace MLKids.Packs.Loading;

/// <summary>
/// The assemblies of one plugin, apart from everybody else's; unloaded as a whole. What the plugin shares with its host (the contracts: <c>MLKids.*</c> and the framework) comes
/// from the host. Files are read and let go of, so that a build can write them anew.
/// </summary>
internal sealed class PluginContext(string folder) : AssemblyLoadContext(Path.GetFileName(folder), isCollectible: true)
{
    /// <summary>Where assemblies lie inside a plugin's folder, first place first.</summary>
    private static readonly string[] Places = ["lib", ""];

    /// <summary>The plugin's own assembly of that name.</summary>
    /// <exception cref="FileNotFoundException">It is not in the folder.</exception>
    public Assembly LoadOwn(string name) => Assemblies.FirstOrDefault(a => a.GetName().Name == name) is { } loaded ? loaded : Find(name) is { } file
        ? Read(file)
        : throw new FileNotFoundException($"there is no {name}.dll in {Path.Combine(folder, "lib")} (is the plugin built?)");

    /// <summary>Where a class or method of the plugin stands in its source; null without symbols.</summary>
    public SourcePlace? PlaceOf(MemberInfo member)
    {
        var name = member.Module.Assembly.GetName().Name!;
        if (Find(name) is not { } file)
            return null;
        using var lines = SourceLines.Read(file);
        return lines?.Of(member);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => IsShared(assemblyName.Name!) || Find(assemblyName.Name!) is not { } file ? null : Read(file);

    // A copy of its own would be another type of the same name: no block of it would be one of ours.
    private static bool IsShared(string name) =>
        Default.Assemblies.Any(a => a.GetName().Name == name) || File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    /// <summary>The file of the plugin's own assembly of that name, or null.</summary>
    public string? Find(string name) =>
        name == Path.GetFileName(name) ? Places.Select(place => Path.Combine(folder, place, name + ".dll")).FirstOrDefault(File.Exists) : null;

    private Assembly Read(string file)
    {
        using var code = new MemoryStream(File.ReadAllBytes(file));
        var symbols = Path.ChangeExtension(file, ".pdb");
        if (!File.Exists(symbols))
            return LoadFromStream(code);
        using var lines = new MemoryStream(File.ReadAllBytes(symbols));
        return LoadFromStream(code, lines);
    }
}
