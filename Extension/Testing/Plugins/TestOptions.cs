namespace MLKids.Testing;

/// <summary>What a test's world is like at its beginning.</summary>
public sealed record TestOptions
{
    /// <summary>The date and time of the test's clock at the beginning. Default: 1 January 2026, noon UTC.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Seed of <c>call.Random</c> and "pick random"; the same seed gives the same numbers. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Longest that the plugin's code may run without a pause, by the real clock; then the test fails instead of waiting for ever. Not counted while a debugger is attached. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The program: a file (.sb3). Null (default): a stage and one sprite, "Sprite", without scripts.</summary>
    public string? Program { get; init; }

    /// <summary>What the plugin may use. Null (default): what its <c>manifest.json</c> asks for.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>Serves what the packs' constructors ask for and no host offers; for packs that are given as types.</summary>
    public IServiceProvider? Services { get; init; }
}
