using System.Reflection;
using MLKids.Blocks.Authoring;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary>The SDK's own C# compiler, called in this process: a build of its own for each of many small plugins would take minutes.</summary>
internal static class Compiler
{
    private static readonly string Runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly Lazy<Assembly?> Csc = new(() =>
    {
        var sdks = Path.GetFullPath(Path.Combine(Runtime, "..", "..", "..", "sdk"));
        var found = Directory.Exists(sdks) ? Directory.GetDirectories(sdks).Select(s => Path.Combine(s, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).Order().LastOrDefault() : null;
        return found is null ? null : Assembly.LoadFrom(found);
    });

    /// <summary>Compiles a source to an assembly with a portable PDB beside it.</summary>
    public static void Compile(string source, string assembly)
    {
        if (Csc.Value is not { } csc)
        {
            Assert.Inconclusive("There is no .NET SDK beside this runtime, so C# plugins cannot be compiled here.");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
        string[] arguments =
        [
            "/noconfig", "/nostdlib", "/nologo", "/target:library", "/debug:portable", "/nullable:enable", "/checksumalgorithm:SHA256", $"/out:{assembly}", source,
            .. Directory.GetFiles(Runtime, "System.*.dll").Where(IsManaged).Append(typeof(BlockPackAttribute).Assembly.Location).Select(r => $"/reference:{r}"),
        ];
        var said = new StringWriter();
        var (before, code) = (Console.Out, 1);
        lock (Csc)
        {
            Console.SetOut(said);
            try
            {
                code = (int)csc.EntryPoint!.Invoke(null, [arguments])!;
            }
            finally
            {
                Console.SetOut(before);
            }
        }

        Assert.AreEqual(0, code, said.ToString());
    }

    private static bool IsManaged(string file) => !Path.GetFileName(file).StartsWith("System.IO.Compression.Native", StringComparison.Ordinal);
}
