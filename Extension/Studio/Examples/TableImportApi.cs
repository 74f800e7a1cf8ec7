using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>
/// A table from a file or from a spreadsheet's clipboard into a model: first a preview, then the import. Both take the same form: <c>table</c> (a file, or text), <c>header</c>
/// (true, false; else seen by itself), <c>names</c> (one for each column, where the person chose others), <c>label</c> and <c>outputs</c> (columns).
/// </summary>
internal static class TableImportApi
{
    private const int PreviewRows = 8;

    public static void Map(RouteGroupBuilder table)
    {
        table.MapPost("/preview", async (Workspace workspace, long model, HttpRequest request) => Preview((await Read(request)).Table));
        table.MapPost("/import", Import);
    }

    private static object Preview(Table table)
    {
        var preview = TablePreview.Of(table);
        return new
        {
            columns = preview.Columns,
            label = preview.LabelColumn,
            rowCount = table.Rows.Count,
            refused = table.Refused.Count,
            firstRefused = table.Refused.Take(AddedView.MostRefused).Select(Refused),
            rows = table.Rows.Take(PreviewRows).Select(row => row.Cells),
        };
    }

    private static async Task<object> Import(Workspace workspace, long model, HttpRequest request)
    {
        var (table, name, form) = await Read(request);
        var info = workspace.Project.Models.Get(model);
        var import = new TableImport(workspace.Project, table, name);
        var report = await Task.Run(() =>
        {
            using var step = workspace.Project.History.Group($"import {name}");
            if (info.Kind == ModelKind.Numbers)
                return import.ToNumbers(info.Name, form["label"].ToString() is { Length: > 0 } label ? label : null, cancellation: workspace.Closing);
            var outputs = form["outputs"].OfType<string>().Where(output => output.Length > 0).ToList();
            var imported = import.ToPredictNumbers(info.Name, outputs, cancellation: workspace.Closing);
            if (outputs.Count > 0)
                workspace.Project.Options.Set(model, ModelOptions.Outputs, string.Join('\n', outputs));
            return imported;
        });
        return new
        {
            added = report.Added,
            duplicates = report.Duplicates,
            refusedCount = report.Refused.Count,
            refused = report.Refused.Take(AddedView.MostRefused).Select(Refused),
            leftOut = report.LeftOut.Select(column => column.Column),
        };
    }

    private static object Refused(RefusedExample refused) => new { name = refused.FileName, sentence = refused.ChildSentence, message = refused.Message };

    private static async Task<(Table Table, string Name, IFormCollection Form)> Read(HttpRequest request)
    {
        if (!request.HasFormContentType)
            throw new StudioException(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "Choose a table first.", "Wanted a form with the field 'table'.");
        request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = TableReader.MaxBytes + (1 << 20);
        var form = await request.ReadFormAsync(
            new FormOptions { MultipartBodyLengthLimit = TableReader.MaxBytes + 1, ValueLengthLimit = TableReader.MaxBytes }, request.HttpContext.RequestAborted);
        var (bytes, name) = await Content(form, request.HttpContext.RequestAborted);
        var table = await Task.Run(() => TableReader.Read(bytes, name, bool.TryParse(form["header"], out var header) ? header : null));
        return (Named(table, form["names"]), name, form);
    }

    private static async Task<(byte[] Bytes, string Name)> Content(IFormCollection form, CancellationToken stop)
    {
        if (form.Files["table"] is not { } file)
            return (Encoding.UTF8.GetBytes(form["table"].ToString()), "table");
        if (file.Length > TableReader.MaxBytes)
            throw new LearningException(LearningCodes.UnreadableTable, "This table is too large. Use a smaller one.", $"Found {file.Length} bytes; wanted at most {TableReader.MaxBytes}.");
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        return (bytes.ToArray(), Path.GetFileName(file.FileName));
    }

    /// <summary>The table under the names that the person chose: as many as columns, none empty or too long, each once.</summary>
    private static Table Named(Table table, IEnumerable<string?> names)
    {
        var chosen = names.Select(name => (name ?? "").Trim()).ToList();
        if (chosen.Count == 0)
            return table;
        if (chosen.Count != table.Header.Count || chosen.Any(name => name.Length is 0 or > ColumnLimits.NameCharacters) || chosen.DistinctBy(ColumnSet.Key).Count() != chosen.Count)
            throw new LearningException(
                LearningCodes.BadColumns, "Give each column a name of its own.", $"Found {chosen.Count} names: {string.Join(", ", chosen)}; wanted {table.Header.Count}, each once, of 1 to {ColumnLimits.NameCharacters} characters.");
        return table with { Header = chosen };
    }
}
