using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Extension;
using MLKids.Extension.Manifests;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;

namespace MLKids.Testing;

/// <summary>
/// A plugin in a world of its own: a real program with a stage, without a screen, whose clock, camera, microphone, keys, store and models belong to the test. One thread uses
/// it; dispose it at the end.
/// <code>
/// using var plugin = PluginTest.Load("../weather");
/// Assert.AreEqual("hello Ann", plugin.Ask("weather_greeting", "Ann"));
/// </code>
/// </summary>
public sealed partial class PluginTest : IDisposable
{
    private readonly EngineThread _engine;
    private readonly TestWorld _world;
    private readonly TestedPlugin _plugin;
    private Exception? _lastFailure;
    private int _asked;

    private PluginTest(TestOptions options, Func<PluginTest, TestedPlugin> load)
    {
        var asked = options.Permissions;
        _engine = new EngineThread(options.Patience);
        Models = new TestModels(() => asked?.Contains("models") != false);
        try
        {
            var project = options.Program is { } file ? ProjectReader.Read(File.ReadAllBytes(file), _ => { }) : TestProgram.Empty;
            _world = _engine.Do(() => new TestWorld(project, _engine.Context, options, () => asked));
            Clock = new TestClock(_world.Time, by => _engine.Do(() => _world.Advance(by)));
            Camera = new TestCamera(_world.Input);
            Keys = new TestKeys(_world.Input, _world.Stage);
            Mouse = new TestMouse(_world.Input, _world.Stage);
            Sprite = _world.Stage.Layers.FirstOrDefault(t => !t.IsStage) ?? _world.Stage.Backdrop;
            _plugin = _engine.Do(() =>
            {
                var plugin = load(this);
                asked ??= plugin.Manifest?.Permissions;
                _world.Take(plugin.Blocks, failure => _lastFailure = failure);
                _world.Ticked = plugin.Lifecycle.Tick;
                plugin.Lifecycle.ProjectOpened(options.Program);
                return plugin;
            });
        }
        catch
        {
            _engine.Dispose();
            throw;
        }
    }

    /// <summary>Loads a plugin from its folder: its built assemblies in <c>lib</c>, and its scripts.</summary>
    /// <param name="folder">With a <c>manifest.json</c>.</param>
    /// <param name="options">How the world begins; null for the usual one.</param>
    /// <exception cref="ManifestException">The manifest or the plugin is wrong.</exception>
    /// <exception cref="AuthoringException">A pack is wrong; all mistakes together.</exception>
    public static PluginTest Load(string folder, TestOptions? options = null) =>
        new(options ?? new TestOptions(), test => TestedPlugin.Load(folder, test._world.Time, test._world, test._world.Find, test.Offer));

    /// <summary>The plugin of a class that the test's project refers to, in place, so that a debugger stops in it: all that its manifest names, if it lies in a folder above the test.</summary>
    /// <param name="options">How the world begins; null for the usual one.</param>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static PluginTest Of<TPack>(TestOptions? options = null) => Of([typeof(TPack)], options);

    /// <summary>Like <see cref="Of{TPack}"/>, for several classes of one assembly.</summary>
    public static PluginTest Of(IReadOnlyList<Type> packs, TestOptions? options = null) =>
        new(options ?? new TestOptions(), test => TestedPlugin.Of(packs, options?.Services, test._world.Time, test._world, test._world.Find, test.Offer));

    /// <summary>The plugin's blocks: what they are.</summary>
    public BlockSet Blocks => _plugin.Blocks;

    public TestClock Clock { get; }

    public TestCamera Camera { get; }

    public TestMicrophone Microphone => _world.Microphone;

    public TestKeys Keys { get; }

    public TestMouse Mouse { get; }

    /// <summary>The plugin's store.</summary>
    public TestStorage Storage { get; } = new();

    /// <summary>The project's models; the manifest asks for them with the permission <c>models</c>.</summary>
    public TestModels Models { get; }

    /// <summary>The world: sprites, clones, layers.</summary>
    public IStage Stage => _world.Stage;

    /// <summary>Who runs the blocks that the test asks: the program's first sprite.</summary>
    public ITarget Sprite { get; }

    /// <summary>What sprites have said and thought so far.</summary>
    public IReadOnlyList<string> Said => _world.Said;

    /// <summary>Names of the sounds that were started so far.</summary>
    public IReadOnlyList<string> Played => _world.Played;

    /// <summary>What a child and a developer would read so far: errors, warnings, notes.</summary>
    public IReadOnlyList<Diagnostic> Findings => _world.Findings;

    /// <summary>Hats that the plugin has started so far, whether or not a script stands under them.</summary>
    public IReadOnlyList<StartedHat> Started => _world.Started;

    /// <summary>The question that waits for an answer, or null.</summary>
    public string? Question => _world.Stage.Question;

    /// <summary>Answers the question that is shown.</summary>
    public void Answer(string answer)
    {
        if (Question is null)
            throw new PluginTestException($"Nobody asks anything that \"{answer}\" could answer.");
        _engine.Do(() =>
        {
            _world.Stage.AnswerQuestion(answer);
            _world.Frame();
        });
    }

    /// <summary>The user's name, as "username" and plugins read it.</summary>
    public string UserName { get => _world.Input.UserName; set => _world.Input.UserName = value; }

    /// <summary>Stops the program and unloads the plugin.</summary>
    public void Dispose()
    {
        if (!_engine.IsLost)
            _engine.Do(() =>
            {
                _world.StopEverything();
                _engine.Context.Drain();
                _plugin.Dispose();
            });
        _engine.Dispose();
    }

    private void Offer(PluginHost host)
    {
        host.AddService<IStage>(_world.Stage);
        host.AddService<IPluginStorage>(Storage);
        host.AddService<IModels>(Models);
    }
}
