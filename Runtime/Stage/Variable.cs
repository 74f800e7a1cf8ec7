using MLKids.Blocks.Values;

namespace MLKids.Runtime.Stage;

/// <summary>A variable while a program runs.</summary>
public sealed class Variable(string id, string name, object value)
{
    /// <summary>Its value; a field, so that compiled code reaches it directly.</summary>
    internal BlockValue Current = BlockValue.From(value);

    public string Id { get; } = id;

    public string Name { get; internal set; } = name;

    /// <summary>double, string or bool.</summary>
    public object Value
    {
        get => Current.ToObject();
        set => Current = BlockValue.From(value);
    }

    /// <summary>Whether its monitor is shown.</summary>
    public bool Shown { get; set; }
}
