namespace MLKids.Testing;

/// <summary>A hat that the plugin started.</summary>
/// <param name="Opcode">The hat's.</param>
/// <param name="Fields">Only scripts whose inputs have these texts start; empty for all.</param>
public sealed record StartedHat(string Opcode, IReadOnlyDictionary<string, string> Fields)
{
    public override string ToString() => $"{Opcode}({string.Join(", ", Fields.Select(f => $"{f.Key}={f.Value}"))})";
}
