using System.Diagnostics;
using System.Text.Json;
using MLKids.Differential.Running;

namespace MLKids.Differential.Speed;

/// <summary>Times a project in an engine under Node, in a process of its own.</summary>
public static class ReferenceSpeed
{
    private const int Runs = 5;

    public static async Task<SpeedResult> Measure(string engine, string file)
    {
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(ReferenceProcess.Folder, "run-speed.mjs"), "--engine", engine, "--runs", $"{Runs}", file },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var line = await node.StandardOutput.ReadLineAsync();
        await node.WaitForExitAsync();
        if (line is null)
            return new SpeedResult(double.NaN, double.NaN, (await errors).Split('\n').FirstOrDefault(l => l.Contains("Error")) ?? "failed");
        using var result = JsonDocument.Parse(line);
        var root = result.RootElement;
        return new SpeedResult(root.GetProperty("cold").GetDouble(), root.GetProperty("best").GetDouble(), root.GetProperty("said").GetString());
    }
}
