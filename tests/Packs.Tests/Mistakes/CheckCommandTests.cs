using System.Diagnostics;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Checking;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tests.Mistakes;

/// <summary><c>mlkids plugin check</c> as an author runs it, and the process in which it looks at code.</summary>
[TestClass]
public sealed class CheckCommandTests
{
    private static readonly (string, IReadOnlyList<string>) Program = ("dotnet", [Path.Combine(AppContext.BaseDirectory, "mlkids.dll"), "plugin", "inspect"]);

    // For one step: only what hangs takes this long.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4), Long = TimeSpan.FromMinutes(1);

    [TestMethod]
    public async Task Check_OfTheGoodPlugin_IsFine_AndPackMakesItsArchive()
    {
        using var plugin = GoodPlugin.Create();
        var (code, said) = await Run("plugin", "check", plugin.Folder);
        Assert.AreEqual(0, code, said);
        Assert.Contains("No findings.", said);
        (code, said) = await Run("plugin", "pack", plugin.Folder);
        Assert.AreEqual(0, code, said);
        Assert.Contains("sha256 ", said);
        Assert.IsTrue(File.Exists(plugin.At("releases/org.example.weather-1.1.0.tgz")));
    }

    [TestMethod]
    public async Task Pack_OfAWrongPlugin_PacksNothing()
    {
        using var plugin = GoodPlugin.Create();
        plugin.Edit("icon.svg", "</svg>", "<script/></svg>");
        var (code, said) = await Run("plugin", "pack", plugin.Folder, "--json");
        Assert.AreEqual(1, code, said);
        Assert.Contains("\"code\":\"MLM111\"", said);
        Assert.Contains("\"file\":\"icon.svg\",\"line\":3", said);
        Assert.IsFalse(File.Exists(plugin.At("releases/org.example.weather-1.1.0.tgz")));
    }

    [TestMethod]
    public async Task Check_CodeThatDoesNotCompile_PassesTheCompilersErrorsOn()
    {
        using var plugin = GoodPlugin.Create();
        plugin.Edit("Weather.cs", "town.Length > 4", "town.Lenght > 4");
        plugin.Write("Weather.csproj", System.Text.Encoding.UTF8.GetBytes($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputPath>lib/</OutputPath></PropertyGroup>
              <ItemGroup><Reference Include="MLKids.Blocks" HintPath="{typeof(Blocks.Authoring.BlockPackAttribute).Assembly.Location}" Private="false" /></ItemGroup>
            </Project>
            """));
        var report = await plugin.Check();
        var finding = report.Findings.Single(f => f.Severity == Severity.Error);
        Assert.AreEqual(("CS1061", "Weather.cs", 1 + Array.FindIndex(File.ReadAllLines(plugin.At("Weather.cs")), l => l.Contains("Lenght"))), (finding.Code, finding.File, finding.Line));
    }

    [TestMethod]
    [DataRow("private readonly int _size = For();\n    private static int For() { while (true) { } }", "did not come to an end", "making the packs")]
    [DataRow("private readonly int _size = Deep(1);\n    private static int Deep(int n) => 1 + Deep(n + 1) + n;", "ended its process", "making the packs")]
    [DataRow("private readonly int _size = End();\n    private static int End() { Environment.Exit(0); return 0; }", "ended its process", "making the packs")]
    public async Task Check_CodeThatHangsOrBreaks_IsAFinding(string code, string how, string when)
    {
        using var plugin = GoodPlugin.Create();
        Mistake.Source("[Reporter(\"greeting\"", code + "\n\n    [Reporter(\"greeting\"")(plugin);
        var report = await Check(plugin, how.StartsWith("did", StringComparison.Ordinal) ? Short : Long);
        var finding = report.Findings.Single();
        Assert.AreEqual("MLM116", finding.Code);
        Assert.Contains(how, finding.Message);
        Assert.Contains(when, finding.Message);
        Assert.AreEqual("manifest.json", finding.File);
    }

    [TestMethod]
    public async Task Check_MenuThatHangs_IsNamed()
    {
        using var plugin = GoodPlugin.Create();
        Mistake.Source("Towns() => [\"Oslo\", \"Rome\"];", "Towns() { while (true) { } }")(plugin);
        var report = await Check(plugin, Short);
        Assert.Contains("asking the menu TOWN of weather_rains", report.Findings.Single().Message);
    }

    private static Task<CheckReport> Check(GoodPlugin plugin, TimeSpan patience) => new PluginCheck(new InspectionProcess(Program, patience).Inspect).Run(plugin.Folder);

    private static async Task<(int Code, string Said)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mlkids.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
