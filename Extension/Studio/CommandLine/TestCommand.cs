using System.CommandLine;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Packs.Learning;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids test</c>: how good a trained model is, by its own report or on a folder of new pictures.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var argument = Options.ProjectArgument();
        var (project, model, plugins, json) = (Options.Project(), Options.Model(), Options.Plugins(), Options.Json());
        var folder = new Option<string?>("--folder", "-f") { Description = "New pictures or sounds, one folder a label. Default: the examples' own honest accuracy.", HelpName = "FOLDER" };
        var command = new Command("test", "Tell how many answers of a model are right.\n\nExample:  mlkids test pets.mlkids --folder new-photos") { argument, project, model, folder, plugins, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(
                output, parsed.GetValue(project) ?? parsed.GetValue(argument), parsed.GetValue(model), parsed.GetValue(folder), parsed.GetValue(plugins)!, stop)));
        });
        return command;
    }

    private static int Run(Output output, string? path, string? modelName, string? folder, string[] plugins, CancellationToken stop)
    {
        using var project = ProjectFile.Open(Options.ProjectPath(path), readOnly: true);
        var info = Options.ModelOf(project, modelName);
        using var catalog = PluginFolders.Catalog(plugins, output.Fail);
        var model = new ModelStore(project, catalog).Get(info.Id);
        if (folder is not null)
            return OnFolder(output, info, model, catalog.Featurizers, folder, stop);
        var report = model.Report;
        output.Object(new { model = info.Name, testAccuracy = report.Accuracy, accuracyKind = report.AccuracyKind.ToString(), note = report.AccuracyNote, labels = report.Labels.Select(l => l.Name), confusion = report.Confusion, numbers = report.Numbers?.Outputs, writing = report.Writing });
        TrainCommand.Show(output, report);
        return ExitCodes.Fine;
    }

    private static int OnFolder(Output output, ModelInfo info, TrainedModel model, FeaturizerCatalog featurizers, string folder, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"There is no folder \"{folder}\".");
        if (info.Kind.IsTyped())
            throw new UsageException("--folder goes with pictures and sounds. Put examples aside to test other models.");
        var featurizer = featurizers.Load(info.Kind, model.FeaturizerId, model.FeaturizerState);
        var confusion = model.Labels.Select(_ => new int[model.Labels.Count]).ToArray();
        var unreadable = new List<object>();
        foreach (var label in new DirectoryInfo(folder).EnumerateDirectories().OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase))
        {
            var shown = model.Labels.ToList().FindIndex(l => l.Equals(label.Name, StringComparison.OrdinalIgnoreCase));
            if (shown < 0)
            {
                output.Note($"? The folder \"{label.Name}\" is no label of \"{info.Name}\" and is left out.");
                continue;
            }

            foreach (var file in label.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                stop.ThrowIfCancellationRequested();
                try
                {
                    confusion[shown][model.Predict(AskedModel.ReadFile(file.FullName), featurizer).Best]++;
                }
                catch (LearningException e) when (e.Code is not (LearningCodes.MissingFeaturizer or LearningCodes.ExtensionFailed))
                {
                    unreadable.Add(new { file = file.FullName, code = e.Code, message = e.Message });
                    output.Note($"? {file.Name}: {e.ChildSentence} ({e.Code}: {e.Message})");
                }
            }
        }

        var asked = confusion.Sum(r => r.Sum());
        var right = confusion.Select((r, i) => r[i]).Sum();
        double? accuracy = asked == 0 ? null : right / (double)asked;
        output.Object(new { model = info.Name, testAccuracy = accuracy, asked, right, labels = model.Labels, confusion, unreadable });
        output.Line(asked == 0 ? "There was no picture to ask." : $"{right} of {asked} right ({accuracy:P1}).");
        output.Table(["shown \\ answered", .. model.Labels], confusion.Select((r, i) => (IReadOnlyList<string>)[model.Labels[i], .. r.Select(n => n == 0 ? "·" : $"{n}")]));
        return asked == 0 ? ExitCodes.Failed : ExitCodes.Fine;
    }
}
