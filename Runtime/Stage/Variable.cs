namespace MLKids.Runtime.Stage;

/// <summary>A variable while a program runs.</summary>
public sealed class Variable(string id, string name, object value)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>double, string or bool.</summary>
    public object Value { get; set; } = value;

    /// <summary>Whether its monitor is shown.</summary>
    public bool Shown { get; set; }
}
