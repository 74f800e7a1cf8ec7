using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Bench;

/// <summary>300 moving clones: what a frame costs, and whether 30 frames a second hold while a model trains beside them.</summary>
internal sealed class FramesBench(BenchOptions options, Report report)
{
    private const int Clones = 300;
    private const double FrameMilliseconds = 1000.0 / 30;

    public async Task Run()
    {
        var project = ProjectReader.Read(Program().ToSb3());
        var rows = new List<object?[]>();
        foreach (var emit in new[] { EmitMode.Auto, EmitMode.JavaScript })
        {
            var alone = await Play(project, emit, new VirtualTime(), 600);
            rows.Add([emit, "frames back to back", .. alone.Costs(), $"{alone.BytesAFrame / 1024:N0} KB", report.Verdict(alone.P99, FrameMilliseconds)]);
        }

        var idle = await Play(project, EmitMode.Auto, TimeProvider.System, 150);
        rows.Add([EmitMode.Auto, "30 a second, nothing beside", .. idle.Costs(), "", report.Verdict(Math.Abs(idle.P50 - FrameMilliseconds), 3)]);
        using var training = new Background(options);
        var beside = await Play(project, EmitMode.Auto, TimeProvider.System, 300);
        rows.Add([EmitMode.Auto, $"30 a second, {training.Finished} trainings beside", .. beside.Costs(), "", report.Verdict(Math.Abs(beside.P50 - FrameMilliseconds), 3)]);
        report.Table(
            $"{Clones} clones: move, turn, bounce at the edge, in forever loops. Back to back: the cost of a frame; 30 a second: from frame to frame ({FrameMilliseconds:0.0} wanted)",
            ["emitter", "how", "p50 ms", "p99 ms", "longest ms", "allocated a frame", "verdict"],
            rows);
    }

    private static ProgramBuilder Program() => new ProgramBuilder().Sprite("Fly", fly => fly
        .WhenFlag(
            Repeat(Clones, new Node("control_create_clone_of").With("CLONE_OPTION", "_myself_"), new Node("motion_turnright").With("DEGREES", 7)),
            Say("ready"))
        .Script(new Node("control_start_as_clone"), Forever(
            new Node("motion_movesteps").With("STEPS", 4),
            new Node("motion_turnright").With("DEGREES", 3),
            new Node("motion_ifonedgebounce"))));

    private static async Task<FrameTimes> Play(Project project, EmitMode emit, TimeProvider time, int frames)
    {
        var times = new FrameTimes(frames);
        ProgramRunner? runner = null;
        // Making the clones is not moving them: 300 frames of one clone each come first.
        var run = new RunOptions { Emit = emit, Time = time, EndWhenIdle = false, OnFrame = () => times.Frame(skip: Clones + 30, () => runner!.Stop()) };
        runner = new ProgramRunner(project, BlockSet.Discover(StandardPacks.All), run);
        await runner.Run();
        return times;
    }

    private sealed class FrameTimes(int frames)
    {
        private readonly List<double> _milliseconds = [];
        private int _seen;
        private long _last;
        private long _bytes;

        public double BytesAFrame { get; private set; }

        public double P50 => At(0.5);

        public double P99 => At(0.99);

        public object[] Costs() => [$"{P50:0.00}", $"{P99:0.00}", $"{At(1):0.00}"];

        public void Frame(int skip, Action stop)
        {
            var now = TimeProvider.System.GetTimestamp();
            if (++_seen > skip + 1)
                _milliseconds.Add(TimeProvider.System.GetElapsedTime(_last, now).TotalMilliseconds);
            if (_seen == skip + 1)
                _bytes = GC.GetAllocatedBytesForCurrentThread();
            _last = now;
            if (_milliseconds.Count < frames)
                return;
            BytesAFrame = (GC.GetAllocatedBytesForCurrentThread() - _bytes) / (double)frames;
            stop();
        }

        private double At(double part) => _milliseconds.Order().ElementAt((int)Math.Min(_milliseconds.Count - 1, part * _milliseconds.Count));
    }

    /// <summary>Trains the same photos again and again, cold and warm, on the training's own threads.</summary>
    private sealed class Background : IDisposable
    {
        private readonly Workplace _place = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _work;
        private int _finished;

        public Background(BenchOptions options)
        {
            var fresh = _place.Project("beside", Photos.ForTraining(options), 150);
            _work = Task.Run(async () =>
            {
                using var featurizers = new FeaturizerCatalog();
                while (!_stop.IsCancellationRequested)
                {
                    using var project = ProjectFile.Open(_place.Copy(fresh, "beside-run"));
                    var job = new TrainingService(TrainerCatalog.All, featurizers.For).Start(new TrainingRequest(project, project.Models.All()[0].Name, Preset.Accurate));
                    using var registration = _stop.Token.Register(() => job.Cancel());
                    await Task.WhenAny(job.Completion);
                    await job.Ended;
                    Interlocked.Increment(ref _finished);
                }
            });
        }

        public int Finished => _finished;

        public void Dispose()
        {
            _stop.Cancel();
            _work.Wait();
            _stop.Dispose();
            _place.Dispose();
        }
    }
}
