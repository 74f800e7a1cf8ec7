using System.Reflection;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Blocks.Discovery;

/// <summary>Types with attributes → packs, blocks and bound methods. Collects all mistakes before it gives up.</summary>
internal sealed class PackDiscovery(IServiceProvider? services, Func<MemberInfo, SourcePlace?>? places = null)
{
    private readonly List<Diagnostic> _mistakes = [];
    private readonly Dictionary<string, BoundBlock> _blocks = [];
    private readonly List<(BlockPackAttribute Pack, Assembly From, List<BlockDefinition> Blocks)> _packs = [];

    public BlockSet Collect(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(t => t.IsClass))
            Add(type);
        var found = new BlockSet([.. _packs.Select(p => new PackDefinition(p.Pack.Id, p.Pack.Name, p.Pack.Color, p.Blocks))], _blocks);
        return _mistakes.Count == 0 ? found : throw new AuthoringException(_mistakes) { Found = found };
    }

    private void Add(Type type)
    {
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.IsDefined(typeof(BlockAttribute), inherit: false))
            .OrderBy(m => m.MetadataToken)
            .ToList();
        var pack = type.GetCustomAttribute<BlockPackAttribute>();
        if (pack is null)
        {
            if (methods.Count > 0)
                Mistake(type, AuthoringCodes.NoPack, $"{type.FullName} has blocks but no [BlockPack(\"id\", \"Name\")].");
            return;
        }

        if (pack.Id.Length == 0 || !pack.Id.All(char.IsAsciiLetterOrDigit))
            Mistake(type, AuthoringCodes.BadPackId, $"{type.FullName}: the pack id \"{pack.Id}\" must be letters and digits only, for instance \"weather\".");
        var blocks = CategoryOf(pack, type);
        var instance = Create(type);
        // Each class of a pack is a group in the palette.
        var others = blocks.Count;
        foreach (var method in methods)
            if (new MethodReader(type, pack, method, instance, Mistake).Read(startsGroup: others > 0 && blocks.Count == others) is { } block)
                Add(block, blocks);
    }

    private void Add(BoundBlock block, List<BlockDefinition> category)
    {
        if (_blocks.TryGetValue(block.Definition.Opcode, out var other))
        {
            Mistake(
                block.Method!,
                AuthoringCodes.DuplicateOpcode,
                $"{block.Definition.Opcode} is declared twice: {Name(other.Method!)} and {Name(block.Method!)}. Give one of them another id.",
                block.Definition.Opcode);
            return;
        }

        _blocks.Add(block.Definition.Opcode, block);
        category.Add(block.Definition);
    }

    private List<BlockDefinition> CategoryOf(BlockPackAttribute pack, Type type)
    {
        foreach (var known in _packs)
        {
            if (known.Pack.Id != pack.Id)
                continue;
            if (known.From != type.Assembly)
                Mistake(type, AuthoringCodes.DuplicatePack, $"The pack id \"{pack.Id}\" of {type.FullName} is taken by {known.From.GetName().Name}.");
            return known.Blocks;
        }

        var blocks = new List<BlockDefinition>();
        _packs.Add((pack, type.Assembly, blocks));
        return blocks;
    }

    private object? Create(Type type)
    {
        if (type.IsAbstract && type.IsSealed)
            return null;
        var constructors = type.GetConstructors();
        if (type.IsAbstract || type.IsGenericTypeDefinition || constructors.Length != 1)
        {
            Mistake(type, AuthoringCodes.BadPackClass, $"{type.FullName} must be a class with exactly one public constructor (found {constructors.Length}).");
            return null;
        }

        var wanted = constructors[0].GetParameters();
        var arguments = wanted.Select(p => services?.GetService(p.ParameterType)).ToArray();
        for (var i = 0; i < wanted.Length; i++)
            if (arguments[i] is null)
                Mistake(type, AuthoringCodes.MissingService, $"{type.FullName} asks for {wanted[i].ParameterType.Name} {wanted[i].Name}, which this host does not offer.");
        if (arguments.Contains(null))
            return null;
        try
        {
            return constructors[0].Invoke(arguments);
        }
        catch (TargetInvocationException e)
        {
            Mistake(type, AuthoringCodes.BadPackClass, $"{type.FullName}: its constructor threw {e.InnerException?.GetType().Name}: {e.InnerException?.Message}");
            return null;
        }
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType?.FullName}.{method.Name}";

    private void Mistake(MemberInfo at, string code, string message, string? opcode = null)
    {
        var place = places?.Invoke(at);
        _mistakes.Add(new Diagnostic(code, Severity.Error, "This extension has a mistake inside.", message) { Opcode = opcode, File = place?.File, Line = place?.Line });
    }
}
