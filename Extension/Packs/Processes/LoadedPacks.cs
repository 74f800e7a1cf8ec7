using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Processes;

/// <summary>What a process tells of the plugin that it has loaded.</summary>
/// <param name="Packs">Its packs.</param>
/// <param name="Ticks">Whether it wants <see cref="Blocks.Contracts.IExtension.OnTick"/>.</param>
internal sealed record LoadedPacks(IReadOnlyList<PackDefinition> Packs, bool Ticks)
{
    private const int MostMistakes = 500;

    public static object?[] Write(LoadedPacks packs) => [true, PackForm.Write(packs.Packs), packs.Ticks];

    public static object?[] Write(IEnumerable<Diagnostic> mistakes) => [false, PackForm.Write(mistakes.Take(MostMistakes))];

    /// <exception cref="ManifestException">The plugin is wrong: all its mistakes.</exception>
    /// <exception cref="WireException">It is nothing of that kind.</exception>
    public static LoadedPacks Read(object? sent) => sent switch
    {
        object?[] and [true, var packs, bool ticks] => new LoadedPacks(PackForm.ReadPacks(packs), ticks),
        object?[] and [false, var mistakes] => throw new ManifestException(PackForm.ReadMistakes(mistakes)),
        _ => throw new WireException("the process ended while it loaded the plugin"),
    };
}
