namespace MLKids.Blocks.Authoring;

/// <summary>A permission or part of the computer that a pack's blocks need: <c>camera</c>, <c>microphone</c>, <c>files</c>, <c>training</c>, <c>models</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(string need) : Attribute
{
    public string Need { get; } = need;
}
