using System.Globalization;
using System.Text.Json;
using MLKids.Differential.Running;

namespace MLKids.Differential.Speed;

/// <summary>All speed projects side by side in one run, on the real clock: cold (first green flag in a process) and warm (best of several).</summary>
public static class SpeedTable
{
    /// <summary>Prints the table.</summary>
    /// <param name="emit">Our emitter, or null.</param>
    /// <param name="only">Only projects whose name begins so; null: all.</param>
    /// <returns>0 if every run said what it must.</returns>
    public static async Task<int> Print(string? emit, string? only)
    {
        var folder = Path.GetFullPath(Path.Combine(ReferenceProcess.Folder, "..", "..", "..", "..", "shared", "data", "scratch", "speed"));
        if (!Directory.Exists(folder))
        {
            Console.Error.WriteLine($"Cannot measure: {folder} is not here.");
            return 2;
        }

        using var index = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "index.json")));
        var projects = index.RootElement.GetProperty("list").EnumerateArray()
            .Select(p => (File: p.GetProperty("file").GetString()!, Wanted: p.GetProperty("expected_say").GetString()!))
            .Where(p => only is null || p.File.StartsWith(only, StringComparison.Ordinal)).ToList();
        var rows = new List<SpeedRow>();
        Console.WriteLine($"milliseconds, cold / best; ratio = ours / theirs, below 1 is faster; ours: {emit ?? "as it is"}");
        Console.WriteLine($"{"project",-12}{"ours",18}{"scratch-vm",18}{"TurboWarp",18}{"cold ×",9}{"warm ×",9}{"TW warm ×",11}");
        foreach (var (file, wanted) in projects)
        {
            var path = Path.Combine(folder, file);
            var row = new SpeedRow(file, await OurSpeed.Measure(path, emit), await ReferenceSpeed.Measure("scratch-vm", path), await ReferenceSpeed.Measure("turbowarp", path));
            rows.Add(row);
            Console.WriteLine(row.Text(wanted));
        }

        foreach (var (name, some) in new[] { ("all", rows), ("large", rows.FindAll(r => r.File.Contains("-l."))), ("small", rows.FindAll(r => r.File.Contains("-s."))) })
            if (some.Count > 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"geometric mean, {name,-6} {"",42}{Mean(some, r => r.ColdRatio),15:0.00}{Mean(some, r => r.WarmRatio),9:0.00}{Mean(some, r => r.TurboWarpRatio),11:0.00}"));
        return rows.Zip(projects).All(p => p.First.Ours.Said == p.Second.Wanted) ? 0 : 1;
    }

    private static double Mean(List<SpeedRow> rows, Func<SpeedRow, double> ratio) => Math.Exp(rows.Average(r => Math.Log(ratio(r))));
}
