using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MLKids.Bench;

/// <summary>Prints tables (Markdown, so that they can be pasted) and keeps them for the JSON file.</summary>
internal sealed class Report(TextWriter output)
{
    private readonly List<object> _sections = [];
    private readonly Dictionary<string, object> _machine = [];
    private List<object> _tables = [];

    /// <summary>Targets that were missed.</summary>
    public int Missed { get; private set; }

    /// <summary>Says where and when, and how noisy it is just now: repeats of one fixed piece of arithmetic.</summary>
    public void Machine()
    {
        var noise = new Samples();
        for (var i = 0; i < 40; i++)
            noise.Time(static () => Spin(400_000));
        _machine["cpu"] = Linux.CpuName();
        _machine["cores"] = Environment.ProcessorCount;
        _machine["date"] = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        _machine["runtime"] = Environment.Version.ToString();
        _machine["load"] = Linux.LoadAverage();
        _machine["noise"] = Math.Round(noise.Spread, 2);
        _machine["slowdown"] = Math.Round(noise.Median / noise.Best, 2);
        Line($"{_machine["cpu"]}, {_machine["cores"]} cores, .NET {_machine["runtime"]}, {_machine["date"]}, load {_machine["load"]}");
        Line(Text($"Noise: one fixed piece of work took {noise.Best:0.00} ms at best, {noise.Median:0.00} in the median, spread {noise.Spread:P0}."));
    }

    public async Task Section(string name, Func<Task> body)
    {
        _tables = [];
        Line($"\n## {name}");
        var clock = Stopwatch.StartNew();
        await body();
        _sections.Add(new { name, seconds = Math.Round(clock.Elapsed.TotalSeconds, 1), tables = _tables });
        Line(Text($"\n({name}: {clock.Elapsed.TotalSeconds:0} s)"));
    }

    public void Table(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        _tables.Add(new { title, columns, rows });
        var cells = rows.Select(row => row.Select(Cell).ToArray()).ToArray();
        var widths = columns.Select((column, i) => Math.Max(column.Length, cells.Max(row => row[i].Length))).ToArray();
        Line($"\n{title}\n");
        Line("| " + string.Join(" | ", columns.Select((column, i) => column.PadRight(widths[i]))) + " |");
        Line("|" + string.Join("|", widths.Select(width => new string('-', width + 2))) + "|");
        foreach (var row in cells)
            Line("| " + string.Join(" | ", row.Select((cell, i) => cell.PadRight(widths[i]))) + " |");
    }

    /// <summary>"ok" or "MISSED ×1.23", counted.</summary>
    public string Verdict(double found, double atMost)
    {
        if (found <= atMost)
            return "ok";
        Missed++;
        return Text($"MISSED ×{found / atMost:0.00}");
    }

    /// <summary>"ok" or "MISSED", counted.</summary>
    public string Verdict(bool good)
    {
        if (!good)
            Missed++;
        return good ? "ok" : "MISSED";
    }

    public void Line(string text) => output.WriteLine(text);

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(new { machine = _machine, missed = Missed, sections = _sections }, Indented));

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString(Math.Abs(number) >= 100 ? "0" : Math.Abs(number) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static double Spin(int times)
    {
        var x = 1.0;
        for (var i = 1; i < times; i++)
            x += 1 / (x + i);
        return x;
    }
}
