using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.MachineLearning;
using MLKids.Blocks.Standard;
using MLKids.Extension.Manifests;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using MLKids.Runtime;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;
using MLKids.Tests;

namespace MLKids.Extension.Tests.Programs;

/// <summary>The shipped plugin, an empty project, and programs that use both: what the command line puts together, in one process.</summary>
internal sealed class LearningWorld : IHatStarter, IDisposable
{
    private readonly PluginHost _plugins;
    private volatile ProgramRunner? _runner;

    public LearningWorld(ForcedPreset? forced = null)
    {
        _plugins = new PluginHost(TimeProvider.System, this, d => Assert.Fail(d.ToString()));
        if (forced is not null)
            _plugins.AddService(forced);
        Manifest = _plugins.Load(AppContext.BaseDirectory);
        _plugins.AddService(Project);
        _plugins.ProjectOpened(null);
        Blocks = _plugins.DiscoverBlocks(StandardPacks.All);
    }

    public Manifest Manifest { get; }

    public ProjectFile Project { get; } = ProjectFile.CreateTemporary();

    public BlockSet Blocks { get; }

    public ScriptedInput Input { get; } = new();

    public MicrophoneWatch Microphone => (MicrophoneWatch)_plugins.GetService(typeof(MicrophoneWatch))!;

    public LearningSession Session => (LearningSession)_plugins.GetService(typeof(LearningSession))!;

    public TrainingReport Report(string model = "m") => Session.Models.Get(Project.Models.Get(model).Id).Report;

    /// <summary>Runs a program whose sprite has four discs (d0..d3) and four squares (s0..s3) as costumes.</summary>
    public async Task<Played> Run(Action<SpriteBuilder> build, Action<ProgramRunner, string>? during = null, double seconds = 25)
    {
        var program = new ProgramBuilder().Sprite("Cat", s =>
        {
            for (var i = 0; i < 4; i++)
                s.Costume($"d{i}", "png", Picture.Shape(0, i)).Costume($"s{i}", "png", Picture.Shape(1, i));
            s.Costume("damaged", "png", Picture.Shape(0, 9)[..200]);
            s.Costume("drawing", "svg", Picture.Svg("<circle cx='50' cy='50' r='28' fill='#d43028'/>"));
            build(s);
        });
        _plugins.Start();
        var played = await Played.Run(program, Blocks, new RunOptions { FramesPerSecond = 250, Input = Input, TimeLimit = TimeSpan.FromSeconds(seconds) }, during, seconds + 5, r => _runner = r);
        _plugins.Stop();
        return played;
    }

    /// <summary>Runs a program by a virtual clock, so that a minute takes a second or two; what the microphone takes in is scripted by the same clock.</summary>
    /// <param name="seconds">Of the program's time, then it ends.</param>
    /// <param name="microphone">Null for none.</param>
    /// <param name="build">The sprite's scripts and sounds.</param>
    /// <param name="during">Called for each text that is said.</param>
    public async Task<Played> Listen(double seconds, ScriptedMicrophone? microphone, Action<SpriteBuilder> build, Action<ProgramRunner, string>? during = null)
    {
        var time = new VirtualTime();
        var started = time.GetTimestamp();
        Input.Microphone = microphone?.Microphone;
        var options = new RunOptions
        {
            Time = time,
            Input = Input,
            TimeLimit = TimeSpan.FromSeconds(seconds),
            OnFrame = () =>
            {
                microphone?.Advance(time.GetElapsedTime(started).TotalSeconds);
                // What blocks do on other threads takes real time, and the clock is not to run away meanwhile.
                Thread.Sleep(1);
            },
        };
        _plugins.Start();
        var played = await Played.Run(new ProgramBuilder().Sprite("Cat", build), Blocks, options, during, 60, r => _runner = r);
        _plugins.Stop();
        return played;
    }

    public Task<Played> Run(params Node[] body) => Run(s => s.WhenFlag(body));

    public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) => _runner?.Post(opcode, fields);

    public void Dispose()
    {
        _plugins.Dispose();
        Project.Dispose();
    }

    public static Node Costume(string name) => new Node("ml_pictureFrom").With("SOURCE", name);

    public static Node Example(string costume, string label, string model = "m") => new Node("ml_addExample").With("EXAMPLE", Costume(costume)).With("LABEL", label).With("MODEL", model);

    /// <summary>Eight examples, four of each label.</summary>
    public static Node[] Examples() => [.. Enumerable.Range(0, 4).SelectMany(i => new[] { Example($"d{i}", "disc"), Example($"s{i}", "square") })];

    public static Node Train(string preset = "simplified") => new Node("ml_trainModelWithPreset").With("MODEL", "m").With("PRESET", preset);

    public static Node Classify(object picture, string model = "m") => new Node("ml_classify").With("INPUT", picture).With("MODEL", model);

    public static Node Count(string label = "all") => new Node("ml_exampleCount").With("LABEL", label).With("MODEL", "m");

    public static Node ModelIs(string status) => new Node("ml_modelIs").With("MODEL", "m").With("STATUS", status);
}
