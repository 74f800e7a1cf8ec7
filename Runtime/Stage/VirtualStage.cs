using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime.Stage;

/// <summary>
/// The world of a program without a screen: places, layers, clones, questions, sounds. With a renderer of costumes it also knows what touches what, draws with the pen
/// and gives its picture; without one only what follows from the costumes' sizes. Rules as in Scratch 3. For the engine's thread only.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer and wait handle holds nothing that needs disposal.")]
public sealed class VirtualStage : IStage
{
    /// <summary>Clones in the whole project; more are not made.</summary>
    public const int CloneLimit = 300;

    private readonly IStageHost _host;
    private readonly Questions _questions;
    private readonly List<Sprite> _originals;
    private readonly List<Sprite> _layers;
    private readonly TouchSense _touch;
    private readonly StagePointer _pointer;
    private readonly ConditionalWeakTable<Costume, StrongBox<CostumeSize?>> _sizes = [];
    private CancellationTokenSource _sounds = new();
    private bool _played;
    private int _spritesMade;
    private double _timerStart;

    internal VirtualStage(Project project, IStageHost host, IStageInput input, ICostumeRenderer? renderer = null)
    {
        _host = host;
        Input = input;
        Rasters = new RasterShelf(renderer);
        PenSheet = new PenLayer(this, Rasters);
        _questions = new Questions(Emit);
        _originals = [.. project.Targets.Select(t => new Sprite(t, this))];
        _layers = [.. InLayers(_originals)];
        _touch = new TouchSense(_layers, PenSheet);
        _pointer = new StagePointer(this, host, _touch);
        _timerStart = host.Now;
    }

    /// <summary>Everything that blocks tell: speech, questions, sounds, costumes. Raised on the engine's thread; must return quickly.</summary>
    public event Action<StageEvent>? Happened;

    public ITarget Backdrop => _layers[0];

    public IReadOnlyList<ITarget> Layers => _layers;

    /// <summary>Whether the mouse drags every sprite, as in an editor, or only those that are draggable (default).</summary>
    public bool DragsAll { get; set; }

    public IStageInput Input { get; }

    public double Timer => (_host.Now - _timerStart) / 1000;

    public string Answer { get; private set; } = "";

    /// <summary>The question that waits for <see cref="AnswerQuestion"/>, or null.</summary>
    public string? Question => _questions.Current;

    /// <summary>Clones that live now.</summary>
    public int CloneCount => _layers.Count - _originals.Count;

    public IPenLayer Pen => PenSheet;

    internal SoundLog SoundLog { get; } = new();

    internal QuestionView? QuestionShown => _questions.Shown;

    internal PenLayer PenSheet { get; }

    internal RasterShelf Rasters { get; }

    /// <summary>The same as <see cref="Layers"/>, for the scheduler: scripts run from the last to the first.</summary>
    internal IReadOnlyList<Sprite> Sprites => _layers;

    /// <summary>Originals in the project's order, the stage first.</summary>
    internal IReadOnlyList<Sprite> Originals => _originals;

    public ITarget? Find(string name)
    {
        // Asked by every "touching": no closures here.
        Sprite? stage = null;
        foreach (var sprite in _originals)
        {
            if (sprite.IsStage)
                stage ??= sprite;
            else if (sprite.Name == name)
                return sprite;
        }

        return name == "_stage_" || stage?.Name == name ? stage : null;
    }

    /// <summary>The original with this <see cref="ProjectTarget.Key"/>, or null.</summary>
    public ITarget? FindKey(string key) => _originals.Find(s => s.Source.Key == key);

    /// <summary>The <see cref="ProjectTarget.Key"/> of the foremost visible sprite at a place; null where only the stage is.</summary>
    public string? KeyAt(double x, double y) => _touch.Pick(x, y)?.Source.Key;

    /// <summary>A variable by its id, of the original with this <see cref="ProjectTarget.Key"/>; null if there is none.</summary>
    public Variable? FindVariable(string key, string id) => _originals.Find(s => s.Source.Key == key)?.Variables.GetValueOrDefault(id);

    public ITarget? Clone(ITarget original)
    {
        if (original is not Sprite { IsStage: false, IsDeleted: false } parent || CloneCount >= CloneLimit)
            return null;
        var clone = new Sprite(parent);
        _layers.Insert(_layers.IndexOf(parent), clone);
        if (clone.Visible)
            RequestRedraw();
        _host.CloneAdded(clone);
        return clone;
    }

    public void Delete(ITarget clone)
    {
        if (clone is not Sprite { IsOriginal: false, IsDeleted: false } sprite)
            return;
        Remove(sprite);
        _host.CloneRemoved(sprite);
    }

    private void Remove(Sprite sprite)
    {
        sprite.IsDeleted = true;
        sprite.Hush();
        _layers.Remove(sprite);
        if (sprite.Visible)
            RequestRedraw();
    }

    public void MoveLayer(ITarget target, double layers)
    {
        if (target is not Sprite { IsStage: false, IsDeleted: false } sprite || double.IsNaN(layers))
            return;
        var from = _layers.IndexOf(sprite);
        _layers.RemoveAt(from);
        _layers.Insert((int)Math.Clamp(Math.Truncate(from + layers), 1, _layers.Count), sprite);
    }

    public bool IsTouching(ITarget target, string sprite) => target is Sprite asker && Find(sprite) is Sprite { IsStage: false } original && _touch.Meets(asker, original);

    public bool IsTouching(ITarget target, double x, double y) => target is Sprite sprite && TouchSense.IsAt(sprite, x, y);

