namespace MLKids.Blocks.Authoring;

/// <summary>The default of a parameter whose type has no default in C# (<c>object</c>, <c>BlockValue</c>): a number or a text.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DefaultAttribute(object value) : Attribute
{
    public object Value { get; } = value;
}
