namespace MLKids.Packs.Tools.Building;

/// <summary>What a plugin's folder holds, for those who build and test it.</summary>
internal static class PluginProject
{
    /// <summary>Folders of a plugin that its build does not read: what builds write, and what is built apart.</summary>
    public static IReadOnlySet<string> NotRead { get; } = new HashSet<string> { "bin", "obj", "lib", "tests", "releases" };

    /// <summary>The project of its tests in C#, or null.</summary>
    public static string? TestsOf(string folder) => Files(Path.Combine(folder, "tests"), "*.csproj").FirstOrDefault();

    /// <summary>Its tests in JavaScript: <c>tests/*.test.js</c>.</summary>
    public static IReadOnlyList<string> ScriptTestsOf(string folder) => Files(Path.Combine(folder, "tests"), "*.test.js");

    /// <summary>Tells the plugin's projects where this program is, if nothing tells them yet: in a fresh clone the file is not there.</summary>
    public static void Link(string folder, string program)
    {
        var file = Path.Combine(folder, "mlkids.props");
        if (File.Exists(file) || !File.Exists(Path.Combine(folder, "Directory.Build.props")))
            return;
        File.WriteAllText(file, $"""
            <Project>
              <PropertyGroup>
                <MLKidsFolder>{System.Security.SecurityElement.Escape(program.TrimEnd('/', '\\'))}</MLKidsFolder>
              </PropertyGroup>
            </Project>

            """);
    }

    private static string[] Files(string folder, string pattern) => Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];
}
