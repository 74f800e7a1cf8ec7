using System.Diagnostics;
using System.Globalization;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Blocks.Values;
using MLKids.Differential.Running;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;

namespace MLKids.Differential.Speed;

/// <summary>Times a project here, in a process of its own (this program again, with <c>--time FILE</c>), frames back to back.</summary>
public static class OurSpeed
{
    private const int Runs = 10;

    /// <summary>A run is not repeated when it takes longer than this.</summary>
    private const double LongMilliseconds = 8_000;

    public static async Task<SpeedResult> Measure(string file, string? emit)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(OurSpeed).Assembly.Location, "--time", file, "--emit", emit ?? "" },
            RedirectStandardOutput = true,
        })!;
        var parts = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ', 3);
        await process.WaitForExitAsync();
        return parts.Length == 3
            ? new SpeedResult(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2])
            : new SpeedResult(double.NaN, double.NaN, "failed");
    }

    /// <summary>The inner process: prints "cold best said".</summary>
    public static async Task<int> Time(string file, string? emit)
    {
        var blocks = BlockSet.Discover(StandardPacks.All);
        var content = await File.ReadAllBytesAsync(file);
        var times = new List<double>();
        var said = "nothing";
        var project = ProjectReader.Read(content);
        for (var i = 0; i < Runs && times.Sum() < LongMilliseconds; i++)
        {
            // The first green flag includes making code of the blocks, there as here.
            var clock = new BackToBack();
            var options = new RunOptions { FramesPerSecond = 60, Time = clock, OnFrame = () => clock.Skip(TimeSpan.FromSeconds(1.0 / 60)) };
            var runner = new ProgramRunner(project, blocks, Emitter.Choose(string.IsNullOrEmpty(emit) ? null : emit, options));
            var started = Stopwatch.GetTimestamp();
            var done = started;
            runner.Happened += e =>
            {
                if (e.Kind != "say" || !Cast.ToText(e.Value).StartsWith("done:", StringComparison.Ordinal))
                    return;
                said = Cast.ToText(e.Value);
                done = Stopwatch.GetTimestamp();
                runner.Stop();
            };
            await runner.Run();
            times.Add(Stopwatch.GetElapsedTime(started, done).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[0]} {times.Min()} {said}"));
        return 0;
    }

    /// <summary>The real clock for the warp limit and the budget of a frame; the wait for the next frame finds that it is already late.</summary>
    private sealed class BackToBack : TimeProvider
    {
        private long _skipped;

        public override long GetTimestamp() => System.GetTimestamp() + _skipped;

        public override long TimestampFrequency => System.TimestampFrequency;

        public void Skip(TimeSpan time) => _skipped += (long)(time.TotalSeconds * TimestampFrequency);
    }
}
