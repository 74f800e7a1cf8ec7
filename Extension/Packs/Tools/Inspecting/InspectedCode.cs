using System.Reflection;
using System.Security.Cryptography;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Packs.Loading;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>A plugin's assemblies, loaded once each, with their symbols.</summary>
internal sealed class InspectedCode(string folder) : IDisposable
{
    private readonly PluginContext _context = new(folder);
    private readonly Dictionary<string, (Assembly Code, SourceLines? Lines)> _loaded = [];

    public Assembly Load(string name)
    {
        if (_loaded.TryGetValue(name, out var known))
            return known.Code;
        var code = _context.LoadOwn(name);
        _loaded.Add(name, (code, SourceLines.Read(_context.Find(name)!)));
        return code;
    }

    public SourcePlace? PlaceOf(MemberInfo member) => _loaded.TryGetValue(member.Module.Assembly.GetName().Name!, out var own) ? own.Lines?.Of(member) : null;

    /// <summary>The first class of a pack.</summary>
    public SourcePlace? PlaceOfPack(string id) =>
        _loaded.Values.SelectMany(l => l.Code.GetTypes()).FirstOrDefault(t => t.GetCustomAttribute<BlockPackAttribute>()?.Id == id) is { } type ? PlaceOf(type) : null;

    public IReadOnlyList<InspectedAssembly> Facts(SourcePaths paths) =>
    [
        .. _loaded.Select(l => new InspectedAssembly(
            l.Key,
            l.Value.Code.GetReferencedAssemblies().FirstOrDefault(r => r.Name == typeof(BlockPackAttribute).Assembly.GetName().Name)?.Version?.ToString(3),
            l.Value.Lines is not null,
            Changed(l.Value.Lines, paths))),
    ];

    public void Dispose()
    {
        foreach (var (_, lines) in _loaded.Values)
            lines?.Dispose();
        _context.Unload();
    }

    // What the compiler wrote itself lies in obj.
    private IReadOnlyList<string> Changed(SourceLines? lines, SourcePaths paths) => lines is null ? [] :
    [
        .. from source in lines.Sources
           where source.Sha256.Length > 0
           let file = paths.Inside(source.File)
           where file is not null && !file.Split('/').Contains("obj")
           where !SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))).AsSpan().SequenceEqual(source.Sha256.AsSpan())
           select file,
    ];
}
