using System.CommandLine;
using MLKids.Learning.Examples;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids import</c>: a folder whose sub-folders are labels.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder with one folder a label, each with pictures." };
        var project = Options.Project();
        var model = new Option<string?>("--model", "-m") { Description = "The model that gets them. Default: the project's only model, or a new one named like the folder.", HelpName = "NAME" };
        var json = Options.Json();
        var command = new Command("import", "Add the pictures of a folder: its sub-folders are the labels.\n\nExample:  mlkids import photos --project pets.mlkids") { folder, project, model, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Run(output, parsed.GetValue(folder)!, parsed.GetValue(project), parsed.GetValue(model), stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, string folder, string? projectPath, string? model, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"There is no folder \"{folder}\".");
        using var bench = new Workbench(output.Fail);
        using var project = ProjectFile.OpenOrCreate(projectPath ?? Options.ProjectPath(null));
        var name = model ?? project.Models.All() switch { [var only] => only.Name, _ => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) };
        var report = await output.Progress("import", tell => Task.Run(() =>
            new FolderImport(project, bench.Featurizers.For(ModelKind.Pictures)).Run(folder, name, new Teller(tell), stop)));
        output.Object(new
        {
            project = project.Path,
            model = report.Model.Name,
            files = report.Files,
            added = report.Added,
            duplicates = report.Duplicates,
            refused = report.Refused.Select(r => new { file = r.FileName, code = r.Code, sentence = r.ChildSentence, message = r.Message }),
            labels = report.Labels.ToDictionary(l => l.Label.Name, l => l.Count),
        });
        output.Table(["label", "examples"], report.Labels.Select(l => new[] { l.Label.Name, $"{l.Count}" }));
        output.Line($"{report.Added} examples added to \"{report.Model.Name}\" in {Path.GetFileName(project.Path)}" + (report.Duplicates > 0 ? $", {report.Duplicates} were there already." : "."));
        if (!output.Json)
            foreach (var refused in report.Refused)
                output.Note($"? {refused.FileName} was left out. {refused.ChildSentence}\n    {refused.Code}: {refused.Message}");
        stop.ThrowIfCancellationRequested();
        return report.Added + report.Duplicates == 0 && report.Refused.Count > 0 ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private sealed class Teller(Action<string, double> tell) : IProgress<(string Text, double Done)>
    {
        public void Report((string Text, double Done) value) => tell($"{value.Text} pictures", value.Done);
    }
}
