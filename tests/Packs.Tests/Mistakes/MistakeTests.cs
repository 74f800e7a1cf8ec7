namespace MLKids.Packs.Tests.Mistakes;

/// <summary>Every typical error of an author gives one finding with code, file, line, block and remedy, and no other finding.</summary>
[TestClass]
public sealed class MistakeTests
{
    private static readonly IReadOnlyList<Mistake> List = [.. BlockMistakes.All, .. WordingMistakes.All, .. ScriptMistakes.All, .. ReleaseMistakes.All, .. FileMistakes.All];

    public static IEnumerable<object[]> All => List.Select(m => new object[] { m.Name });

    [TestMethod]
    public async Task GoodPlugin_HasNoFinding()
    {
        using var plugin = GoodPlugin.Create();
        var report = await plugin.Check();
        Assert.IsEmpty(report.Findings, string.Join("\n", report.Findings));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public async Task Mistake_IsFound_WithPlaceAndRemedy(string name)
    {
        var mistake = List.Single(m => m.Name == name);
        using var plugin = GoodPlugin.Create();
        foreach (var edit in mistake.Edits)
            edit(plugin);

        var report = await plugin.Check();

        var said = string.Join("\n", report.Findings.Select(f => $"{f} | {f.Hint}"));
        Assert.HasCount(1, report.Findings, said);
        var finding = report.Findings[0];
        Assert.AreEqual(mistake.Code, finding.Code, said);
        Assert.AreEqual(mistake.Severity, finding.Severity, said);
        Assert.AreEqual(mistake.File, finding.File, said);
        Assert.AreEqual(mistake.At is null ? 1 : LineOf(plugin.At(mistake.File), mistake.At), finding.Line, said);
        Assert.AreEqual(mistake.Block, finding.Opcode, said);
        Assert.Contains(mistake.Remedy, $"{finding.Message} {finding.Hint}", said);
        Assert.StartsWith($"{finding.File}({finding.Line}): {finding.Severity.ToString().ToLowerInvariant()} {finding.Code}: ", finding.ToString());
    }

    [TestMethod]
    public void TheList_HasAtLeast40Mistakes_EachOnce() =>
        Assert.IsGreaterThanOrEqualTo(40, All.Select(m => (string)m[0]).Distinct().Count());

    private static int LineOf(string file, string text)
    {
        var lines = File.ReadAllLines(file);
        return 1 + Array.FindIndex(lines, l => l.Contains(text, StringComparison.Ordinal)) is > 0 and var line ? line : throw new AssertFailedException($"{file} has no line with {text}");
    }
}
