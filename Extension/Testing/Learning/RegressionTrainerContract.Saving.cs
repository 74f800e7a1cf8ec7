using MLKids.Learning;
using MLKids.Learning.Trainers;

namespace MLKids.Testing.Learning;

/// <content>Saved bytes, and rows that nothing can be learned from.</content>
public abstract partial class RegressionTrainerContract
{
    [TestMethod]
    public void SaveAndLoad_Regressor_PredictsTheSameBits()
    {
        var rows = NumberRows.Curved(40);
        var regressor = Fit(rows);
        var bytes = Save(regressor);
        var loaded = Load(bytes);
        CollectionAssert.AreEqual(bytes, Save(loaded));
        CollectionAssert.AreEqual(regressor.InputMeans.ToArray(), loaded.InputMeans.ToArray());
        for (var row = 0; row < rows.Count; row++)
            CollectionAssert.AreEqual(Predict(regressor, rows.Inputs(row).ToArray()), Predict(loaded, rows.Inputs(row).ToArray()));
    }

    [TestMethod]
    public void Load_CutOffAnywhere_IsADamagedModel()
    {
        var bytes = Save(Fit(NumberRows.Linear(12)));
        for (var length = 0; length < bytes.Length; length += 1 + (length / 16))
            Assert.AreEqual(LearningCodes.DamagedModel, Assert.ThrowsExactly<LearningException>(() => Load(bytes[..length])).Code, $"{length} bytes");
    }

    [TestMethod]
    public void Load_DamagedSizesScalesOrWeights_IsADamagedModel()
    {
        var bytes = Save(Fit(NumberRows.Linear(12)));
        for (var at = 0; at < 12; at++)
            IsDamaged($"byte {at}", damaged => damaged[at] = 0xFF);
        IsDamaged("last weight", damaged => BitConverter.GetBytes(float.NaN).CopyTo(damaged, damaged.Length - 4));
        // Means, deviations, least, most of the three inputs follow the sizes.
        IsDamaged("deviation", damaged => BitConverter.GetBytes(-1f).CopyTo(damaged, 12 + (3 * 4)));
        IsDamaged("least", damaged => BitConverter.GetBytes(1e30f).CopyTo(damaged, 12 + (6 * 4)));

        void IsDamaged(string what, Action<byte[]> damage)
        {
            var damaged = (byte[])bytes.Clone();
            damage(damaged);
            Assert.AreEqual(LearningCodes.DamagedModel, Assert.ThrowsExactly<LearningException>(() => Load(damaged)).Code, what);
        }
    }

    [TestMethod]
    public void Fit_SameSeedTwice_SavesTheSameBytes()
    {
        var rows = NumberRows.Curved(57);
        CollectionAssert.AreEqual(Save(Fit(rows, seed: 5)), Save(Fit(rows, seed: 5)));
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    [DataRow(float.NegativeInfinity)]
    public void Fit_NotFiniteNumber_NamesRowAndColumn(float bad)
    {
        var numbers = Enumerable.Range(0, 90).Select(i => (float)i).ToArray();
        numbers[44] = bad;
        var error = Assert.ThrowsExactly<LearningException>(() => Fit(new(numbers, new float[30], 3, 1)));
        Assert.AreEqual(LearningCodes.NotFinite, error.Code);
        StringAssert.Contains(error.Message, "input column 2 of row 14");
        StringAssert.Contains(Assert.ThrowsExactly<LearningException>(() => Fit(new(new float[45], numbers, 1, 2))).Message, "output column 0 of row 22");
    }

    [TestMethod]
    public void Fit_OneRowOrNone_IsRefused()
    {
        Assert.AreEqual(LearningCodes.TooFewRows, Assert.ThrowsExactly<LearningException>(() => Fit(new([1], [2], 1, 1))).Code);
        Assert.AreEqual(LearningCodes.TooFewRows, Assert.ThrowsExactly<LearningException>(() => Fit(new([], [], 1, 1))).Code);
    }

    /// <summary>The bytes that the regressor saves.</summary>
    protected static byte[] Save(IRegressor regressor)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            regressor.Save(writer);
        return stream.ToArray();
    }

    private IRegressor Load(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return Create().Load(reader);
    }
}
