using System.Text;
using MLKids.Packs.Tools.Building;

namespace MLKids.Packs.Tests.FiveMinutes;

/// <summary>An author edits C# again and again.</summary>
[TestClass]
public sealed class RepeatedBuildTests
{
    [TestMethod]
    public async Task Edits_OfSources_AreTheCompilersAlone_AndAllElseIsMSBuilds()
    {
        await Shell.NeedSdk();
        using var shell = new Shell();
        await shell.Mlkids("", "plugin", "new", "Weather");
        var folder = Path.Combine(shell.Folder, "Weather");
        var source = Path.Combine(folder, "WeatherBlocks.cs");
        var text = File.ReadAllText(source);
        await using var build = new RepeatedBuild(folder, PluginBuild.ProjectOf(folder)!);
        async Task<string> Built(bool isQuick)
        {
            var errors = await build.Run(CancellationToken.None);
            Assert.AreEqual(isQuick, build.WasQuick, string.Join('\n', errors));
            return string.Join('\n', errors.Select(e => $"{e.File}({e.Line}): {e.Code}"));
        }

        Assert.AreEqual("", await Built(isQuick: false));
        File.WriteAllText(source, text.Replace("hello", "good day"));
        Assert.AreEqual("", await Built(isQuick: true));
        Assert.IsGreaterThanOrEqualTo(0, File.ReadAllBytes(Path.Combine(folder, "lib", "Weather.dll")).AsSpan().IndexOf(Encoding.Unicode.GetBytes("good day")), "it lies where the studio looks");

        var broken = text.Replace("namespace ", "int x = ;\nnamespace ");
        File.WriteAllText(source, broken);
        StringAssert.StartsWith(await Built(isQuick: true), $"WeatherBlocks.cs({1 + broken[..broken.IndexOf("int x")].Count(c => c == '\n')}): CS");
        File.WriteAllText(source, text);
        Assert.AreEqual("", await Built(isQuick: true));

        // Another source, or another setting: the compiler has to be told anew.
        File.WriteAllText(Path.Combine(folder, "More.cs"), "namespace Weather; internal static class More { public const int Two = 2; }");
        Assert.AreEqual("", await Built(isQuick: false));
        File.WriteAllText(source, text.Replace("_greeted;", "_greeted = More.Two - 2;"));
        Assert.AreEqual("", await Built(isQuick: true));
        var project = PluginBuild.ProjectOf(folder)!;
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", "<PropertyGroup><LangVersion>13</LangVersion></PropertyGroup></Project>"));
        File.WriteAllText(source, text);
        Assert.AreEqual("", await Built(isQuick: false));
        // What only MSBuild does is never left out.
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", "<Target Name=\"Own\" AfterTargets=\"Build\" /></Project>"));
        Assert.AreEqual("", await Built(isQuick: false));
        Assert.AreEqual("", await Built(isQuick: false));
    }
}
