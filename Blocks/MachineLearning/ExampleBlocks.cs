using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Collecting examples from a program.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class ExampleBlocks(LearningSession session) : ModelMenus(session)
{
    [Command("addExample", "add [EXAMPLE] to [LABEL] in [MODEL]", About = "Gives the model one more example of a label. It is learned at the next training.")]
    public Task AddExample(BlockCall call, string example, [Menu(Source = nameof(LabelNames))] string label = "label 1", [Menu(Source = nameof(ModelNames))] string model = "my model") =>
        Explained.Work(() => Session.Add(example, label, model), "", call.Stopped);

    [Command("undoExample", "undo last example", About = "Takes the last example away again.")]
    public Task UndoExample(BlockCall call) => Explained.Work(
        () => Session.Project.History.Undo() ?? throw new BlockException(LearningBlockCodes.NothingToUndo, "There is no example to take back.", "The history holds nothing to undo."),
        "",
        call.Stopped);

    [Reporter("exampleCount", "number of [LABEL] examples in [MODEL]", About = "How many examples a label has.")]
    public double ExampleCount([Menu("all")] string label = "all", [Menu(Source = nameof(ModelNames))] string model = "my model")
    {
        if (Session.Project.Models.Find(model) is not { } info)
            return 0;
        if (label.Trim().Equals("all", StringComparison.OrdinalIgnoreCase) && Session.Project.Labels.Find(info.Id, label) is null)
            return Session.Project.Examples.CountByLabel(info.Id).Sum(l => l.Count);
        return Session.Project.Labels.Find(info.Id, label) is { } found ? Session.Project.Examples.Count(found.Id) : 0;
    }
}
