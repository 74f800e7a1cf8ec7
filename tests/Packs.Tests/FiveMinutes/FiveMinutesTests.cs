using System.Xml.Linq;
using MLKids.Tests;

namespace MLKids.Packs.Tests.FiveMinutes;

/// <summary>From an empty folder to a block that runs in a program: the commands of docs/authors/first-block.md, as an author types them.</summary>
[TestClass]
public sealed class FiveMinutesTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task EmptyFolder_ToABlockInAProgram_InCSharp()
    {
        await Shell.NeedSdk();
        using var shell = new Shell();
        await shell.Mlkids("", "plugin", "new", "Weather");
        await shell.Dotnet("Weather", "build", "--nologo", "-v:q");
        StringAssert.Contains(await shell.Mlkids("Weather", "plugin", "test"), "3 passed, 0 failed");
        await CheckAndRun(shell);
    }

    [TestMethod]
    public async Task EmptyFolder_ToABlockInAProgram_InJavaScript()
    {
        using var shell = new Shell();
        await shell.Mlkids("", "plugin", "new", "Weather", "--language", "js", "--id", "org.example.weather");
        StringAssert.Contains(await shell.Mlkids("Weather", "plugin", "test"), "3 passed, 0 failed");
        await CheckAndRun(shell);
    }

    [TestMethod]
    public async Task DotnetNew_WithTheSameTemplate_MakesTheSameFiles()
    {
        await Shell.NeedSdk();
        using var shell = new Shell();
        await shell.Dotnet("", "new", "install", Path.Combine(AppContext.BaseDirectory, "templates"));
        foreach (var (language, name) in new[] { ("csharp", "C#"), ("js", "JavaScript") })
        {
            var (ours, theirs) = (Path.Combine(shell.Folder, language, "ours"), Path.Combine(shell.Folder, language, "theirs"));
            Directory.CreateDirectory(ours);
            await shell.Mlkids(Path.Combine(language, "ours"), "plugin", "new", "Weather", "--language", language, "--id", "net.rain.weather");
            string[] folder = language == "csharp" ? ["--mlkids", AppContext.BaseDirectory.TrimEnd('/', '\\')] : [];
            await shell.Dotnet("", ["new", "mlkids-plugin", "-n", "Weather", "-lang", name, "--id", "net.rain.weather", "-o", Path.Combine(theirs, "Weather"), .. folder]);
            CollectionAssert.AreEqual(Files(ours), Files(theirs));
            foreach (var file in Files(ours))
                Assert.AreEqual(File.ReadAllText(Path.Combine(ours, file)), File.ReadAllText(Path.Combine(theirs, file)), file);
        }
    }

    [TestMethod]
    public void Template_NamesThePackagesAtTheVersionsOfOurOwnTests()
    {
        var ours = XDocument.Load(Path.Combine(SharedData.Root, "Directory.Packages.props")).Descendants("PackageVersion").Where(p => (string?)p.Parent!.Attribute("Condition") is null or "'$(Flavour)' == 'Compact'")
            .ToDictionary(p => (string)p.Attribute("Include")!, p => (string)p.Attribute("Version")!);
        var wanted = XDocument.Load(Path.Combine(SharedData.Root, "templates", "csharp", "tests", "MyPlugin.Tests.csproj")).Descendants("PackageReference").ToList();
        Assert.HasCount(3, wanted);
        foreach (var package in wanted)
            Assert.AreEqual(ours[(string)package.Attribute("Include")!], (string)package.Attribute("Version")!, (string)package.Attribute("Include")!);
    }

    private async Task CheckAndRun(Shell shell)
    {
        await shell.Mlkids("Weather", "plugin", "check");
        File.WriteAllBytes(
            Path.Combine(shell.Folder, "hello.sb3"),
            ProgramBuilder.Of(Bricks.Say(new Node("weather_greeting").With("NAME", "Ann")), new Node("weather_greet").With("NAME", "Bob"), Bricks.Say(new Node("weather_hasGreeted").With("TIMES", 1))).ToSb3());
        var said = await shell.Mlkids("", "run", "hello.sb3", "--plugins", "Weather", "--seconds", "30");
        TestContext.WriteLine(shell.Log);
        CollectionAssert.AreEqual(new[] { "Cat: hello Ann", "Cat: hello Bob", "Cat: true" }, said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), said);
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
}
