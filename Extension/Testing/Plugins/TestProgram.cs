using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;

namespace MLKids.Testing;

/// <summary>The program that a test begins with.</summary>
internal static class TestProgram
{
    /// <summary>A stage and a sprite of 20 by 20 pixels.</summary>
    public static Project Empty { get; } = new([Target("Stage", isStage: true, 0, 0), Target("Sprite", isStage: false, 0, 0)], []);

    public static ProjectTarget Sprite(string name, double x, double y) => Target(name, isStage: false, x, y);

    private static ProjectTarget Target(string name, bool isStage, double x, double y) => new()
    {
        Key = $"test-{name}",
        Name = name,
        IsStage = isStage,
        Blocks = new Dictionary<string, Block>(),
        Scripts = [],
        Costumes = [new Costume("costume1", "svg", """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>"""u8.ToArray(), 10, 10, 1)],
        X = x,
        Y = y,
    };
}
