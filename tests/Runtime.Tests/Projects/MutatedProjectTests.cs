using System.Diagnostics;
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

    [TestMethod]
    public void FiveHundredMutations_GiveAProjectOrARefusal()
    {
        var files = Directory.GetFiles(SharedData.Need("scratch/conformance"), "*.sb3").Order().Select(File.ReadAllBytes).ToList();
        var random = new Random(Seed);
        var (opened, refused) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var content = Mutations.Of(files[random.Next(files.Count)], i, random);
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
}
