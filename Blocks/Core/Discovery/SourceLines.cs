using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Blocks.Discovery;

/// <summary>Where the classes and methods of an assembly stand in their sources, told by its portable PDB (a file beside it, or inside it).</summary>
public sealed class SourceLines : IDisposable
{
    // "Type documents" of the portable PDB format: the sources of a type that has no method with lines.
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
    private static readonly Guid Sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");

    private readonly MetadataReaderProvider _provider;
    private readonly MetadataReader _symbols;
    private readonly Dictionary<MethodDefinitionHandle, MethodDefinitionHandle> _moveNext = [];

    private SourceLines(MetadataReaderProvider provider)
    {
        _provider = provider;
        _symbols = provider.GetMetadataReader();
        foreach (var handle in _symbols.MethodDebugInformation)
            if (_symbols.GetMethodDebugInformation(handle).GetStateMachineKickoffMethod() is { IsNil: false } kickoff)
                _moveNext[kickoff] = handle.ToDefinitionHandle();
    }

    /// <summary>Reads the symbols of an assembly; null where there are none, or none that can be read.</summary>
    /// <param name="assembly">Path of the <c>.dll</c>.</param>
    public static SourceLines? Read(string assembly)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            return file.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path)) : null, out var found, out _)
                ? new SourceLines(found!)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>The sources that the assembly was built from, with the SHA-256 of each (empty where the compiler used another).</summary>
    public IEnumerable<(string File, ImmutableArray<byte> Sha256)> Sources => _symbols.Documents
        .Select(_symbols.GetDocument)
        .Select(d => (_symbols.GetString(d.Name), _symbols.GetGuid(d.HashAlgorithm) == Sha256 ? [.. _symbols.GetBlobBytes(d.Hash)] : ImmutableArray<byte>.Empty));

    /// <summary>Where a class or method of the assembly stands: the line with its name if the source is here, else the first line of its code. Null for others.</summary>
    public SourcePlace? Of(MemberInfo member) => member switch
    {
        MethodBase method => FirstPoint(method) is { } point ? Named(point, method.Name + "(") : null,
        Type type => OfType(type),
        _ => null,
    };

    public void Dispose() => _provider.Dispose();

    private SourcePlace? OfType(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var first = type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)).Select(FirstPoint).Where(p => p is not null).MinBy(p => p!.Line);
        if (first is null && DocumentOf(type) is { } file)
            first = new SourcePlace(file, int.MaxValue);
        return first is null ? null : Named(first, $"class {type.Name.Split('`')[0]}") is { Line: < int.MaxValue } found ? found : first with { Line = 1 };
    }

    private SourcePlace? FirstPoint(MethodBase method)
    {
        var handle = (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken);
        var lines = _symbols.GetMethodDebugInformation(_moveNext.GetValueOrDefault(handle, handle));
        foreach (var point in lines.GetSequencePoints())
            if (!point.IsHidden)
                return new SourcePlace(_symbols.GetString(_symbols.GetDocument(point.Document).Name), point.StartLine);
        return null;
    }

    private string? DocumentOf(Type type)
    {
        foreach (var handle in _symbols.GetCustomDebugInformation(MetadataTokens.EntityHandle(type.MetadataToken)))
        {
            var information = _symbols.GetCustomDebugInformation(handle);
            if (_symbols.GetGuid(information.Kind) != TypeDocuments)
                continue;
            var row = _symbols.GetBlobReader(information.Value).ReadCompressedInteger();
            return _symbols.GetString(_symbols.GetDocument(MetadataTokens.DocumentHandle(row)).Name);
        }

        return null;
    }

    // The symbols know where code begins; a reader looks for the line with the name, at it or above it.
    private static SourcePlace Named(SourcePlace point, string name)
    {
        try
        {
            var lines = File.ReadAllLines(point.File);
            for (var at = Math.Min(point.Line, lines.Length) - 1; at >= 0; at--)
                if (lines[at].Contains(name, StringComparison.Ordinal))
                    return point with { Line = at + 1 };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Built elsewhere: the code's own line must do.
        }

        return point;
    }
}
