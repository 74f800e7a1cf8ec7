using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Projects;

/// <summary>A model as the page's frame shows it.</summary>
/// <param name="Kind">As in <see cref="ModelKindText"/>.</param>
/// <param name="Labels">In the child's order.</param>
/// <param name="Trained">The model that answers now, or null.</param>
/// <param name="IsTraining">It is learning at this moment.</param>
/// <param name="IsOutOfDate">Examples changed since it was trained.</param>
internal sealed record ModelView(long Id, string Name, string Kind, IReadOnlyList<ModelView.LabelView> Labels, ModelView.TrainedView? Trained, bool IsTraining, bool IsOutOfDate)
{
    internal sealed record LabelView(long Id, string Name, int Count);

    internal sealed record TrainedView(Preset Preset, double? Accuracy, DateTimeOffset Date);

    public static ModelView Of(Workspace workspace, ModelInfo model)
    {
        var project = workspace.Project;
        TrainedView? trained = null;
        try
        {
            trained = workspace.Learning.Models.Find(model.Id) is { } found ? new TrainedView(found.Preset, found.Report.Accuracy, found.Report.Date) : null;
        }
        catch (LearningException)
        {
            // All kept models are damaged: the same as untrained here; training mends it.
        }

        return new ModelView(
            model.Id,
            model.Name,
            model.Kind.ToText(),
            [.. project.Examples.CountByLabel(model.Id).Select(c => new LabelView(c.Label.Id, c.Label.Name, c.Count))],
            trained,
            workspace.Learning.JobOf(model) is { State: <= TrainingState.Saving },
            workspace.Learning.Models.IsOutOfDate(model.Id));
    }
}
