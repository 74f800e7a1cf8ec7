using System.CommandLine;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Exchange;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids import</c>: folders of pictures, sounds or texts, tables, texts, projects of other programs.</summary>
internal static class ImportCommand
{
    private sealed record Request(string Source, string? Project, string? Model, ModelKind? Kind, string? Label, string? Text, string[] Predict);

    /// <summary>What all importers report.</summary>
    private sealed record Result(
        ModelInfo Model, int Found, int Added, int Duplicates, IReadOnlyList<RefusedExample> Refused, IReadOnlyList<(LabelInfo Label, int Count)> Labels, IReadOnlyList<string> Notes);

    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "A folder with one folder a label (pictures, sounds, or text files with one example a line), a table (.csv, .tsv), a text (.txt), or a project of Teachable Machine (.tm) or Machine Learning for Kids (.zip)." };
        var project = Options.Project();
        var model = new Option<string?>("--model", "-m") { Description = "The model that gets the examples. Default: the project's only model, or a new one named like the source.", HelpName = "NAME" };
        var kind = Options.Kind("What the examples are, where that cannot be seen.");
        var label = new Option<string?>("--label-column") { Description = "Tables: the column of labels. Default: one called label, class, ..., else the last column of texts.", HelpName = "NAME" };
        var text = new Option<string?>("--text-column") { Description = "Tables of words: the column of texts.", HelpName = "NAME" };
        var predict = new Option<string[]>("--predict") { Description = "Tables: a column of numbers that the model is to predict; can be given several times.", HelpName = "NAME" };
        var json = Options.Json();
        var command = new Command("import", "Add examples from a folder, a table, a text or another program's project.\n\nExample:  mlkids import photos --project pets.mlkids\n          mlkids import houses.csv --predict price --project houses.mlkids") { source, project, model, kind, label, text, predict, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            var request = new Request(
                parsed.GetValue(source)!, parsed.GetValue(project), parsed.GetValue(model), Options.KindOf(parsed.GetValue(kind)), parsed.GetValue(label), parsed.GetValue(text), parsed.GetValue(predict) ?? []);
            return CommandLineApp.Guarded(output, () => Run(output, request, stop));
        });
        return command;
    }

    private static async Task<int> Run(Output output, Request request, CancellationToken stop)
    {
        var kind = ImportSource.KindOf(request.Source, request.Predict.Length > 0);
        if (kind is not null)
            kind = request.Kind ?? kind;
        using var bench = new Workbench(output.Fail);
        using var project = ProjectFile.OpenOrCreate(request.Project ?? Options.ProjectPath(null));
        var report = await output.Progress("import", tell => Task.Run(() => Import(bench, project, kind, request, new Teller(tell), stop)));
        output.Object(new
        {
            project = project.Path,
            model = report.Model.Name,
            kind = report.Model.Kind.ToText(),
            files = report.Found,
            added = report.Added,
            duplicates = report.Duplicates,
            refused = report.Refused.Select(r => new { file = r.FileName, code = r.Code, sentence = r.ChildSentence, message = r.Message }),
            labels = report.Labels.ToDictionary(l => l.Label.Name, l => l.Count),
            notes = report.Notes,
        });
        if (report.Model.Kind.HasLabels())
            output.Table(["label", "examples"], report.Labels.Select(l => new[] { l.Label.Name, $"{l.Count}" }));
        output.Line($"{report.Added} examples added to \"{report.Model.Name}\" ({report.Model.Kind.ToText()}) in {Path.GetFileName(project.Path)}" + (report.Duplicates > 0 ? $", {report.Duplicates} were there already." : "."));
        if (!output.Json)
        {
            foreach (var note in report.Notes)
                output.Note($"i {note}");
            foreach (var refused in report.Refused)
                output.Note($"? {refused.FileName} was left out. {refused.ChildSentence}\n    {refused.Code}: {refused.Message}");
        }

        stop.ThrowIfCancellationRequested();
        return report.Added + report.Duplicates == 0 && report.Refused.Count > 0 ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static Result Import(Workbench bench, ProjectFile project, ModelKind? kind, Request request, Teller tell, CancellationToken stop)
    {
        var source = request.Source;
        if (kind is not { } known)
        {
            var taken = new ArchiveImport(project, bench.Featurizers.For(ModelKind.Pictures)).Run(source, request.Model, tell, stop);
            return new(taken.Model, taken.Found, taken.Added, taken.Duplicates, taken.Refused, taken.Labels, [.. taken.Notes.Select(note => note.ChildSentence)]);
        }

        var name = request.Model ?? project.Models.All().Where(model => model.Kind == known).ToList() switch
        {
            [var only] => only.Name,
            _ => Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source))),
        };
        if (File.Exists(source) && ImportSource.IsTable(source))
            return OfTable(project, known, name, request, stop);
        var found = known switch
        {
            ModelKind.Words when Directory.Exists(source) => new TextImport(project).ToWords(new DirectoryInfo(source), name, stop),
            ModelKind.Text => new TextImport(project).ToText(Directory.Exists(source) ? [.. new DirectoryInfo(source).EnumerateFiles("*.txt").OrderBy(file => file.Name, StringComparer.Ordinal)] : [new FileInfo(source)], name, stop),
            ModelKind.Pictures or ModelKind.Sounds => new FolderImport(project, bench.Featurizers.For(known), known).Run(source, name, tell, stop),
            _ => throw new UsageException($"Examples of kind '{known.ToText()}' come from a table (.csv, .tsv)."),
        };
        return new(found.Model, found.Files, found.Added, found.Duplicates, found.Refused, found.Labels, []);
    }

    private static Result OfTable(ProjectFile project, ModelKind kind, string name, Request request, CancellationToken stop)
    {
        var named = request.Label is not null || request.Text is not null || request.Predict.Length > 0;
        var import = new TableImport(project, TableReader.ReadFile(request.Source, named ? true : null), Path.GetFileName(request.Source));
        using var step = project.History.Group($"import {Path.GetFileName(request.Source)}");
        var report = kind switch
        {
            ModelKind.PredictNumbers => import.ToPredictNumbers(name, request.Predict, cancellation: stop),
            ModelKind.Words => import.ToWords(name, request.Text, request.Label, cancellation: stop),
            ModelKind.Numbers => import.ToNumbers(name, request.Label, cancellation: stop),
            _ => throw new UsageException($"A table holds words or numbers; '{kind.ToText()}' come from a folder."),
        };
        if (kind == ModelKind.PredictNumbers && request.Predict.Length > 0)
            project.Options.Set(report.Model.Id, ModelOptions.Outputs, string.Join('\n', request.Predict));
        var notes = new List<string> { (report.LabelColumn is { } label ? $"Labels: {label}. " : "") + $"Columns: {string.Join(", ", report.Columns)}." };
        notes.AddRange(report.LeftOut.Select(left => $"Column \"{left.Column}\" was left out: {left.Reason}"));
        return new(report.Model, report.Rows, report.Added, report.Duplicates, report.Refused, report.Labels, notes);
    }

    private sealed class Teller(Action<string, double> tell) : IProgress<(string Text, double Done)>
    {
        public void Report((string Text, double Done) value) => tell($"{value.Text} examples", value.Done);
    }
}
