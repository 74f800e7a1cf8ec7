using MLKids.Differential.Programs;
using MLKids.Differential.Running;

namespace MLKids.Runtime.Tests.Differential;

/// <summary>Random programs here and in scratch-vm 4.8.45. More of them: <c>dotnet run --project tests/Bench/Reference -- --count 2000</c>.</summary>
[TestClass]
public sealed class DifferentialTests
{
    private const int FirstSeed = 5001;
    private const int Count = 150;

    [TestMethod]
    public async Task RandomPrograms_HereAndInScratch_DoTheSame()
    {
        if (ReferenceProcess.Missing is { } missing)
            Assert.Inconclusive($"Skipped: {missing}.");
        using var reference = new ReferenceProcess(SideBySide.Frames);
        var sides = new SideBySide(reference);
        var differences = new List<string>();
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
            if (await sides.Compare(ProgramMaker.Make(seed)) is { } difference)
                differences.Add($"seed {seed}: {difference}");
        Assert.IsEmpty(differences, string.Join('\n', differences));
        // Where the reference itself throws there is nothing to compare with; more than a few would mean that it is not set up.
        Assert.IsLessThan(Count / 20, sides.ReferenceFailures.Count, string.Join('\n', sides.ReferenceFailures));
    }

    [TestMethod]
    public void RandomProgram_FromTheSameSeed_IsTheSame() =>
        Assert.AreEqual(ProgramJson.Write(ProgramMaker.Make(7)), ProgramJson.Write(ProgramMaker.Make(7)));

    [TestMethod]
    public async Task Shrinking_AProgramWithOneBadBlock_LeavesLittleElse()
    {
        var program = ProgramMaker.Make(3);
        program.Actors[1].Scripts[0].Body.Add(new Piece("looks_say").With("MESSAGE", "needle"));
        var smaller = await Shrinker.Shrink(program, p => Task.FromResult(ProgramJson.Write(p).Contains("needle")));
        StringAssert.Contains(ProgramJson.Write(smaller), "needle");
        Assert.IsLessThan(program.Size / 4, smaller.Size);
    }
}
