using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.Programs;

/// <summary>The program that a project begins with: a white stage and one sprite in the middle.</summary>
internal static class StartingProgram
{
    private static readonly byte[] White = """<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360" viewBox="0 0 480 360"><rect width="480" height="360" fill="#ffffff"/></svg>"""u8.ToArray();

    public static Project Make() => ProjectReader.Read(ProjectWriter.Write(new Project([Stage(), Robot()], [])));

    private static ProjectTarget Stage() => new()
    {
        Name = "Stage",
        IsStage = true,
        Blocks = new Dictionary<string, Block>(),
        Scripts = [],
        Costumes = [new Costume("backdrop1", "svg", White, 240, 180, 1)],
    };

    private static ProjectTarget Robot() => new()
    {
        Name = "Bit",
        Blocks = new Dictionary<string, Block>(),
        Scripts = [],
        LayerOrder = 1,
        Costumes = [.. Enumerable.Range(1, 2).Select(n => new Costume($"bit-{n}", "svg", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", "library", "sprites", $"bit-{n}.svg")), 50, 60, 1))],
    };
}
