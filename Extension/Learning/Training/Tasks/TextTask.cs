using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Training.Tasks;

/// <summary>Learns to write on from the child's own texts. Texts that are put aside are not learned from.</summary>
internal sealed class TextTask : ILearningTask
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public LearningResult Run(TrainingSteps steps)
    {
        var refused = new List<RefusedExample>();
        var texts = Texts(steps, refused);
        var warnings = TextCheck.Look(texts);
        var preset = steps.Preset(texts.Count, 1);
        var size = steps.Project.Options.Get(steps.Model.Id, ModelOptions.Size) is { } chosen ? TextSizes.Find(chosen) : null;
        var trainer = steps.Learner<ITextTrainer>(preset.TrainerId).With(size?.Numbers ?? preset.Numbers);

        steps.Begin(TrainingState.Learning);
        var model = trainer.Fit(texts, steps.Request.Seed, new Told<FitProgress>(steps.Fitted), steps.Cancellation);

        steps.Begin(TrainingState.Checking);
        var scores = TextScores.Measure(trainer, texts, model, steps.Request.Seed, steps.Cancellation);
        return new LearningResult(new ModelParts([], "", "", model))
        {
            Examples = texts.Count,
            Skipped = refused,
            Warnings = warnings,
            AccuracyKind = scores is null ? AccuracyKind.None : AccuracyKind.HeldOut,
            Note = scores is null
                ? "There are too few lines: none can be held back to ask."
                : $"Asked {scores.Lines} lines of models that had not learned from them.",
            Writing = scores,
        };
    }

    private static List<string> Texts(TrainingSteps steps, List<RefusedExample> refused)
    {
        var texts = new List<string>();
        foreach (var (id, fileName, testing, bytes) in steps.Project.Examples.Rows(steps.Model.Id))
        {
            try
            {
                if (!testing)
                    texts.Add(Strict.GetString(bytes));
            }
            catch (DecoderFallbackException error)
            {
                refused.Add(new(fileName, LearningCodes.UnreadableText, "I cannot read this text. Try another.", $"'{fileName}' is not UTF-8: {error.Message}", id));
            }
        }

        return texts;
    }
}
