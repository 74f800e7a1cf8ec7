using System.Text;

namespace MLKids.Blocks.Values;

/// <summary>
/// A text that grows at its end. Texts that were appended to one another share one buffer, each knows how much of it is its own; an append that is not at the buffer's end
/// copies. For the engine's thread only.
/// </summary>
internal sealed class JoinedText
{
    private readonly StringBuilder _buffer;
    private string? _whole;

    public JoinedText(string start)
    {
        _buffer = new StringBuilder(start, Math.Max(256, start.Length * 2));
        Length = start.Length;
        _whole = start;
    }

    private JoinedText(StringBuilder buffer)
    {
        _buffer = buffer;
        Length = buffer.Length;
    }

    public int Length { get; }

    public JoinedText Append(string end)
    {
        if (Length != _buffer.Length)
            return new JoinedText(ToString()).Append(end);
        _buffer.Append(end);
        return new JoinedText(_buffer);
    }

    public override string ToString() => _whole ??= _buffer.ToString(0, Length);
}
