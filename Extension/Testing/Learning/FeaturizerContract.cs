using MLKids.Learning;
using MLKids.Learning.Featurizers;

namespace MLKids.Testing.Learning;

/// <summary>What every featurizer promises. A featurizer gets one <c>[TestClass]</c> that derives from this.</summary>
public abstract class FeaturizerContract
{
    /// <summary>A new featurizer as its plugin makes it; the tests dispose it.</summary>
    protected abstract IFeaturizer Create();

    /// <summary>Three different examples that can be read.</summary>
    protected abstract IReadOnlyList<byte[]> Examples { get; }

    /// <summary>Bytes that are none, with the code of the refusal.</summary>
    protected abstract IReadOnlyList<(byte[] Bytes, string Code)> Unreadable { get; }

    [TestMethod]
    public void Id_OfTwoInstances_IsTheSame()
    {
        using IFeaturizer a = Create(), b = Create();
        Assert.AreEqual(a.Id, b.Id);
        Assert.AreEqual(a.FeatureLength, b.FeatureLength);
        Assert.MatchesRegex("^[a-z0-9]+([.-][a-z0-9]+)*(-v[0-9]+|@[0-9a-f]{12})$", a.Id);
    }

    [TestMethod]
    public void Featurize_Examples_WritesFiniteFeaturesThatDiffer()
    {
        using var featurizer = Create();
        var all = Examples.Select(example => Featurize(featurizer, example)).ToArray();
        Assert.IsTrue(all.All(features => features.All(float.IsFinite) && features.Any(f => f != 0)));
        CollectionAssert.AreNotEqual(all[0], all[1]);
        CollectionAssert.AreNotEqual(all[1], all[2]);
    }

    [TestMethod]
    public void Featurize_SameExampleAgainOrElsewhere_WritesTheSameBits()
    {
        using IFeaturizer a = Create(), b = Create();
        foreach (var example in Examples)
        {
            var features = Featurize(a, example);
            CollectionAssert.AreEqual(features, Featurize(a, example));
            CollectionAssert.AreEqual(features, Featurize(b, example));
        }
    }

    [TestMethod]
    public void Featurize_FromManyThreads_WritesTheSameBits()
    {
        using var featurizer = Create();
        var expected = Examples.Select(example => Featurize(featurizer, example)).ToArray();
        Parallel.For(0, 24, i => CollectionAssert.AreEqual(expected[i % expected.Length], Featurize(featurizer, Examples[i % expected.Length])));
    }

    [TestMethod]
    public void Featurize_Unreadable_IsRefusedWithItsCode()
    {
        using var featurizer = Create();
        foreach (var (bytes, code) in Unreadable)
        {
            var error = Assert.ThrowsExactly<LearningException>(() => Featurize(featurizer, bytes));
            Assert.AreEqual(code, error.Code, error.Message);
            Assert.IsLessThanOrEqualTo(12, error.ChildSentence.Split(' ').Length, error.ChildSentence);
        }
    }

    [TestMethod]
    public void Featurize_AfterUnreadable_StillWorks()
    {
        using var featurizer = Create();
        var expected = Featurize(featurizer, Examples[0]);
        foreach (var (bytes, _) in Unreadable)
            Assert.ThrowsExactly<LearningException>(() => Featurize(featurizer, bytes));
        CollectionAssert.AreEqual(expected, Featurize(featurizer, Examples[0]));
    }

    [TestMethod]
    public void Featurize_WrongLength_IsRefused()
    {
        using var featurizer = Create();
        Assert.ThrowsExactly<ArgumentException>(() => featurizer.Featurize(Examples[0], new float[featurizer.FeatureLength - 1]));
        Assert.ThrowsExactly<ArgumentException>(() => featurizer.Featurize(Examples[0], new float[featurizer.FeatureLength + 1]));
    }

    /// <summary>The features of one example.</summary>
    protected static float[] Featurize(IFeaturizer featurizer, byte[] example)
    {
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(example, features);
        return features;
    }
}
