using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Examples;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Making models of a kind from a program. Models of labels need no such block: their first example makes them.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class ModelBlocks(LearningSession session) : ModelMenus(session)
{
    private static readonly Dictionary<string, ModelKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tells pictures apart"] = ModelKind.Pictures,
        ["tells sounds apart"] = ModelKind.Sounds,
        ["tells words apart"] = ModelKind.Words,
        ["tells numbers apart"] = ModelKind.Numbers,
        ["predicts numbers"] = ModelKind.PredictNumbers,
        ["writes text"] = ModelKind.Text,
    };

    private readonly Lock _lock = new();

    /// <summary>A model of that name and kind is kept with its examples, so that a program can begin with this block.</summary>
    [Command("newModel", "new model [MODEL] that [KIND]", About = "Makes an empty model of a kind, unless there is one of that name.")]
    public Task NewModel(
        BlockCall call,
        string model = "my model",
        [Menu("tells pictures apart", "tells sounds apart", "tells words apart", "tells numbers apart", "predicts numbers", "writes text")] string kind = "predicts numbers") =>
        Explained.Work(() => Make(model, KindOf(kind)), "", call.Stopped);

    /// <summary>What a model that predicts numbers is asked for; without this block it is the last column of numbers.</summary>
    [Command("predictColumn", "let [MODEL] predict [COLUMN]", About = "Says which column of the table a model of numbers is to predict.")]
    public Task PredictColumn(BlockCall call, [Menu(Source = nameof(ModelNames))] string model = "my model", string column = "height") =>
        Explained.Work(() => Choose(model, column.Trim()), "", call.Stopped);

    private ModelInfo Make(string name, ModelKind kind)
    {
        // Two scripts may begin with the same model.
        lock (_lock)
        {
            if (Session.Project.Models.Find(name) is not { } there)
                return Session.Project.Models.Add(name, kind);
            return there.Kind == kind ? there : throw new BlockException(
                LearningCodes.WrongKind,
                "This name belongs to another kind of model. Choose another.",
                $"The model '{there.Name}' {TextOf(there.Kind)}; wanted a model that {TextOf(kind)}.");
        }
    }

    private string Choose(string name, string column)
    {
        var model = Session.Project.Models.Get(name);
        if (model.Kind != ModelKind.PredictNumbers)
            throw new BlockException(
                LearningCodes.WrongKind,
                "Only a model that predicts numbers can do that.",
                $"The model '{model.Name}' {TextOf(model.Kind)}; wanted a model that {TextOf(ModelKind.PredictNumbers)}.");
        if (column.Length == 0)
            throw new BlockException(LearningBlockCodes.NoColumn, "Write the name of the column to predict.", "Wanted a column's name, found nothing but spaces.");
        Session.Project.Options.Set(model.Id, ModelOptions.Outputs, column);
        return column;
    }

    private static ModelKind KindOf(string text) => Kinds.TryGetValue(text.Trim(), out var kind) ? kind : throw new BlockException(
        LearningBlockCodes.UnknownChoice, "Choose what the model does from the list.", $"Wanted {string.Join(", ", Kinds.Keys)}; found '{text}'.");

    private static string TextOf(ModelKind kind) => Kinds.First(pair => pair.Value == kind).Key;
}
