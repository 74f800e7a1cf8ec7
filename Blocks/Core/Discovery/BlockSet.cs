using System.Reflection;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Blocks.Discovery;

/// <summary>All blocks of a program's packs, by opcode. Immutable.</summary>
public sealed class BlockSet
{
    private readonly Dictionary<string, BoundBlock> _byOpcode;
    private readonly IReadOnlyDictionary<string, string> _refused;

    internal BlockSet(IReadOnlyList<PackDefinition> packs, Dictionary<string, BoundBlock> byOpcode, IReadOnlyDictionary<string, string>? refused = null)
    {
        Packs = packs;
        _byOpcode = byOpcode;
        _refused = refused ?? new Dictionary<string, string>();
    }

    /// <summary>Categories in the order of discovery.</summary>
    public IReadOnlyList<PackDefinition> Packs { get; }

    /// <summary>Every block.</summary>
    public IEnumerable<BoundBlock> Blocks => _byOpcode.Values;

    /// <summary>The block with this opcode, or null.</summary>
    public BoundBlock? Find(string opcode) => _byOpcode.GetValueOrDefault(opcode);

    /// <summary>Why a block is known but left out (see <see cref="Without"/>), or null.</summary>
    public string? RefusalOf(string opcode) => _refused.GetValueOrDefault(opcode);

    /// <summary>The same without the blocks that a rule refuses. Packs that have no block left go with them.</summary>
    /// <param name="refusal">Why a block is left out, for developers and teachers; null lets it in.</param>
    public BlockSet Without(Func<BlockDefinition, string?> refusal)
    {
        var refused = new Dictionary<string, string>(_refused);
        foreach (var block in Blocks)
            if (refusal(block.Definition) is { } why)
                refused.Add(block.Definition.Opcode, why);
        return new BlockSet(
            [.. Packs.Select(p => p with { Blocks = [.. p.Blocks.Where(b => !refused.ContainsKey(b.Opcode))] }).Where(p => p.Blocks.Count > 0)],
            _byOpcode.Where(b => !refused.ContainsKey(b.Key)).ToDictionary(),
            refused);
    }

    /// <summary>The packs whose code is somewhere else than in methods here.</summary>
    /// <param name="packs">Categories in order; their blocks are taken from <paramref name="blocks"/>.</param>
    /// <param name="blocks">Every block once; the opcode begins with the id of one of the packs.</param>
    public static BlockSet Of(IEnumerable<PackDefinition> packs, IEnumerable<BoundBlock> blocks)
    {
        var byOpcode = blocks.ToDictionary(b => b.Definition.Opcode);
        return new BlockSet([.. packs.Select(p => p with { Blocks = [.. byOpcode.Values.Select(b => b.Definition).Where(d => d.PackId == p.Id)] })], byOpcode);
    }

    /// <summary>This and the packs of another set, behind it. Packs whose id is taken already are left out: ask with <see cref="HasPack"/> before.</summary>
    public BlockSet With(BlockSet others)
    {
        var packs = others.Packs.Where(p => !HasPack(p.Id)).ToList();
        var taken = packs.Select(p => p.Id).ToHashSet();
        return new BlockSet(
            [.. Packs, .. packs],
            _byOpcode.Concat(others._byOpcode.Where(b => taken.Contains(b.Value.Definition.PackId))).ToDictionary(),
            _refused.Concat(others._refused.Where(r => !_refused.ContainsKey(r.Key))).ToDictionary());
    }

    /// <summary>Whether a pack with this id is here.</summary>
    public bool HasPack(string id) => Packs.Any(p => p.Id == id);

    /// <summary>Collects the packs of the assemblies and creates their objects.</summary>
    /// <param name="assemblies">Where to look for <see cref="Authoring.BlockPackAttribute"/>.</param>
    /// <param name="services">Serves the packs' constructors; null when they need nothing.</param>
    /// <exception cref="AuthoringException">Packs are wrong; all mistakes together.</exception>
    public static BlockSet Discover(IEnumerable<Assembly> assemblies, IServiceProvider? services = null) =>
        Discover(assemblies.SelectMany(a => a.GetTypes()), services);

    /// <summary>Collects the packs among the given types.</summary>
    /// <param name="types">Classes with <see cref="Authoring.BlockPackAttribute"/>; others are passed over.</param>
    /// <param name="services">Serves the packs' constructors; null when they need nothing.</param>
    /// <param name="places">Where a class or method stands in its source, for mistakes; null where nobody knows.</param>
    /// <exception cref="AuthoringException">Packs are wrong; all mistakes together.</exception>
    public static BlockSet Discover(IEnumerable<Type> types, IServiceProvider? services = null, Func<MemberInfo, SourcePlace?>? places = null) =>
        new PackDiscovery(services, places).Collect(types);
}
