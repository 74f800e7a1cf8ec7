using MLKids.Learning.Trainers.Scaling;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Trainers.Words;

[TestClass]
public sealed class TfIdfScalingTests
{
    /// <summary>Column 0 in three of three rows, column 1 in none, column 2 in one.</summary>
    private static readonly LabelledRows Three = new([[1, 0, 0], [2, 0, 0], [-1, 0, 2]], [0, 1, 1], ["a", "b"]);

    [TestMethod]
    public void Apply_KnownColumns_WeighsByRarityAndLength()
    {
        var map = new TfIdfScaling(10).Fit(Three, CancellationToken.None);
        Assert.AreEqual((3, 2), (map.InputLength, map.OutputLength));
        var rare = 2 * (Math.Log(4.0 / 2) + 1);
        var length = Math.Sqrt(1 + (rare * rare));
        var scaled = Apply(map, [-1, 0, 2]);
        Assert.AreEqual(-10 / length, scaled[0], 1e-5);
        Assert.AreEqual(10 * rare / length, scaled[1], 1e-5);
    }

    [TestMethod]
    public void Apply_UnknownColumn_CountsInTheLengthOnly()
    {
        var map = new TfIdfScaling(1).Fit(Three, CancellationToken.None);
        var unknown = Math.Log(4.0 / 1) + 1;
        Assert.AreEqual(1 / Math.Sqrt(1 + (unknown * unknown)), Apply(map, [1, 1, 0])[0], 1e-6);
        CollectionAssert.AreEqual(new float[] { 0, 0 }, Apply(map, [0, 5, 0]));
    }

    [TestMethod]
    public void Apply_EnormousOrNoFloats_GivesFiniteFloats()
    {
        var map = new TfIdfScaling(1).Fit(Three, CancellationToken.None);
        foreach (var row in new float[][] { [float.MaxValue, float.MaxValue, -float.MaxValue], [0, 0, 0], [float.Epsilon, 0, 0] })
            Assert.IsTrue(Apply(map, row).All(float.IsFinite));
        Assert.AreEqual(1, Apply(map, [3e38f, 0, 0])[0], 1e-5);
    }

    [TestMethod]
    public void Fit_RowsOfZeros_KeepsOneColumn() =>
        Assert.AreEqual(1, new TfIdfScaling(1).Fit(new LabelledRows([[0, 0]], [0], ["a"]), CancellationToken.None).OutputLength);

    [TestMethod]
    [DataRow(8, 7)]
    [DataRow(12, 0)]
    [DataRow(4, 9)]
    public void Load_ColumnsThatCannotBe_AreRefused(int at, int value)
    {
        var stream = new MemoryStream();
        var writer = new BinaryWriter(stream);
        new TfIdfScaling(1).Fit(Three, CancellationToken.None).Save(writer);
        var bytes = stream.ToArray();
        BitConverter.GetBytes(value).CopyTo(bytes, at);
        Assert.ThrowsExactly<InvalidDataException>(() => new TfIdfScaling(1).Load(new(new MemoryStream(bytes))));
    }

    private static float[] Apply(IFeatureMap map, float[] features)
    {
        var scaled = new float[map.OutputLength];
        map.Apply(features, scaled);
        return scaled;
    }
}
