using MLKids.Blocks.Contracts;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;

namespace MLKids.Blocks.MachineLearning;

/// <summary>The open project's models, for plugins.</summary>
public sealed class ProjectModels(LearningSession session) : IModels
{
    public IReadOnlyList<string> Names => [.. session.FindProject()?.Models.All().Select(m => m.Name) ?? []];

    public IReadOnlyList<string> Labels(string model) =>
        session.FindProject() is { } project && project.Models.Find(model) is { } known && known.Kind.HasLabels() ? [.. project.Labels.Of(known.Id).Select(l => l.Name)] : [];

    public Task<ModelAnswer> Classify(string model, string input, CancellationToken stopped = default) => Answer(() => session.Predict(input, model), stopped);

    public Task<ModelAnswer> Classify(string model, ReadOnlyMemory<byte> file, CancellationToken stopped = default) => Answer(() => session.Predict(file, model), stopped);

    private static Task<ModelAnswer> Answer(Func<(TrainedModel Model, Prediction Prediction)> predict, CancellationToken stopped) => Task.Run(
        () =>
        {
            try
            {
                var (model, prediction) = predict();
                return new ModelAnswer(prediction.Label, Math.Round(prediction.Confidence * 100.0, 1), model.IsSure(prediction));
            }
            catch (LearningException e)
            {
                throw Explained.AsBlock(e);
            }
        },
        stopped);
}
