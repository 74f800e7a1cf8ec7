using System.IO.Compression;
using System.Text;
using MLKids.Runtime.Projects;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Projects;

/// <summary>Every project that lies around: reading, writing and reading again is the same project.</summary>
[TestClass]
public sealed class WriterRoundTripTests
{
    public static IEnumerable<object[]> Files()
    {
        string?[] folders = [SharedData.Find("scratch/conformance"), SharedData.Find("scratch/speed"), Path.Combine(SharedData.Root, "samples")];
        return folders.OfType<string>().SelectMany(f => Directory.GetFiles(f, "*.sb3")).Order().Select(f => new object[] { f });
    }

    public static string Name(System.Reflection.MethodInfo method, object[] data) => $"{method.Name} {Path.GetFileNameWithoutExtension((string)data[0])}";

    [TestMethod]
    [DynamicData(nameof(Files), DynamicDataDisplayName = nameof(Name))]
    public void File_ReadAndWritten_HoldsTheSameBytesInside(string file)
    {
        var content = File.ReadAllBytes(file);
        var written = ProjectWriter.Write(ProjectReader.Read(content));
        var (before, after) = (Entries(content), Entries(written));
        CollectionAssert.AreEqual(before.Keys.ToList(), after.Keys.ToList());
        foreach (var (name, bytes) in before)
            Assert.IsTrue(bytes.AsSpan().SequenceEqual(after[name]), name);
    }

    [TestMethod]
    [DynamicData(nameof(Files), DynamicDataDisplayName = nameof(Name))]
    public void File_WrittenFromTheModelAlone_ReadsAsTheSameProgram(string file)
    {
        var project = ProjectReader.Read(File.ReadAllBytes(file));
        var copy = ProjectReader.Read(ProjectWriter.Write(project with { Original = null }));
        Assert.AreEqual(Describe(project), Describe(copy));
    }

    [TestMethod]
    [DynamicData(nameof(Files), DynamicDataDisplayName = nameof(Name))]
    public void File_WithOneSpriteMoved_DiffersInThatPlaceOnly(string file)
    {
        var project = ProjectReader.Read(File.ReadAllBytes(file));
        var moved = project with { Targets = [.. project.Targets.Select(t => t.IsStage ? t : t with { X = 12.5, Y = -7 })] };
        var again = ProjectReader.Read(ProjectWriter.Write(moved));
        Assert.AreEqual(Describe(moved), Describe(again));
        var back = again with { Targets = [.. again.Targets.Select((t, i) => t.IsStage ? t : t with { X = project.Targets[i].X, Y = project.Targets[i].Y })] };
        Assert.AreEqual(
            Canonical(Entries(ProjectWriter.Write(project))["project.json"]),
            Canonical(Entries(ProjectWriter.Write(ProjectReader.Read(ProjectWriter.Write(back))))["project.json"]));
    }

    private static Dictionary<string, byte[]> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.Where(e => !e.FullName.EndsWith('/')).ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var bytes = memory.ToArray();
            return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) && e.Name == "project.json" ? bytes[3..] : bytes;
        });
    }

    // Without white space, and with numbers in one format: a changed number may be written 0 for -0.0e1.
    private static string Canonical(byte[] json) =>
        System.Text.Json.Nodes.JsonNode.Parse(json, documentOptions: new() { AllowTrailingCommas = true })!.ToJsonString() is var text
            ? System.Text.RegularExpressions.Regex.Replace(text, @"""(x|y)"":-?[0-9.eE+-]+", "\"$1\":?") : "";

    private static string Describe(Project project)
    {
        var text = new StringBuilder().AppendJoin(',', project.Extensions).AppendLine();
        foreach (var t in project.Targets)
        {
            text.AppendLine($"{t.Name} {t.IsStage} {t.CurrentCostume} {t.Volume} {t.LayerOrder} {t.Visible} {t.X} {t.Y} {t.Size} {t.Direction} {t.Draggable} {t.RotationStyle}");
            text.AppendJoin('\n', t.Scripts).AppendLine();
            text.AppendJoin('\n', t.Variables).AppendLine().AppendJoin('\n', t.Broadcasts).AppendLine();
            text.AppendJoin('\n', t.Lists.Select(l => $"{l.Id} {l.Name} {string.Join('|', l.Items.Select(i => $"{i.GetType().Name} {i}"))}")).AppendLine();
            text.AppendJoin('\n', t.Costumes.Select(c => $"{c.Name} {c.Format} {c.CenterX} {c.CenterY} {c.Resolution} {Convert.ToHexString(c.Content.Span)}")).AppendLine();
            text.AppendJoin('\n', t.Sounds.Select(s => $"{s.Name} {s.Format} {s.Seconds:0.000} {Convert.ToHexString(s.Content.Span)}")).AppendLine();
            foreach (var b in t.Blocks.Values)
                text.AppendLine($"{b.Id} {b.Opcode} {b.Next} {b.Parent} {b.IsShadow} {b.IsTopLevel} {string.Join(';', b.Inputs)} {string.Join(';', b.Fields)} {Describe(b.Mutation)}");
        }

        return text.ToString();
    }

    private static string Describe(Mutation? m) =>
        m?.ProcCode is null ? "" : $"{m.ProcCode} {string.Join(',', m.ArgumentIds)} {string.Join(',', m.ArgumentNames)} {string.Join(',', m.ArgumentDefaults)} {m.Warp}";
}
