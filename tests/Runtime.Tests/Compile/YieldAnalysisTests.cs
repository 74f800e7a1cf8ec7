using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Compile;

[TestClass]
public sealed class YieldAnalysisTests
{
    [TestMethod]
    [DataRow("straight", false, false)]
    [DataRow("loop", true, true)]
    [DataRow("waits", true, true)]
    [DataRow("calls straight", false, false)]
    [DataRow("calls waits", true, true)]
    [DataRow("itself", true, false)]
    [DataRow("ping", true, false)]
    [DataRow("pong", true, false)]
    public void CustomBlock_PausesOnlyWhereItCan(string name, bool normally, bool inWarp)
    {
        var target = Compiled();
        var yields = new YieldAnalysis(target.Procedures.Values);
        var procedure = target.Procedures[name];
        Assert.AreEqual((normally, inWarp), (yields.Yields(procedure, warp: false), yields.Yields(procedure, warp: true)));
        Assert.AreEqual(name is "itself" or "ping" or "pong", yields.IsRecursive(procedure));
    }

    private static TargetIr Compiled()
    {
        var program = new ProgramBuilder().Sprite("Cat", s => s
            .Define("straight", 0, false, Set("n", 1), If(Equal(1, 1), Change("n", 1)))
            .Define("loop", 0, false, Repeat(3, Change("n", 1)))
            .Define("waits", 0, false, Wait(1))
            .Define("calls straight", 0, false, Call("straight"))
            .Define("calls waits", 0, false, Call("calls straight"), Call("waits"))
            .Define("itself", 0, false, If(Less(Get("n"), 3), Change("n", 1), Call("itself")))
            .Define("ping", 0, false, Call("pong"))
            .Define("pong", 0, false, If(Less(Get("n"), 3), Change("n", 1), Call("ping"))));
        return Lowering.Lower(ProjectReader.Read(program.ToSb3()), SayProtocol.Blocks, d => Assert.Fail(d.ToString()))[1];
    }
}