    public bool IsTouchingColor(ITarget target, StageColor color, StageColor? own = null) => target is Sprite sprite && _touch.MeetsColor(sprite, color, own);

    /// <summary>The stage as it looks now, 480 × 360 pixels: backdrop, pen, sprites, speech; null without a renderer.</summary>
    public RasterImage? Snapshot() => Rasters.Renderer is { } renderer ? StagePicture.Draw(_layers, PenSheet, renderer) : null;

    public byte[] TakeSnapshot() => Snapshot() is { } picture
        ? Rasters.Renderer!.EncodePng(picture)
        : throw new BlockException(
            StageCodes.NoRenderer,
            "There is no picture of the stage here. Try another picture.",
            "A picture of the stage was wanted, but this host draws none (RunOptions.Renderer is not set).");

    /// <summary>
    /// Tells where the mouse is, for hosts: a press starts the scripts "when this sprite clicked" (of the foremost sprite there) or "when stage clicked"; draggable
    /// sprites follow while the button is down. What blocks read of the mouse is <see cref="Input"/>'s.
    /// </summary>
    public void MovePointer(double x, double y, bool isDown) => _pointer.Move(x, y, isDown);

    /// <summary>Presses and releases the mouse at a place.</summary>
    public void Click(double x, double y)
    {
        _pointer.Move(x, y, isDown: true);
        _pointer.Move(x, y, isDown: false);
    }

    /// <summary>A key went down: starts the scripts "when key pressed" for it and for "any". Which keys are held is <see cref="Input"/>'s.</summary>
    /// <param name="key">"space", "left arrow", "a", ...</param>
    public void PressKey(string key)
    {
        _host.StartHats(WellKnownHats.KeyPressed, new Dictionary<string, string> { ["KEY_OPTION"] = key }, null);
        _host.StartHats(WellKnownHats.KeyPressed, new Dictionary<string, string> { ["KEY_OPTION"] = "any" }, null);
    }

    public void ResetTimer() => _timerStart = _host.Now;

    public Task Ask(ITarget asker, string question, CancellationToken stopped) => _questions.Ask(asker, question, stopped);

    /// <summary>Answers the question that is shown; the script that asked goes on and the next question is shown. Nothing to answer: only <see cref="Answer"/> changes.</summary>
    public void AnswerQuestion(string answer)
    {
        Answer = answer;
        _questions.Answer();
    }

    public CancellationToken Play(ITarget target, Sound sound)
    {
        _played = true;
        if (target is Sprite sprite)
            SoundLog.Play(sprite, sound);
        Emit(new StageEvent("sound", target.Name, sound.Name));
        return _sounds.Token;
    }

    public void StopSounds()
    {
        if (!_played)
            return;
        _played = false;
        SoundLog.Silence();
        var playing = _sounds;
        _sounds = new CancellationTokenSource();
        playing.Cancel();
        playing.Dispose();
        Emit(new StageEvent("stop sounds", Backdrop.Name, null));
    }

    public void Emit(StageEvent happening) => Happened?.Invoke(happening);

    /// <summary>Takes an edited project: who stays keeps place, looks, values and clones; who is new comes to the front; who is no more goes with all clones.</summary>
    /// <returns>The sprites and clones that are gone.</returns>
    internal IReadOnlyList<Sprite> Edit(Project edited)
    {
        var before = _originals.ToList();
        var stays = ProjectTarget.Match([.. before.Select(s => s.Source)], edited.Targets);
        var sources = before.Zip(stays).Where(p => p.Second is not null).ToDictionary(p => p.First.Source, p => p.Second!, (IEqualityComparer<ProjectTarget>)ReferenceEqualityComparer.Instance);
        var gone = _layers.Where(s => !sources.ContainsKey(s.Source)).ToList();
        foreach (var sprite in gone)
            Remove(sprite);
        foreach (var sprite in _layers)
            sprite.Edit(sources[sprite.Source]);
        _originals.Clear();
        foreach (var target in edited.Targets)
        {
            var sprite = before.Find(s => ReferenceEquals(s.Source, target));
            if (sprite is null)
                _layers.Add(sprite = new Sprite(target, this));
            _originals.Add(sprite);
        }

        RequestRedraw();
        return gone;
    }

    /// <summary>Stop sign: clones vanish, bubbles, questions, effects and sounds end. Places, costumes and variables stay as they are.</summary>
    internal void StopAll()
    {
        foreach (var clone in _layers.Where(s => !s.IsOriginal).ToList())
            Delete(clone);
        _questions.Clear();
        StopSounds();
        foreach (var sprite in _originals)
        {
            sprite.Hush();
            sprite.ClearEffects();
            sprite.ClearSoundEffects();
        }
    }

    /// <summary>Green flag, after <see cref="StopAll"/>: the timer starts at 0, the answer is empty, effects are gone.</summary>
    internal void Reset()
    {
        ResetTimer();
        Answer = "";
        foreach (var sprite in _originals)
        {
            sprite.ClearEffects();
            sprite.ClearSoundEffects();
        }
    }

    /// <summary>From back to front as their sources say.</summary>
    internal static IEnumerable<Sprite> InLayers(IEnumerable<Sprite> originals) => originals.OrderBy(s => s.IsStage ? 0 : 1).ThenBy(s => s.Source.LayerOrder);

    internal int NextSpriteNumber() => ++_spritesMade;

    internal void RequestRedraw() => _host.RequestRedraw();

    internal CostumeSize? SizeOf(Costume costume) => _sizes.GetValue(costume, c => new StrongBox<CostumeSize?>(CostumeSize.Read(c))).Value;
}
