using System.Reflection;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;

namespace MLKids.Docs.Tests;

/// <summary>The packs of the book's C#, as the environment finds them.</summary>
internal static class Snippets
{
    /// <summary>Every pack once; each snippet is a world of its own.</summary>
    public static IReadOnlyList<PackDefinition> Packs { get; } =
    [
        .. Assembly.Load("MLKids.Docs.Snippets").GetTypes()
            .Where(t => t.IsDefined(typeof(BlockPackAttribute), false))
            .SelectMany(t => BlockSet.Discover([t], new Host()).Packs),
    ];

    /// <summary>The block with this id, of whichever pack shows it first.</summary>
    public static (PackDefinition Pack, BlockDefinition Block)? Find(string id) =>
        Packs.SelectMany(p => p.Blocks.Select(b => ((PackDefinition, BlockDefinition)?)(p, b))).FirstOrDefault(b => b!.Value.Item2.Id == id);

    // Constructors ask for services; nothing is called.
    private sealed class Host : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(TimeProvider) ? TimeProvider.System : serviceType.Namespace == typeof(BlockCall).Namespace && serviceType.IsInterface ? DispatchProxy.Create(serviceType, typeof(Nothing)) : null;
    }
}

/// <summary>A service of a host that does nothing.</summary>
internal class Nothing : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
}
