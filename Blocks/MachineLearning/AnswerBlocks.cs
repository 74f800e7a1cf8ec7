using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Answers of trained models. The network works off the engine's thread: frames go on.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class AnswerBlocks(LearningSession session, CameraWatch watch) : ModelMenus(session)
{
    [Reporter("classify", "classify [INPUT] with [MODEL]", About = "What the model recognises in a picture, sound, text or row: one of its labels, or \"not sure\".")]
    public Task<string> Classify(BlockCall call, string input, [Menu(Source = nameof(ModelNames))] string model = "my model") => Explained.Work(
        () =>
        {
            var (trained, prediction) = Session.Predict(input, model);
            return trained.IsSure(prediction) ? prediction.Label : Explained.NotSure;
        },
        Explained.NotSure,
        call.Stopped);

    [Reporter("confidenceOf", "confidence of [LABEL] for [INPUT] with [MODEL]", About = "How sure the model is of a label, from 0 to 100.")]
    public Task<double> ConfidenceOf(BlockCall call, [Menu(Source = nameof(LabelNames))] string label, string input, [Menu(Source = nameof(ModelNames))] string model = "my model") =>
        Explained.Work(() => Percent(label, input, model), 0d, call.Stopped);

    [Predicate("isLabel", "[INPUT] is [LABEL] with [MODEL]?", About = "Whether the model recognises this label, and is sure enough.")]
    public Task<bool> IsLabel(BlockCall call, string input, [Menu(Source = nameof(LabelNames))] string label = "label 1", [Menu(Source = nameof(ModelNames))] string model = "my model") => Explained.Work(
        () =>
        {
            var (trained, prediction) = Session.Predict(input, model);
            return trained.IsSure(prediction) && Same(prediction.Label, label);
        },
        false,
        call.Stopped);

    /// <summary>Asked every frame, answers at once: the camera is looked at elsewhere.</summary>
    [Hat("whenSees", "when [MODEL] sees [LABEL]", About = "Starts when the model recognises a label in what the camera shows.")]
    [Needs("camera")]
    public bool WhenSees(BlockCall call, [Menu(Source = nameof(ModelNames))] string model = "my model", [Menu(Source = nameof(LabelNames))] string label = "label 1") => watch.Sees(call, model) is { } seen && Same(seen, label);

    private double Percent(string label, string input, string model)
    {
        var (trained, prediction) = Session.Predict(input, model);
        for (var i = 0; i < trained.Labels.Count; i++)
            if (Same(trained.Labels[i], label))
                return Math.Round(prediction.Probabilities[i] * 100.0, 1);
        throw new BlockException(
            LearningCodes.UnknownName,
            "This model does not know that label. Train it with some.",
            $"The model '{model}' knows {string.Join(", ", trained.Labels.Select(l => $"'{l}'"))}; asked for '{label}'.");
    }

    private static bool Same(string a, string b) => a.Trim().Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);
}
