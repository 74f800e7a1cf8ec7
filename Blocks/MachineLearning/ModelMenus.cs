using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Blocks.MachineLearning;

/// <summary>What the menus of the machine-learning blocks offer: the open project's models, their labels and columns.</summary>
public abstract class ModelMenus(LearningSession session)
{
    protected LearningSession Session => session;

    /// <summary>Menu: all models.</summary>
    public IEnumerable<string> ModelNames() => Models().Select(m => m.Name);

    /// <summary>Menu: models that hear.</summary>
    public IEnumerable<string> SoundModelNames() => Models(ModelKind.Sounds).Select(m => m.Name);

    /// <summary>Menu: models that predict numbers.</summary>
    public IEnumerable<string> NumberModelNames() => Models(ModelKind.PredictNumbers).Select(m => m.Name);

    /// <summary>Menu: models that write.</summary>
    public IEnumerable<string> TextModelNames() => Models(ModelKind.Text).Select(m => m.Name);

    /// <summary>Menu: the labels of all models, each name once.</summary>
    public IEnumerable<string> LabelNames() => Labels(Models().Where(m => m.Kind.HasLabels()));

    /// <summary>Menu: the labels of models that hear.</summary>
    public IEnumerable<string> SoundLabelNames() => Labels(Models(ModelKind.Sounds));

    /// <summary>Menu: the columns that are predicted.</summary>
    public IEnumerable<string> PredictedColumnNames() => Models(ModelKind.PredictNumbers).SelectMany(m => Of(m)?.Outputs ?? []).Distinct(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<ModelInfo> Models(ModelKind? kind = null) => session.FindProject()?.Models.All().Where(m => kind is null || m.Kind == kind) ?? [];

    private IEnumerable<string> Labels(IEnumerable<ModelInfo> models) =>
        models.SelectMany(m => session.Project.Labels.Of(m.Id)).Select(l => l.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    private ModelColumns? Of(ModelInfo model)
    {
        try
        {
            return ModelColumns.Find(session.Project, model);
        }
        catch (LearningException)
        {
            // Rows that do not fit together have no columns yet; training says what is wrong.
            return null;
        }
    }
}
