using Microsoft.AspNetCore.Http;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Exchange;
using MLKids.Learning.Featurizers;
using MLKids.Runtime.Projects;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>Makes a project of an item that arrived. Nothing of it is on the shelf before it is complete.</summary>
internal sealed class ArrivalTaking(Person person, FeaturizerCatalog featurizers, Arrival arrival, ArrivalTaking.Wish wish) : IProgress<(string Text, double Done)>
{
    /// <param name="Name">The project's name; the model's too.</param>
    /// <param name="FirstLabel">For files that lie in no folder.</param>
    /// <param name="Kind">A table: what a model shall learn from it.</param>
    /// <param name="LabelColumn">A table: the column of labels; null: the likeliest.</param>
    /// <param name="Predict">A table: the column to predict.</param>
    internal sealed record Wish(string Name, string? FirstLabel, string? Kind, string? LabelColumn, string? Predict);

    public (string Project, ArrivalReport Report) Take(ArrivedItem item)
    {
        using var place = new ProjectWorkplace(person);
        var report = item.What switch
        {
            ArrivedWhat.Project => Whole(place, item),
            ArrivedWhat.Damaged => Rescued(place, item),
            ArrivedWhat.Program => Program(place, item),
            _ => Examples(place, item),
        };
        arrival.Stop.ThrowIfCancellationRequested();
        return (place.Place(wish.Name), report);
    }

    public void Report((string Text, double Done) value) => arrival.Progress = value;

    private static ArrivalReport Whole(ProjectWorkplace place, ArrivedItem item)
    {
        File.Copy(item.Files[0].Path, place.ProjectPath);
        return ArrivalReport.Whole;
    }

    private static ArrivalReport Rescued(ProjectWorkplace place, ArrivedItem item)
    {
        var saved = ProjectSalvage.Run(item.Files[0].Path, place.ProjectPath);
        return ArrivalReport.Whole with { Added = saved.Examples, Notes = saved.Problems };
    }

    private static ArrivalReport Program(ProjectWorkplace place, ArrivedItem item)
    {
        var bytes = File.ReadAllBytes(item.Files[0].Path);
        var notes = new List<string>();
        ProjectReader.Read(bytes, finding => notes.Add(finding.ChildSentence));
        place.Make(project => project.Program.Save(bytes));
        return ArrivalReport.Whole with { Notes = [.. notes.Distinct()] };
    }

    private ArrivalReport Examples(ProjectWorkplace place, ArrivedItem item)
    {
        ArrivalReport? report = null;
        place.Make(project => report = item.What switch
        {
            ArrivedWhat.Foreign => Foreign(project, item),
            ArrivedWhat.Table => Rows(project, item),
            _ => Files(project, place, item),
        });
        if (report!.Added > 0)
            return report;
        var reason = report.Refused.Count > 0 ? report.Refused[0] : null;
        throw new StudioException(
            StatusCodes.Status422UnprocessableEntity, StudioCodes.NothingTaken, reason?.ChildSentence ?? "There is no example in it. Choose other files.", reason?.Message ?? "Nothing was added.");
    }

    private ArrivalReport Foreign(ProjectFile project, ArrivedItem item)
    {
        var taken = new ArchiveImport(project, featurizers.For(ModelKind.Pictures)).Run(item.Files[0].Path, Model, this, arrival.Stop);
        return new(
            taken.Model.Kind.ToText(), ArrivalReport.LabelsOf(taken.Model.Kind, taken.Labels), taken.Added, taken.Duplicates, taken.Refused, [.. taken.Notes.Select(note => note.ChildSentence)]);
    }

    private ArrivalReport Rows(ProjectFile project, ArrivedItem item)
    {
        var import = new TableImport(project, TableReader.ReadFile(item.Files[0].Path), item.Files[0].FileName);
        var kind = ModelKindText.Parse(wish.Kind ?? item.Kind!);
        var taken = kind switch
        {
            ModelKind.PredictNumbers => import.ToPredictNumbers(Model, wish.Predict is { } column ? [column] : [], cancellation: arrival.Stop),
            ModelKind.Words => import.ToWords(Model, labelColumn: wish.LabelColumn, cancellation: arrival.Stop),
            _ => import.ToNumbers(Model, wish.LabelColumn, cancellation: arrival.Stop),
        };
        if (kind == ModelKind.PredictNumbers && wish.Predict is { } predicted)
            project.Options.Set(taken.Model.Id, ModelOptions.Outputs, predicted);
        return new(kind.ToText(), ArrivalReport.LabelsOf(kind, taken.Labels), taken.Added, taken.Duplicates, taken.Refused, [.. taken.LeftOut.Select(left => $"The column {left.Column} was left out.")]);
    }

    private ArrivalReport Files(ProjectFile project, ProjectWorkplace place, ArrivedItem item)
    {
        var folder = LabelFolders.LayOut(item, wish.FirstLabel ?? item.Name, Path.Combine(place.Folder, "labels"));
        var kind = item.What switch
        {
            ArrivedWhat.Text => ModelKind.Text,
            ArrivedWhat.Words => ModelKind.Words,
            ArrivedWhat.Sounds => ModelKind.Sounds,
            _ => ModelKind.Pictures,
        };
        var taken = kind switch
        {
            ModelKind.Text => new TextImport(project).ToText([.. folder.EnumerateFiles("*.txt", SearchOption.AllDirectories)], Model, arrival.Stop),
            ModelKind.Words => new TextImport(project).ToWords(folder, Model, arrival.Stop),
            _ => new FolderImport(project, featurizers.For(kind), kind).Run(folder.FullName, Model, this, arrival.Stop),
        };
        return new(kind.ToText(), ArrivalReport.LabelsOf(kind, taken.Labels), taken.Added, taken.Duplicates, [.. arrival.Refused, .. taken.Refused], []);
    }

    private string Model => ProjectNames.CleanModel(wish.Name);
}
