using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Stage;

/// <summary>A sprite, a clone or the stage while a program runs.</summary>
internal sealed class Sprite : ITarget
{
    private readonly VirtualStage _world;
    private readonly SpriteEffects _effects;
    private double _direction;
    private double _size;
    private bool _visible;
    private string _rotationStyle;
    private double _volume;
    private int _costume;

    /// <summary>The original, as the project has it: nothing is fenced or clamped on loading.</summary>
    public Sprite(ProjectTarget source, VirtualStage world)
    {
        _world = world;
        Number = world.NextSpriteNumber();
        Source = source;
        IsOriginal = true;
        Pen = new PenState();
        Shape = new SpriteShape(this, world.Rasters);
        _effects = new SpriteEffects();
        (X, Y, _direction, _size) = source.IsStage ? (0, 0, 90, 100) : (source.X, source.Y, source.Direction, source.Size);
        (_visible, Draggable, _rotationStyle, _volume) = (source.IsStage || source.Visible, source.Draggable, source.RotationStyle, source.Volume);
        // A damaged project can hold an id twice: the last counts, as in Scratch.
        foreach (var variable in source.Variables)
            Variables[variable.Id] = new Variable(variable.Id, variable.Name, variable.Value);
        foreach (var list in source.Lists)
            Lists[list.Id] = new ScratchList(list.Id, list.Name, list.Items);
        _costume = source.CurrentCostume;
        CostumeSize = SizeOfCostume();
    }

    /// <summary>A clone: everything but the speech bubble is copied, lists item by item; the pen too.</summary>
    public Sprite(Sprite parent)
    {
        _world = parent._world;
        Number = _world.NextSpriteNumber();
        Source = parent.Source;
        _effects = new SpriteEffects(parent._effects);
        (X, Y, _direction, _size) = (parent.X, parent.Y, parent._direction, parent._size);
        (_visible, Draggable, _rotationStyle, _volume) = (parent._visible, parent.Draggable, parent._rotationStyle, parent._volume);
        foreach (var (id, variable) in parent.Variables)
            Variables.Add(id, new Variable(id, variable.Name, variable.Value));
        foreach (var (id, list) in parent.Lists)
            Lists.Add(id, new ScratchList(id, list.Name, list.Items));
        (_costume, CostumeSize) = (parent._costume, parent.CostumeSize);
        Pen = parent.Pen.Copy();
        Shape = new SpriteShape(this, _world.Rasters);
        Shape.Redrawn(_effects);
    }

    /// <summary>What it was read from, or what that was edited to; clones share it.</summary>
    public ProjectTarget Source { get; private set; }

    /// <summary>No other sprite or clone of this stage has it.</summary>
    public int Number { get; }

    /// <summary>Its own variables by id.</summary>
    public Dictionary<string, Variable> Variables { get; } = [];

    /// <summary>Its own lists by id.</summary>
    public Dictionary<string, ScratchList> Lists { get; } = [];

    /// <summary>True once a clone was deleted.</summary>
    public bool IsDeleted { get; set; }

    public string Name => Source.Name;

    public bool IsStage => Source.IsStage;

    public bool IsOriginal { get; }

    public double X { get; private set; }

    public double Y { get; private set; }

    public Bounds? Bounds => IsStage || CostumeSize is null ? null : Shape.Tight;

    public PenState Pen { get; }

    /// <summary>The present costume's, or null if it is not known.</summary>
    public CostumeSize? CostumeSize { get; private set; }

    /// <summary>What it looks like.</summary>
    public SpriteShape Shape { get; }

    /// <summary>True while a person drags it: then its own blocks do not move it and nobody touches it.</summary>
    public bool IsDragged { get; set; }

    public double Direction
    {
        get => _direction;
        set
        {
            if (IsStage || !double.IsFinite(value))
                return;
            // As the reference wraps: into [-179, 181), so that whole degrees end in -179..180.
            _direction = value - Math.Floor((value + 179) / 360) * 360;
            Redraw();
        }
    }

    public double Size
    {
        get => _size;
        set
        {
            if (IsStage || double.IsNaN(value))
                return;
            _size = CostumeSize is null ? Math.Max(0, value) : CostumeGeometry.ClampSize(value, CostumeSize);
            Redraw();
        }
    }

    public bool Visible
    {
        get => _visible;
        set
        {
            // "show" and "hide" draw the bubble anew, or take it away: the stage's too.
            if (_visible && Bubble is not null)
                _world.RequestRedraw();
            if (IsStage)
                return;
            _visible = value;
            Redraw();
        }
    }

    public bool Draggable { get; set; }

    public string RotationStyle
    {
        get => _rotationStyle;
        set
        {
            if (IsStage || value is not ("all around" or "left-right" or "don't rotate"))
                return;
            _rotationStyle = value;
            Redraw();
        }
    }

    public IReadOnlyList<Costume> Costumes => Source.Costumes;

    public int CurrentCostume => _costume;

    public IReadOnlyList<Sound> Sounds => Source.Sounds;

    public double Volume
    {
        get => _volume;
        set => _volume = double.IsNaN(value) ? _volume : Math.Clamp(value, 0, 100);
    }

    public string? Bubble { get; private set; }

    /// <summary>"say" or "think".</summary>
    public string BubbleKind { get; private set; } = "say";

    public int Utterance { get; private set; }

    public void MoveTo(double x, double y)
    {
        if (IsStage || IsDragged || double.IsNaN(x) || double.IsNaN(y))
            return;
        var (fromX, fromY) = (X, Y);
        Place(x, y);
        if (Pen.IsDown)
            _world.PenSheet.Line(this, fromX, fromY);
    }

