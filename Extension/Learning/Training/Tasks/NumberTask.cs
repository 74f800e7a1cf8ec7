using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;

namespace MLKids.Learning.Training.Tasks;

/// <summary>Learns to predict columns of numbers from the others.</summary>
internal sealed class NumberTask : ILearningTask
{
    public LearningResult Run(TrainingSteps steps)
    {
        var columns = ModelColumns.Of(steps.Project, steps.Model);
        var featurizer = new RowFeaturizer(columns.Inputs);
        var rows = RegressionExamples.Load(steps.Project, steps.Model.Id, featurizer, columns.Outputs, steps.Cancellation);
        var (learn, test) = (rows.Learning, rows.Testing);
        var inputs = columns.Inputs.FloatNames();
        RegressionCheck.Require(learn.Rows, inputs, columns.Outputs);
        var warnings = RegressionCheck.Warnings(learn.Rows, inputs, columns.Outputs).ToList();
        if (rows.Refused.Count > 0)
            warnings.Add(new(
                WarningCodes.Skipped, $"I could not read {rows.Refused.Count} of the rows.", $"{rows.Refused.Count} rows were skipped; the report names each."));
        var preset = steps.Preset(learn.Rows.Count, columns.Outputs.Count);
        var trainer = steps.Learner<IRegressionTrainer>(preset.TrainerId).With(preset.Numbers);

        steps.Begin(TrainingState.Learning);
        var regressor = trainer.Fit(learn.Rows, steps.Request.Seed, new Told<FitProgress>(steps.Fitted), steps.Cancellation);

        steps.Begin(TrainingState.Checking);
        var check = steps.Request.Check ?? Presets.CheckFor(learn.Rows.Count);
        var scores = test.Rows.Count > 0
            ? RegressionEvaluation.OfTestSet(regressor, test.Rows, learn.Rows, columns.Outputs, steps.Cancellation)
            : RegressionEvaluation.Run(trainer, learn.Rows, columns.Outputs, learn.Groups, check, steps.Request.Seed, steps.Asked, steps.Cancellation);
        var asked = test.Rows.Count > 0 ? test : learn;
        return new LearningResult(new ModelParts(columns.Outputs, featurizer.Id, featurizer.State, regressor))
        {
            Examples = learn.Rows.Count,
            TestExamples = test.Rows.Count,
            Skipped = rows.Refused,
            Warnings = warnings,
            AccuracyKind = scores.Asked == 0 ? AccuracyKind.None
                : test.Rows.Count > 0 ? AccuracyKind.TestSet
                : scores.Asked == learn.Rows.Count ? AccuracyKind.CrossValidated : AccuracyKind.HeldOut,
            Folds = scores.Folds,
            Note = scores.Note,
            Numbers = scores with { Misses = [.. scores.Misses.Select(miss => miss with { ExampleId = asked.Ids[miss.Row] })] },
        };
    }
}
