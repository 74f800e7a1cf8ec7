namespace MLKids.Blocks.Standard;

/// <summary>Scratch's own categories, and its pen.</summary>
public static class StandardPacks
{
    /// <summary>The packs in the order of Scratch's palette, for <see cref="Discovery.BlockSet.Discover(IEnumerable{Type}, IServiceProvider?, Func{System.Reflection.MemberInfo, Diagnostics.SourcePlace?}?)"/>.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(MotionBlocks), typeof(LooksBlocks), typeof(SoundBlocks), typeof(EventBlocks), typeof(ControlBlocks), typeof(SensingBlocks),
        typeof(OperatorBlocks), typeof(DataBlocks), typeof(ProcedureBlocks), typeof(ArgumentBlocks), typeof(PenBlocks),
    ];
}
