using System.Diagnostics;
using System.IO.Compression;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Projects;

/// <summary>Damaged files: a project or a refusal, never another exception, never for ever.</summary>
[TestClass]
public sealed class MutatedProjectTests
{
    private const int Count = 500;
    private const int Seed = 77;
    private static readonly string[] Splices = ["null", "[]", "{}", "-1e308", "1e999", "\"\"", "true", "[[[[[[]]]]]]", "\"Stage\"", "99999999999999999999", "\"\\u0000\""];

    [TestMethod]
    public void FiveHundredMutations_GiveAProjectOrARefusal()
    {
        var files = Directory.GetFiles(SharedData.Need("scratch/conformance"), "*.sb3").Order().Select(File.ReadAllBytes).ToList();
        var random = new Random(Seed);
        var (opened, refused) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var original = files[random.Next(files.Count)];
            var content = (i % 4) switch
            {
                0 => Flipped(original, random),
                1 => original[..random.Next(original.Length)],
                _ => WithJson(original, text => Spliced(text, random)),
            };
            var clock = Stopwatch.StartNew();
            try
            {
                var project = ProjectReader.Read(content);
                foreach (var target in Lowering.Lower(project, SayProtocol.Blocks, _ => { }))
                    JsEmitter.Emit(target);
                opened++;
            }
            catch (ProjectException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutation {i} of seed {Seed}: {e}");
            }

            Assert.IsLessThan(TimeSpan.FromSeconds(3), clock.Elapsed, $"mutation {i} of seed {Seed}");
        }

        Assert.IsTrue(opened > 50 && refused > 50, $"{opened} opened, {refused} refused: the mutations are too strong or too weak to say anything");
    }

    private static byte[] Flipped(byte[] original, Random random)
    {
        var copy = original.ToArray();
        for (var n = random.Next(1, 20); n > 0; n--)
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static string Spliced(string json, Random random)
    {
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            // A value is replaced: what follows a colon or a comma, up to the next one.
            var at = json.IndexOfAny([':', ','], random.Next(json.Length));
            if (at < 0)
                continue;
            var end = json.IndexOfAny([',', '}', ']'], at + 1);
            if (end > at)
                json = string.Concat(json.AsSpan(0, at + 1), Splices[random.Next(Splices.Length)], json.AsSpan(end));
        }

        return json;
    }

    private static byte[] WithJson(byte[] sb3, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(sb3));
        using var reader = new StreamReader(zip.GetEntry("project.json")!.Open());
        return System.Text.Encoding.UTF8.GetBytes(change(reader.ReadToEnd()));
    }
}
