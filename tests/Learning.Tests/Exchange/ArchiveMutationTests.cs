using MLKids.Learning.Exchange;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Exchange;

/// <summary>Damaged archives: each is imported or refused with a reason; one that is refused leaves nothing behind.</summary>
[TestClass]
public sealed class ArchiveMutationTests
{
    private const int Files = 300;

    [TestMethod]
    public void Import_MutatedTeachableMachine_IsTakenOrRefused() => Run([Archives.Teachable(("a", 2), ("b", 2))], 1);

    [TestMethod]
    public void Import_MutatedMachineLearningForKids_IsTakenOrRefused() =>
        Run([Archives.KidsWords(), Archives.KidsNumbers(), Archives.KidsPictures(), Archives.KidsSounds()], 2);

    private static void Run(byte[][] originals, int seed)
    {
        using var fixture = new ArchiveFixture();
        var random = new Random(seed);
        var (taken, refused) = (0, 0);
        for (var i = 0; i < Files; i++)
        {
            var archive = Mutations.OfZip(originals[i / 4 % originals.Length], i, random);
            var before = fixture.Project.Models.All().Count;
            try
            {
                var report = fixture.Import(archive);
                Assert.IsLessThanOrEqualTo(report.Found, report.Added + report.Refused.Count, $"file {i}");
                fixture.Project.Models.Delete(report.Model.Id);
                taken++;
            }
            catch (LearningException reason)
            {
                refused++;
                Assert.IsTrue(reason.ChildSentence.Length > 0, $"file {i}");
                Assert.HasCount(before, fixture.Project.Models.All(), $"file {i}: {reason.Message}");
            }
        }

        Assert.IsGreaterThan(Files / 10, taken);
        Assert.IsGreaterThan(Files / 10, refused);
    }
}
