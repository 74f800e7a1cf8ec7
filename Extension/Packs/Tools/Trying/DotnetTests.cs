using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using MLKids.Packs.Tools.Building;

namespace MLKids.Packs.Tools.Trying;

/// <summary>Runs the tests in C# of a plugin with <c>dotnet test</c>, which builds it before.</summary>
internal static partial class DotnetTests
{
    private static readonly XNamespace Xml = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <param name="folder">The plugin's.</param>
    /// <param name="project">Of its tests.</param>
    /// <param name="program">The folder of the mlkids program that it is tried with.</param>
    /// <param name="stopped">Kills it.</param>
    /// <exception cref="BuildFailedException">It could not be built or run.</exception>
    public static async Task<IReadOnlyList<TestOutcome>> Run(string folder, string project, string program, CancellationToken stopped)
    {
        var results = Directory.CreateTempSubdirectory("mlkids-tests-").FullName;
        try
        {
            var (code, said) = await Dotnet.Run(
                ["test", project, "-nologo", "-v:q", "-tl:off", $"-p:MLKidsFolder={program.TrimEnd('/', '\\')}", "--logger", "trx;LogFileName=results.trx", "--results-directory", results],
                folder,
                stopped);
            var file = Path.Combine(results, "results.trx");
            if (!File.Exists(file))
                throw new BuildFailedException(PluginBuild.Mistakes(folder, project, said));
            var outcomes = Read(file, Path.GetFullPath(folder));
            return code == 0 || outcomes.Any(o => o.State == TestState.Failed) ? outcomes : throw new BuildFailedException(PluginBuild.Mistakes(folder, project, said));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    private static List<TestOutcome> Read(string file, string folder)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return [.. XDocument.Load(reader).Descendants(Xml + "UnitTestResult").Select(r => Outcome(r, folder)).OrderBy(o => o.State == TestState.Failed)];
    }

    private static TestOutcome Outcome(XElement result, string folder)
    {
        var error = result.Descendants(Xml + "ErrorInfo").FirstOrDefault();
        var outcome = new TestOutcome((string?)result.Attribute("testName") ?? "?", (string?)result.Attribute("outcome") switch
        {
            "Passed" => TestState.Passed,
            "NotExecuted" => TestState.Skipped,
            _ => TestState.Failed,
        })
        { Message = error?.Element(Xml + "Message") is { } message ? Wrapping().Replace((string)message, "") : null };
        // The innermost place that is the author's own.
        var place = Place().Matches((string?)error?.Element(Xml + "StackTrace") ?? "").FirstOrDefault(m => m.Groups["file"].Value.StartsWith(folder, StringComparison.Ordinal));
        return place is null
            ? outcome
            : outcome with { File = Path.GetRelativePath(folder, place.Groups["file"].Value).Replace('\\', '/'), Line = int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture) };
    }

    // What MSTest puts around an exception of ours that says all there is to say.
    [GeneratedRegex(@"^Test method \S+ threw exception:\s*(MLKids\.Testing\.\w+: )?")]
    private static partial Regex Wrapping();

    [GeneratedRegex(@" in (?<file>[^\r\n]+):line (?<line>\d+)")]
    private static partial Regex Place();
}
