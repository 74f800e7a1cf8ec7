using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary><c>/models/{model}/table</c>: the rows of a model of numbers as a table. Everything that changes them can be undone.</summary>
internal static class RowsApi
{
    /// <summary>Rows that the page asks for at once.</summary>
    public const int MostListed = 500;

    /// <summary>Bytes of a request: one row, or the names of all columns.</summary>
    private const int MostBytes = 256 * 1024;

    public static void Map(RouteGroupBuilder project)
    {
        var table = project.MapGroup("/models/{model:long}/table").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        table.MapGet("", (Workspace workspace, long model) => Of(workspace, model).Look());
        table.MapPost("/rows/list", (Workspace workspace, long model, Wanted wanted) =>
            Of(workspace, model).Read(Columns(wanted.Columns), Math.Max(0, wanted.From), Math.Clamp(wanted.Count, 1, MostListed)));
        table.MapGet("/rows/{row:long}/place", (Workspace workspace, long model, long row) => new { place = Of(workspace, model).PlaceOf(row) });
        table.MapPost("/rows", (Workspace workspace, long model, NewRow row) => Of(workspace, model).Add(row.Label, [.. (row.Cells ?? new Dictionary<string, string?>()).Select(cell => (cell.Key, cell.Value ?? ""))]));
        table.MapPatch("/rows/{row:long}", (Workspace workspace, long model, long row, Cell cell) =>
        {
            if (!Of(workspace, model).Set(row, cell.Column ?? "", cell.Text ?? ""))
                throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.AlreadyThere, "There is such a row already. Change another value first.", $"Model {model} holds the same row under the same label.");
        });
        table.MapPost("/columns", (Workspace workspace, long model, NewColumn column) => Of(workspace, model).AddColumn(column.Name ?? "", column.Kind));
        table.MapPatch("/columns", (Workspace workspace, long model, ColumnChange change) =>
        {
            var rows = Of(workspace, model);
            if (change.Kind is { } kind)
                rows.ChangeKind(change.Column ?? "", kind);
            if (change.Name is { } name)
                rows.RenameColumn(change.Column ?? "", name);
        });
        table.MapPost("/columns/delete", (Workspace workspace, long model, Named column) => Of(workspace, model).DeleteColumn(column.Name ?? ""));
        table.MapPut("/outputs", (Workspace workspace, long model, IReadOnlyList<string?> outputs) => Of(workspace, model).Predict(Columns(outputs)));
        TableImportApi.Map(project.MapGroup("/models/{model:long}/table"));
    }

    private static RowTable Of(Workspace workspace, long model)
    {
        var info = workspace.Project.Models.Get(model);
        return info.Kind.HasColumns() ? new RowTable(workspace.Project, info) : throw new LearningException(
            LearningCodes.WrongKind, "This model has no table.", $"Model '{info.Name}' is of kind '{info.Kind.ToText()}'.");
    }

    private static string[] Columns(IReadOnlyList<string?>? names) => names is { Count: <= ColumnLimits.Columns } ? [.. names.Select(name => name ?? "")] : throw new LearningException(
        LearningCodes.BadColumns, "Use fewer columns, and at least one.", $"Found {names?.Count ?? 0} columns; at most {ColumnLimits.Columns} can be asked for.");

    internal sealed record Wanted(IReadOnlyList<string?>? Columns, int From, int Count);

    /// <param name="Label">Null for rows without labels.</param>
    /// <param name="Cells">By column.</param>
    internal sealed record NewRow(long? Label, IReadOnlyDictionary<string, string?>? Cells);

    internal sealed record Cell(string? Column, string? Text);

    internal sealed record NewColumn(string? Name, ColumnKind Kind);

    /// <summary>What is to be changed; null stays.</summary>
    internal sealed record ColumnChange(string? Column, string? Name, ColumnKind? Kind);

    internal sealed record Named(string? Name);
}
