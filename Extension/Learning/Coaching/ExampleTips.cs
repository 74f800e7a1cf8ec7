using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>All tips about a model's examples, of every kind, in no order.</summary>
internal static class ExampleTips
{
    public static IReadOnlyList<Tip> Find(ProjectFile project, long modelId, IFeaturizer? featurizer, CancellationToken cancellation)
    {
        var kind = project.Models.Get(modelId).Kind;
        if (kind is ModelKind.Text or ModelKind.PredictNumbers)
            return [];
        var counts = Counts(project, modelId);
        try
        {
            TrainingCheck.Require(counts);
        }
        catch (LearningException impossible)
        {
            return [new Tip(impossible.Code, impossible.ChildSentence, impossible.Message, [.. counts.Select(label => label.Label)], [])];
        }

        return
        [
            .. TrainingCheck.Warnings(project, modelId, counts, skipped: 0).Select(warning => warning.Code == WarningCodes.SameContent
                ? Tip.Of(warning) with { ExampleIds = SharedContent(project, modelId, warning.Labels!) }
                : Tip.Of(warning)),
            .. OfKind(project, modelId, kind, cancellation),
            .. kind == ModelKind.Pictures && featurizer is not null ? FeatureTips.Pictures(LabelRows.Load(project, modelId, featurizer.Id, featurizer.FeatureLength)) : [],
        ];
    }

    private static IEnumerable<Tip> OfKind(ProjectFile project, long modelId, ModelKind kind, CancellationToken cancellation) => kind switch
    {
        ModelKind.Pictures => PictureTips.Find(Facts(project, modelId, new PictureFactsFeaturizer(), cancellation)),
        ModelKind.Sounds => SoundTips.Find(Facts(project, modelId, new SoundFactsFeaturizer(), cancellation)),
        ModelKind.Words => WordTips.Find(LabelContents.Load(project, modelId)),
        ModelKind.Numbers => RowTips.Find(LabelContents.Load(project, modelId)),
        _ => [],
    };

    private static IReadOnlyList<LabelRows> Facts<TFacts>(ProjectFile project, long modelId, TFacts facts, CancellationToken cancellation)
        where TFacts : IFeaturizer
    {
        if (!project.IsReadOnly)
            new FeatureCache(project).Fill(modelId, facts, cancellation: cancellation);
        return LabelRows.Load(project, modelId, facts.Id, facts.FeatureLength);
    }

    private static List<(string Label, int Count)> Counts(ProjectFile project, long modelId) => project.Read(db => db.Rows(
        row => (row.GetString(0), row.GetInt32(1)),
        "SELECT l.name, (SELECT count(*) FROM example e WHERE e.label_id = l.id AND e.for_testing = 0) FROM label l WHERE l.model_id = $model "
        + "ORDER BY l.position, l.id",
        ("$model", modelId)));

    private static List<long> SharedContent(ProjectFile project, long modelId, IReadOnlyList<string> labels) => project.Read(db => db.Rows(
        row => row.GetInt64(0),
        "SELECT x.id FROM example x JOIN label a ON a.id = x.label_id JOIN example y ON y.content_id = x.content_id JOIN label b ON b.id = y.label_id "
        + "WHERE a.model_id = $model AND b.model_id = $model AND a.name IN ($first, $second) AND b.name IN ($first, $second) AND a.id <> b.id "
        + "ORDER BY x.content_id, x.id LIMIT $most",
        ("$model", modelId),
        ("$first", labels[0]),
        ("$second", labels[1]),
        ("$most", Coach.MostExamples)));
}