    /// <summary>Moves it by hand: the pen does not draw.</summary>
    public void DragTo(double x, double y) => Place(x, y);

    public void SwitchCostume(double index)
    {
        var count = Costumes.Count;
        if (count == 0)
            return;
        var rounded = double.IsFinite(index) ? Math.Floor(index + 0.5) : 0;
        _costume = (int)(rounded - Math.Floor(rounded / count) * count);
        CostumeSize = SizeOfCostume();
        Shape.Dressed();
        _world.Emit(new StageEvent("costume", Name, Costumes[_costume].Name));
        Redraw();
    }

    public double GetEffect(string name) => _effects.Graphic(name);

    public void SetEffect(string name, double value)
    {
        if (!_effects.SetGraphic(name, value))
            return;
        Shape.Redrawn(_effects);
        Redraw();
    }

    public void ClearEffects()
    {
        _effects.ClearGraphic();
        Shape.Redrawn(_effects);
        Redraw();
    }

    public double GetSoundEffect(string name) => _effects.Sound(name);

    public void SetSoundEffect(string name, double value) => _effects.SetSound(name, value);

    public void ClearSoundEffects() => _effects.ClearSound();

    public void Say(string kind, object value)
    {
        var text = BubbleText.Of(value);
        if (text.Length > 0 || Bubble is not null)
            Redraw();
        (Bubble, BubbleKind) = (text.Length > 0 ? text : null, kind);
        Utterance++;
        _world.Emit(new StageEvent(kind, Name, value));
    }

    /// <summary>Takes the bubble away without an event, as when everything stops.</summary>
    public void Hush() => (Bubble, Utterance) = (null, Utterance + 1);

    public object? FindVariable(string name)
    {
        foreach (var variable in Variables.Values)
            if (variable.Name == name)
                return variable.Value;
        return null;
    }

    /// <summary>
    /// Takes an edited source: place, looks, values stay. It goes on wearing its costume wherever that stands now; data that was declared and is no more is gone, new data
    /// begins with its written value.
    /// </summary>
    public void Edit(ProjectTarget edited)
    {
        var before = Source;
        var worn = _costume < before.Costumes.Count ? before.Costumes[_costume] : null;
        Source = edited;
        if (!ReferenceEquals(before.Costumes, edited.Costumes))
            Dress(worn);
        foreach (var gone in before.Variables.Where(v => !edited.Variables.Any(e => e.Id == v.Id)))
            Variables.Remove(gone.Id);
        foreach (var gone in before.Lists.Where(l => !edited.Lists.Any(e => e.Id == l.Id)))
            Lists.Remove(gone.Id);
        foreach (var variable in edited.Variables)
            if (!Variables.TryAdd(variable.Id, new Variable(variable.Id, variable.Name, variable.Value)))
                Variables[variable.Id].Name = variable.Name;
        foreach (var list in edited.Lists)
            if (Lists.TryGetValue(list.Id, out var known))
                known.Name = list.Name;
            else
                Lists.Add(list.Id, new ScratchList(list.Id, list.Name, list.Items));
        Redraw();
    }

    /// <summary>Its source with all that has changed since; the source itself if nothing has.</summary>
    public ProjectTarget Capture()
    {
        // The last of two with one id, as when it was read.
        var variables = Source.Variables.Reverse().DistinctBy(v => v.Id).ToDictionary(v => v.Id);
        var lists = Source.Lists.Reverse().DistinctBy(l => l.Id).ToDictionary(l => l.Id);
        IReadOnlyList<ProjectVariable> variablesNow =
            [.. Variables.Values.Select(v => variables.GetValueOrDefault(v.Id) is { } known && known.Value.Equals(v.Value) ? known : new ProjectVariable(v.Id, v.Name, v.Value))];
        IReadOnlyList<ProjectList> listsNow =
            [.. Lists.Values.Select(l => lists.GetValueOrDefault(l.Id) is { } known && l.Holds(known.Items) ? known : new ProjectList(l.Id, l.Name, l.Items))];
        var now = Source with
        {
            Variables = variablesNow.SequenceEqual(Source.Variables, ReferenceEqualityComparer.Instance) ? Source.Variables : variablesNow,
            Lists = listsNow.SequenceEqual(Source.Lists, ReferenceEqualityComparer.Instance) ? Source.Lists : listsNow,
            CurrentCostume = _costume,
            Volume = _volume,
        };
        if (!IsStage)
            now = now with { X = X, Y = Y, Direction = _direction, Size = _size, Visible = _visible, Draggable = Draggable, RotationStyle = _rotationStyle };
        return now == Source ? Source : now;
    }

    private void Dress(Costume? worn)
    {
        var costumes = Source.Costumes;
        int Find(Predicate<Costume> wanted) => costumes.TakeWhile(c => !wanted(c)).Count();
        var at = Find(c => ReferenceEquals(c, worn));
        if (at == costumes.Count)
            at = Find(c => c.Name == worn?.Name);
        _costume = at < costumes.Count ? at : Math.Clamp(_costume, 0, Math.Max(0, costumes.Count - 1));
        CostumeSize = SizeOfCostume();
        Shape.Dressed();
    }

    private CostumeSize? SizeOfCostume() => _costume < Costumes.Count ? _world.SizeOf(Costumes[_costume]) : null;

    // Scratch keeps the whole costume's rectangle inside its fence, not that of the drawn pixels.
    private void Place(double x, double y)
    {
        (X, Y) = CostumeSize is { } size ? CostumeGeometry.Fence(this, CostumeGeometry.Around(this, size), x, y) : (x, y);
        Redraw();
    }

    private void Redraw()
    {
        Shape.Moved();
        if (_visible)
            _world.RequestRedraw();
    }
}
