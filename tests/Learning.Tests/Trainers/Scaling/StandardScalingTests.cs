using MLKids.Learning.Trainers.Scaling;
using MLKids.Learning.Tests.Trainers;

namespace MLKids.Learning.Tests.Trainers.Scaling;

[TestClass]
public sealed class StandardScalingTests
{
    [TestMethod]
    public void Apply_Columns_HaveMeanZeroAndDeviationOne()
    {
        var scaled = Scale(new([[1, 5, 1e-30f], [2, 5, 2e-30f], [3, 5, 3e-30f]], [0, 1, 0], ["a", "b"]), [3, 5, 1e-30f]);
        Assert.AreEqual(Math.Sqrt(1.5), scaled[0], 1e-6);
        Assert.AreEqual(0f, scaled[1]);
        Assert.AreEqual(-Math.Sqrt(1.5), scaled[2], 1e-6);
        Assert.AreEqual(1f, scaled[3]);
    }

    [TestMethod]
    public void Apply_ConstantColumn_StaysZeroForOtherValues() =>
        Assert.AreEqual(0f, Scale(new([[0.1f], [0.1f], [0.1f]], [0, 1, 0], ["a", "b"]), [100])[0]);

    [TestMethod]
    public void Apply_EnormousNumbers_StayFinite()
    {
        foreach (var size in new[] { float.MaxValue, 1e-38f, 1e-45f })
            Assert.IsTrue(Scale(new([[size], [-size], [size]], [0, 1, 0], ["a", "b"]), [float.MaxValue]).All(float.IsFinite));
    }

    private static float[] Scale(LabelledRows rows, float[] features)
    {
        var map = new StandardScaling().Fit(rows, CancellationToken.None);
        var scaled = new float[map.OutputLength];
        map.Apply(features, scaled);
        return scaled;
    }
}
