namespace MLKids.Runtime.Stage;

/// <summary>Graphic and sound effects of one sprite, by lower-case name; 0 means none.</summary>
internal sealed class SpriteEffects
{
    private static readonly Dictionary<string, (double Least, double Most)> GraphicLimits = new()
    {
        ["color"] = (double.MinValue, double.MaxValue),
        ["fisheye"] = (double.MinValue, double.MaxValue),
        ["whirl"] = (double.MinValue, double.MaxValue),
        ["pixelate"] = (double.MinValue, double.MaxValue),
        ["mosaic"] = (double.MinValue, double.MaxValue),
        ["brightness"] = (-100, 100),
        ["ghost"] = (0, 100),
    };

    private static readonly Dictionary<string, (double Least, double Most)> SoundLimits = new()
    {
        ["pitch"] = (-360, 360),
        ["pan"] = (-100, 100),
    };

    private readonly Dictionary<string, double> _graphic;
    private readonly Dictionary<string, double> _sound;

    public SpriteEffects()
    {
        _graphic = [];
        _sound = [];
    }

    /// <summary>A copy.</summary>
    public SpriteEffects(SpriteEffects other)
    {
        _graphic = new Dictionary<string, double>(other._graphic);
        _sound = new Dictionary<string, double>(other._sound);
    }

    public double Graphic(string name) => _graphic.GetValueOrDefault(name);

    public double Sound(string name) => _sound.GetValueOrDefault(name);

    /// <returns>False for a name that is no effect.</returns>
    public bool SetGraphic(string name, double value) => Set(_graphic, GraphicLimits, name, value);

    /// <returns>False for a name that is no effect.</returns>
    public bool SetSound(string name, double value) => Set(_sound, SoundLimits, name, value);

    public void ClearGraphic() => _graphic.Clear();

    public void ClearSound() => _sound.Clear();

    private static bool Set(Dictionary<string, double> effects, Dictionary<string, (double Least, double Most)> known, string name, double value)
    {
        if (double.IsNaN(value) || !known.TryGetValue(name, out var limits))
            return false;
        effects[name] = Math.Clamp(value, limits.Least, limits.Most);
        return true;
    }
}
