using System.Text;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Blocks.Values;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;

namespace MLKids.Differential.Running;

/// <summary>Runs a project here.</summary>
public static class OurSide
{
    private static readonly BlockSet Blocks = BlockSet.Discover(StandardPacks.All);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="json">A project.json.</param>
    /// <param name="frames">Frames until it is stopped.</param>
    /// <param name="emit">The emitter, where <see cref="RunOptions"/> has a choice; null: as it is.</param>
    public static async Task<Outcome> Run(string json, int frames, string? emit = null) => await Run(json, frames, emit, (_, _) => Blocks);

    /// <param name="json">A project.json.</param>
    /// <param name="frames">Frames until it is stopped.</param>
    /// <param name="emit">The emitter, or null.</param>
    /// <param name="load">Gives the blocks, by the clock and the starter of hats of the run.</param>
    public static async Task<Outcome> Run(string json, int frames, string? emit, Func<TimeProvider, IHatStarter, BlockSet> load)
    {
        const int FramesPerSecond = 60;
        var said = new List<string>();
        var clock = new FrameClock(FramesPerSecond);
        var count = 0;
        ProgramRunner? runner = null;
        var options = Emitter.Choose(emit, new RunOptions
        {
            FramesPerSecond = FramesPerSecond,
            Time = clock,
            OnFrame = () =>
            {
                clock.NextFrame();
                if (++count >= frames)
                    runner!.Stop();
            },
        });
        var found = new List<string>();
        try
        {
            runner = new ProgramRunner(ProjectReader.Read(Encoding.UTF8.GetBytes(json)), load(clock, new LateHats(() => runner)), options);
            runner.Happened += e =>
            {
                if (e.Kind is "say" or "think")
                    said.Add($"{e.Kind} {e.Target} {Tagged(e.Value)}");
            };
            runner.Reported += d => found.Add(d.Message);
            var run = runner.Run();
            if (await Task.WhenAny(run, Task.Delay(Patience)) != run)
            {
                runner.Stop();
                return Outcome.Failed($"took longer than {Patience.TotalSeconds} s");
            }

            var end = await run;
            return found.Count > 0 ? Outcome.Failed(string.Join(" | ", found)) : new Outcome(said, Data(runner), count, end == RunEnd.Finished, null);
        }
        catch (Exception e)
        {
            return Outcome.Failed(e.ToString());
        }
    }

    // Blocks come before the runner that starts their hats.
    private sealed class LateHats(Func<IHatStarter?> hats) : IHatStarter
    {
        public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) => hats()?.Post(opcode, fields);
    }

    private static Dictionary<string, string> Data(ProgramRunner runner)
    {
        var data = new Dictionary<string, string>();
        foreach (var sprite in runner.Stage!.Originals)
        {
            foreach (var variable in sprite.Variables.Values)
                data[$"{sprite.Name} {variable.Name}"] = Tagged(variable.Value);
            foreach (var list in sprite.Lists.Values)
                data[$"{sprite.Name} {list.Name}"] = string.Join('\n', list.Items.Select(Tagged));
        }

        return data;
    }

    private static string Tagged(object? value) => value switch
    {
        double number => number == 0 && double.IsNegative(number) ? "n:-0" : $"n:{NumberText.Format(number)}",
        bool truth => truth ? "b:true" : "b:false",
        // Half a character outside the basic plane is written to JSON, and read from it, as a replacement.
        string text => $"s:{Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))}",
        _ => $"?:{value}",
    };
}
