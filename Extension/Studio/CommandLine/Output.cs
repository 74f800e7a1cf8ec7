using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLKids.Blocks.Diagnostics;
using Spectre.Console;

namespace MLKids.Studio.CommandLine;

/// <summary>Lines for people, or JSON for scripts: results on standard output, progress and notes on standard error.</summary>
internal sealed class Output(bool json)
{
    // Accents and emoji stay readable; this is a terminal, not a web page.
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private readonly Lock _lock = new();
    private readonly IAnsiConsole _notes = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public bool Json => json;

    /// <summary>One JSON object on a line; nothing for people.</summary>
    public void Object(object value)
    {
        if (!json)
            return;
        var line = JsonSerializer.Serialize(value, Format);
        lock (_lock)
            Console.Out.WriteLine(line);
    }

    /// <summary>A line for people; nothing with --json.</summary>
    public void Line(string text = "")
    {
        if (json)
            return;
        lock (_lock)
            Console.Out.WriteLine(text);
    }

    /// <summary>A table for people; nothing with --json.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (json)
            return;
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)));
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        lock (_lock)
            AnsiConsole.Write(table);
    }

    /// <summary>A note that is no result.</summary>
    public void Note(string text)
    {
        lock (_lock)
            Console.Error.WriteLine(text);
    }

    /// <summary>A finding; an error makes the command end with <see cref="ExitCodes.Failed"/>.</summary>
    public void Fail(Diagnostic d)
    {
        if (json)
        {
            Object(DiagnosticObject(d));
            return;
        }

        Note($"{(d.Severity == Severity.Error ? "!" : d.Severity == Severity.Warning ? "?" : "i")} {d.ChildSentence}");
        if (d.Message != d.ChildSentence)
            Note($"    {d.Code}: {d.Message}");
        if (d.Hint is not null)
            Note($"    {d.Hint}");
    }

    public static object DiagnosticObject(Diagnostic d) => new
    {
        @event = "diagnostic",
        code = d.Code,
        severity = d.Severity.ToString().ToLowerInvariant(),
        sentence = d.ChildSentence,
        message = d.Message,
        hint = d.Hint,
        sprite = d.Target,
        block = d.BlockId,
        opcode = d.Opcode,
        file = d.File,
        line = d.Line,
    };

    /// <summary>Work with a progress bar, on a terminal; without one, silently.</summary>
    public async Task<T> Progress<T>(string title, Func<Action<string, double>, Task<T>> work)
    {
        if (json || Console.IsErrorRedirected)
            return await work((_, _) => { });
        return await _notes.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                return work((text, done) =>
                {
                    bar.Description = Markup.Escape(text);
                    bar.Value = Math.Clamp(done, 0, 1) * 100;
                });
            });
    }
}
