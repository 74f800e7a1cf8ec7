using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking;

/// <summary>A plugin on the bench: what its manifest says, what its code says, where its files are. Makes findings that name their place.</summary>
internal sealed record CheckedPlugin(string Folder, Manifest Manifest, JsonLines Lines, InspectedPlugin Code)
{
    /// <summary>All of the code could be looked at: what is not in it is nowhere.</summary>
    public bool IsWhole => Code.Packs.Count > 0 && Code.Mistakes.All(m => m.Severity != Severity.Error);

    public IEnumerable<InspectedBlock> Blocks => Code.Packs.SelectMany(p => p.Blocks);

    /// <summary>Whether the plugin's folder has this file.</summary>
    public bool Has(string path) => File.Exists(Path.Combine(Folder, path));

    /// <summary>A finding at a field of the manifest.</summary>
    public Diagnostic AtField(string field, string code, Severity severity, string message, string remedy) =>
        Finding.Of(code, severity, new SourcePlace(ManifestReader.FileName, Lines.Of(field)), message, remedy);

    /// <summary>A finding at a block.</summary>
    public static Diagnostic At(InspectedBlock block, string code, Severity severity, string message, string remedy) =>
        Finding.Of(code, severity, block.Place, $"{block.Opcode}: {message}", remedy) with { Opcode = block.Opcode };

    /// <summary>A finding at a pack.</summary>
    public static Diagnostic At(InspectedPack pack, string code, Severity severity, string message, string remedy) =>
        Finding.Of(code, severity, pack.Place, $"pack \"{pack.Id}\": {message}", remedy);
}
