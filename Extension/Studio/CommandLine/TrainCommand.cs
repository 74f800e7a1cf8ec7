using System.CommandLine;
using System.Diagnostics;
using MLKids.Blocks.MachineLearning;
using MLKids.Learning;
using MLKids.Learning.Coaching;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var argument = Options.ProjectArgument();
        var (project, model, preset, seed, json) = (Options.Project(), Options.Model(), Options.Preset(), Options.Seed(), Options.Json());
        var (size, plugins) = (Options.TextSize(), Options.Plugins());
        var command = new Command("train", "Train a model from its examples.\n\nExample:  mlkids train pets.mlkids") { argument, project, model, preset, size, seed, plugins, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Run(
                output, parsed.GetValue(project) ?? parsed.GetValue(argument), parsed.GetValue(model), parsed.GetValue(preset)!, parsed.GetValue(size), parsed.GetValue(seed), parsed.GetValue(plugins)!, stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, string? path, string? modelName, string preset, string? size, int seed, string[] plugins, CancellationToken stop)
    {
        using var catalog = PluginFolders.Catalog(plugins, output.Fail);
        var chosen = Options.Known(preset, catalog);
        using var project = ProjectFile.Open(Options.ProjectPath(path));
        var model = Options.ModelOf(project, modelName);
        if (size is not null)
            project.Options.Set(model.Id, ModelOptions.Size, size);
        using var bench = new Workbench(output.Fail, chosen, catalog);
        bench.Open(project);
        bench.Learning.Seed = seed;
        var clock = Stopwatch.StartNew();
        var report = await output.Progress("train", tell =>
        {
            bench.Learning.Trained += (_, p) => tell(p.Text, p.Done);
            return bench.Learning.Train(model.Name, null, stop);
        });
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        var tips = Tips(project, model, bench.Featurizers, report, stop);
        output.Object(new
        {
            preset = report.Preset.Id,
            reason = report.Reason,
            seconds,
            examples = report.Examples,
            labels = report.Labels.Select(l => l.Name),
            testAccuracy = report.Accuracy,
            accuracyKind = report.AccuracyKind.ToString(),
            confusion = report.Confusion,
            peakMemoryMB = Math.Round(report.PeakMemoryMB, 1),
            modelHash = report.ModelHash,
            skipped = report.Skipped.Select(s => new { file = s.FileName, code = s.Code, message = s.Message }),
            warnings = report.Warnings.Select(w => new { code = w.Code, sentence = w.ChildSentence, message = w.Message }),
            numbers = report.Numbers?.Outputs,
            writing = report.Writing,
            tips = tips.Select(t => new { code = t.Code, sentence = t.ChildSentence, message = t.Message, labels = t.Labels }),
        });
        Show(output, report, seconds);
        foreach (var tip in output.Json ? [] : tips)
            output.Note($"Tip: {tip.ChildSentence}\n    {tip.Code}: {tip.Message}");
        return ExitCodes.Fine;
    }

    /// <summary>What looks at the examples and what looks at the result, the most important first.</summary>
    private static List<Tip> Tips(ProjectFile project, ModelInfo model, FeaturizerCatalog featurizers, TrainingReport report, CancellationToken stop)
    {
        var featurizer = model.Kind.HasLabels() ? featurizers.For(project, model) : null;
        return [.. Coach.Before(project, model.Id, featurizer, stop).Concat(Coach.After(report)).DistinctBy(tip => tip.Code).Take(Coach.MostTips)];
    }

    internal static void Show(Output output, TrainingReport report, double? seconds = null)
    {
        output.Line($"\"{report.ModelName}\" has learned from {report.Examples} examples" + (seconds is { } s ? $" in {s:0.0} s." : "."));
        output.Line(report.Reason);
        if (report.Accuracy is { } accuracy)
            output.Line($"It answers {accuracy:P1} right. {report.AccuracyNote}");
        else
            output.Line(report.AccuracyNote);
        var names = report.Labels.Select(l => l.Name).ToList();
        if (report.Accuracy is not null)
            output.Table(["shown \\ answered", .. names, "right"], report.Labels.Select((l, i) => (IReadOnlyList<string>)[l.Name, .. report.Confusion[i].Select(n => n == 0 ? "·" : $"{n}"), l.Recall is { } r ? $"{r:P0}" : ""]));
        if (report.Numbers is { } numbers)
        {
            output.Line(numbers.Sentence());
            output.Table(["column", "off on average", "R²", "from", "to"], numbers.Outputs.Select(o => (IReadOnlyList<string>)[o.Name, $"{o.MeanAbsoluteError:G4}", $"{o.R2:0.00}", $"{o.Minimum:G4}", $"{o.Maximum:G4}"]));
        }

        if (report.Writing is { } writing)
            output.Line($"{writing.ChildSentence} ({writing.BitsPerCharacter:0.00} bits a character, {writing.CopiedPart:P0} copied.)");
        if (output.Json)
            return;
        foreach (var skipped in report.Skipped)
            output.Note($"? {skipped.FileName} was left out. {skipped.ChildSentence}\n    {skipped.Code}: {skipped.Message}");
    }
}
