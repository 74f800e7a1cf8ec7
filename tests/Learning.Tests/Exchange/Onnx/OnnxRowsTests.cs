using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Tests.Trainers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Numbers;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Trainers.Trees;

namespace MLKids.Learning.Tests.Exchange.Onnx;

/// <summary>Rows of numbers and choices: every trainer's model answers the same in plain ONNX Runtime.</summary>
[TestClass]
public sealed class OnnxRowsTests
{
    private static readonly ColumnSet Columns = new(
        [new Column("height", ColumnKind.Number, []), new Column("colour", ColumnKind.Choice, ["red", "blue", "green"]), new Column("same", ColumnKind.Number, [])]);

    public static IEnumerable<object[]> Trainers => from trainer in new ITrainer[] { new BoostedTreesTrainer(), new SmallTreeTrainer(), NumberTrainers.Softmax, NumberTrainers.MultiLayer } from labels in new[] { 2, 3 } select new object[] { trainer, labels };

    [TestMethod]
    [DynamicData(nameof(Trainers))]
    public void Run_Numbers_AnswersTheSameInPlainOnnxRuntime(ITrainer trainer, int labels)
    {
        using var fixture = new ArchiveFixture();
        using var featurizer = new RowFeaturizer(Columns);
        var rows = MadeUp(60, labels);
        var features = rows.Select(row => Featurize(featurizer, row.Bytes)).ToArray();
        string[] names = [.. Enumerable.Range(0, labels).Select(i => $"label {i}")];
        var head = trainer.Fit(new LabelledRows(features, [.. rows.Select(row => row.Label)], names), 1, null, CancellationToken.None);
        var info = fixture.Project.Models.Add("Table", ModelKind.Numbers);
        fixture.Project.Examples.AddMany(rows.Select(row => new NewExample(fixture.Project.Labels.GetOrAdd(info.Id, names[row.Label]).Id, row.Bytes)));
        var path = fixture.Folder.File("a.onnx");
        var report = OnnxExport.Run(fixture.Project, new OnnxModel(info, head, featurizer, names, 0.6, "x"), path);
        Assert.AreEqual("row float[N,5]", report.Input);
        Assert.IsFalse(report.Synthetic);

        using var session = new InferenceSession(path);
        CollectionAssert.AreEqual(
            new[] { "height", "colour=red", "colour=blue", "colour=green", "same" }, JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap["mlkids.columns"]));
        var (found, texts) = RunAll(session, features, "probabilities");
        var wanted = new float[labels];
        for (var i = 0; i < features.Length; i++)
        {
            head.Predict(features[i], wanted);
            for (var label = 0; label < labels; label++)
                Assert.AreEqual(wanted[label], found[(i * labels) + label], 1e-4, $"{trainer.Id}, row {i}");
            Assert.AreEqual(wanted.Max(), wanted[Array.IndexOf(names, texts[i])], 1e-4, $"{trainer.Id}, row {i}");
        }
    }

    public static IEnumerable<object[]> Regressions => [[new RidgeRegressionTrainer()], [new RegressionTrainer()]];

    [TestMethod]
    [DynamicData(nameof(Regressions))]
    public void Run_PredictedNumbers_AreTheSameInPlainOnnxRuntime(IRegressionTrainer trainer)
    {
        using var fixture = new ArchiveFixture();
        using var featurizer = new RowFeaturizer(Columns);
        var rows = MadeUp(60, 2);
        var features = rows.Select(row => Featurize(featurizer, row.Bytes)).ToArray();
        var targets = features.SelectMany(row => new[] { (1000 * row[0]) + 5000, row[1] - (row[0] * row[0]) }).ToArray();
        var regressor = trainer.Fit(new RegressionRows([.. features.SelectMany(row => row)], targets, 5, 2), 1, null, CancellationToken.None);
        var info = fixture.Project.Models.Add("Table", ModelKind.PredictNumbers);
        fixture.Project.Examples.AddMany(rows.Select(row => new NewExample(fixture.Project.Labels.GetOrAdd(info.Id, "rows").Id, row.Bytes)));
        var path = fixture.Folder.File("a.onnx");
        var report = OnnxExport.Run(fixture.Project, new OnnxModel(info, regressor, featurizer, ["price", "age"], 0.6, "x"), path);
        Assert.AreEqual("numbers float[N,2]", report.Output);
        using var session = new InferenceSession(path);
        Assert.AreEqual("""["price","age"]""", session.ModelMetadata.CustomMetadataMap["mlkids.outputs"]);
        // Far outside of what was learned too: the same limits hold.
        float[][] asked = [.. features, [1e9f, 0, 0, 0, 3], [-1e9f, 1, 1, 1, -7]];
        var (found, _) = RunAll(session, asked, "numbers");
        var wanted = new float[2];
        for (var i = 0; i < asked.Length; i++)
        {
            regressor.Predict(asked[i], wanted);
            for (var output = 0; output < 2; output++)
                Assert.AreEqual(wanted[output], found[(i * 2) + output], 1e-4 * Math.Max(1, Math.Abs(wanted[output])), $"{trainer.Id}, row {i}");
        }
    }

    private static (float[] Values, string[] Texts) RunAll(InferenceSession session, float[][] rows, string output)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);
        using var options = new RunOptions();
        var withText = output == "probabilities";
        using var results = session.Run(options, ["row"], [value], withText ? [output, "label"] : [output]);
        return (results[0].GetTensorDataAsSpan<float>().ToArray(), withText ? results[1].GetStringTensorAsArray() : []);
    }

    private static List<(int Label, byte[] Bytes)> MadeUp(int count, int labels)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var label = i % labels;
            var colour = Columns.Columns[1].Choices[random.Next(4) == 0 ? random.Next(3) : label];
            return (label, RowText.ToBytes([RowValue.Of("height", (label * 2) + (3 * random.NextDouble())), new RowValue("colour", colour), RowValue.Of("same", 7)]));
        })];
    }

    private static float[] Featurize(RowFeaturizer featurizer, byte[] row)
    {
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(row, features);
        return features;
    }
}
