namespace MLKids.Testing;

/// <summary>A block in a test's program.</summary>
/// <param name="opcode">As saved in projects: pack id, underscore, block id; for instance <c>looks_say</c>.</param>
/// <param name="slots">
/// What stands in its slots, in the order of the block's parameters: a number, a text, true or false, another <see cref="Brick"/>, or null for the default. The stacks of a
/// block that embraces others come last, each as an array of bricks.
/// </param>
public sealed class Brick(string opcode, params object?[] slots)
{
    public string Opcode => opcode;

    /// <summary>In the order of the block's parameters.</summary>
    public IReadOnlyList<object?> Slots => slots;

    /// <summary><c>say [text]</c>.</summary>
    public static Brick Say(object text) => new("looks_say", text);

    public override string ToString() => $"{opcode}({string.Join(", ", slots.Select(s => s is Brick[] stack ? $"[{string.Join("; ", stack.Select(b => b.ToString()))}]" : s?.ToString()))})";
}
