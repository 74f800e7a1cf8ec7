using System.Reflection;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Testing;

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

    private sealed class Host : IServiceProvider, IHatStarter
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TimeProvider) ? TimeProvider.System : serviceType == typeof(IHatStarter) ? this : serviceType == typeof(IPluginStorage) ? new TestStorage() : null;

        public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) { }
    }
}
