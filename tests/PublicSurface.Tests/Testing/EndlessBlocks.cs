using MLKids.Blocks.Authoring;

namespace MLKids.PublicSurface.Tests.Testing;

/// <summary>What an author writes by mistake.</summary>
[BlockPack("endless", "Endless")]
public sealed class EndlessBlocks
{
    private static bool _isOver;

    /// <summary>So that the test's process has its processor back.</summary>
    public static bool IsOver { get => Volatile.Read(ref _isOver); set => Volatile.Write(ref _isOver, value); }

    [Reporter("one", "one")]
    public static double One() => 1;

    [Command("loop", "loop")]
    public static void Loop()
    {
        while (!IsOver)
            Thread.Sleep(10);
    }
}
