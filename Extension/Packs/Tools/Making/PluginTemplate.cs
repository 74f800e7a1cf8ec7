using System.Security;

namespace MLKids.Packs.Tools.Making;

/// <summary>
/// A plugin to begin with, in one of the languages that packs are written in. Its files are those of the <c>dotnet new</c> template; here they are written without
/// <c>dotnet</c>.
/// </summary>
internal sealed class PluginTemplate(string folder)
{
    /// <summary>What <c>template.json</c> calls the plugin.</summary>
    private const string Name = "MyPlugin";

    private const string Configuration = ".template.config";

    /// <summary>What git would otherwise heed inside the template.</summary>
    private static readonly Dictionary<string, string> Renamed = new() { ["gitignore"] = ".gitignore" };

    /// <summary>The templates that lie beside the program: "csharp" and "js".</summary>
    public static PluginTemplate Of(string language) => new(Path.Combine(AppContext.BaseDirectory, "templates", language));

    /// <summary>Writes the plugin's folder: all of it or nothing.</summary>
    /// <param name="name">The plugin's.</param>
    /// <param name="target">Must not exist yet.</param>
    /// <param name="program">The folder of the mlkids program that builds it.</param>
    /// <returns>The files, inside the folder.</returns>
    /// <exception cref="IOException">The folder exists, or cannot be written.</exception>
    public IReadOnlyList<string> Write(PluginName name, string target, string program)
    {
        if (Directory.Exists(target) || File.Exists(target))
            throw new IOException($"\"{target}\" is there already.");
        var unfinished = $"{target}.new-{Environment.ProcessId}";
        try
        {
            var written = new List<string>();
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var inside = Path.GetRelativePath(folder, file);
                if (inside.StartsWith(Configuration, StringComparison.Ordinal))
                    continue;
                inside = Renamed.GetValueOrDefault(inside, inside).Replace(Name, name.Name);
                var path = Path.Combine(unfinished, inside);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, Filled(File.ReadAllText(file), name, program));
                written.Add(inside.Replace('\\', '/'));
            }

            Directory.Move(unfinished, target);
            return written;
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    // The longest first: it holds the shorter ones.
    private static string Filled(string text, PluginName name, string program) => text
        .Replace("org.example.myplugin", name.Id)
        .Replace("MLKIDS_FOLDER", SecurityElement.Escape(program.TrimEnd('/', '\\')))
        .Replace(Name, name.Name)
        .Replace("myplugin", name.PackId);
}
