using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Training;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Training from a program.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
[Needs("training")]
public sealed class TrainingBlocks(LearningSession session) : ModelMenus(session)
{
    private const string Automatic = "automatic";

    [Command("trainModelAndWait", "train model [MODEL] and wait", About = "Trains the model with all its examples, the way that suits this computer, and goes on when it is ready. The earlier model answers until then.")]
    public Task TrainModelAndWait(BlockCall call, [Menu(Source = nameof(ModelNames))] string model = "my model") => Train(call, model, null);

    [Command("trainModelWithPreset", "train model [MODEL] with [PRESET] and wait", About = "Trains in a way of your choice: accurate, simplified for small computers, or a way that an extension brings.")]
    public Task TrainModelWithPreset(
        BlockCall call, [Menu(Source = nameof(ModelNames))] string model = "my model", [Menu(Automatic, "accurate", "simplified", Source = nameof(OtherPresets))] string preset = "simplified") =>
        Train(call, model, Choice(preset, model));

    /// <summary>Menu: what extensions add, by the names that people read.</summary>
    public IEnumerable<string> OtherPresets() => Session.Catalog.Others.Select(row => row.DisplayName).Distinct();

    [Command("startTraining", "start training model [MODEL]", About = "Begins to train and goes on at once.")]
    public void StartTraining(BlockCall call, [Menu(Source = nameof(ModelNames))] string model = "my model")
    {
        try
        {
            _ = Tell(Session.StartFromProgram(model), call);
        }
        catch (LearningException e)
        {
            throw Explained.AsBlock(e);
        }
    }

    [Command("stopTraining", "stop training", About = "Ends every training that is under way. The earlier models go on answering.")]
    public void StopTraining() => Session.StopTraining();

    [Reporter("trainingProgress", "training progress of [MODEL]", About = "How much of the training is done, from 0 to 100.")]
    public double TrainingProgress([Menu(Source = nameof(ModelNames))] string model = "my model")
    {
        if (Session.Project.Models.Find(model) is not { } info)
            return 0;
        if (Session.JobOf(info) is { } job)
            return Math.Floor(job.Progress.Done * 100);
        return Session.Models.Find(info.Id) is null ? 0 : 100;
    }

    [Predicate("modelIs", "model [MODEL] is [STATUS]?", About = "Whether a model is ready, training, out of date, empty, or could not be trained.")]
    public bool ModelIs(
        [Menu(Source = nameof(ModelNames))] string model = "my model", [Menu("ready", "training", "out of date", "failed", "empty")] string status = "ready")
    {
        var info = Session.Project.Models.Find(model);
        return status.Trim().ToLowerInvariant() switch
        {
            "ready" => info is not null && Session.Models.Find(info.Id) is not null,
            "training" => info is not null && Session.JobOf(info) is not null,
            "out of date" => info is not null && Session.Models.IsOutOfDate(info.Id),
            "failed" => info is not null && Session.HasFailed(info),
            "empty" => info is null || Session.Project.Examples.CountByLabel(info.Id).All(l => l.Count == 0),
            var other => throw new BlockException(
                LearningBlockCodes.UnknownChoice, "Choose ready, training, out of date, failed or empty.", $"Wanted ready, training, out of date, failed or empty; found '{other}'."),
        };
    }

    [Hat("whenTrainingFinishes", "when training of [MODEL] finishes", Restart = true, About = "Starts when a training of the model has ended.")]
    public void WhenTrainingFinishes([Menu(Source = nameof(ModelNames), Droppable = false)] string model = "my model") { }

    /// <summary>Percent of answers that were right; for a model of text, how often the next word was among its first five guesses.</summary>
    [Reporter("testAccuracy", "correct answers of [MODEL]", About = "How many of its examples the model answers right, in percent: an honest estimate, from examples that it had not seen.")]
    public object TestAccuracy([Menu(Source = nameof(ModelNames))] string model = "my model")
    {
        try
        {
            var report = Session.Models.Get(Session.Project.Models.Get(model).Id).Report;
            if (report.Numbers is not null)
                throw new BlockException(
                    LearningBlockCodes.UnknownChoice, "This model predicts numbers. They are near, not right or wrong.", $"'{model}' predicts numbers; correct answers are counted for labels and text.") { Answer = "" };
            return (report.Accuracy ?? report.Writing?.AmongFive) is { } accuracy
                ? Math.Round(accuracy * 100, 1)
                : throw new BlockException(LearningBlockCodes.UnknownChoice, "I need more examples to count correct answers.", $"No honest accuracy: {report.AccuracyNote}") { Answer = "" };
        }
        catch (LearningException e)
        {
            throw Explained.AsBlock(e, "");
        }
    }


    private async Task Train(BlockCall call, string model, PresetChoice? choice)
    {
        try
        {
            Warn(call, await Session.Train(model, choice, call.Stopped));
        }
        catch (LearningException e)
        {
            throw Explained.AsBlock(e);
        }
    }

    private static async Task Tell(TrainingJob job, BlockCall call)
    {
        try
        {
            Warn(call, await job.Completion.ConfigureAwait(false));
        }
        catch (LearningException e)
        {
            call.Report(Severity.Error, e.Code, e.ChildSentence, e.Message);
        }
        catch (OperationCanceledException)
        {
            // Stopped on purpose.
        }
    }

    private static void Warn(BlockCall call, TrainingReport report)
    {
        foreach (var warning in report.Warnings)
            call.Report(Severity.Warning, warning.Code, warning.ChildSentence, warning.Message);
        foreach (var skipped in report.Skipped.Take(10))
            call.Report(Severity.Warning, skipped.Code, skipped.ChildSentence, $"{skipped.FileName} was left out: {skipped.Message}");
    }

    private PresetChoice? Choice(string preset, string model) => preset.Trim().ToLowerInvariant() switch
    {
        Automatic => null,
        "accurate" => new PresetChoice(Preset.Accurate, "The program asks for the accurate preset."),
        "simplified" => new PresetChoice(Preset.Simplified, "The program asks for the simplified preset."),
        var other => Other(other, model) ?? throw new BlockException(
            LearningBlockCodes.UnknownChoice,
            "Choose automatic, accurate or simplified.",
            $"Wanted automatic, accurate, simplified{string.Concat(OtherPresets().Select(id => ", " + id))}; found '{other}'."),
    };

    /// <summary>An extension's, by id or by name; of several with one name the one for this kind of model.</summary>
    private PresetChoice? Other(string asked, string model)
    {
        var kind = Session.Project.Models.Find(model)?.Kind;
        return Session.Catalog.Others
            .Where(row => asked.Equals(row.Preset.Id, StringComparison.OrdinalIgnoreCase) || asked.Equals(row.DisplayName, StringComparison.OrdinalIgnoreCase))
            .OrderBy(row => row.Kind == kind ? 0 : 1)
            .Select(row => new PresetChoice(row.Preset, $"The program asks for {row.DisplayName}."))
            .FirstOrDefault();
    }
}
