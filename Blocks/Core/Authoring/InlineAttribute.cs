namespace MLKids.Blocks.Authoring;

/// <summary>
/// The meaning of a pure block as a script expression, so that loops need not call out of the engine for it. <c>{NAME}</c> stands for the parameter of that name,
/// already cast to the parameter's type. The method must give the same result; a test compares them. Only the standard packs use it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InlineAttribute(string script) : Attribute
{
    public string Script { get; } = script;
}
