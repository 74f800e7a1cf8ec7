using System.Buffers;

namespace MLKids.Packs.Processes;

/// <summary>Reads lines of bytes from a pipe. A line that is longer than the limit is given cut off: nothing that the other side says fills the memory.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private readonly byte[] _buffer = new byte[8192];
    private int _at, _filled;

    /// <summary>The next line without its end, or null when the other side has closed.</summary>
    public byte[]? Read()
    {
        var line = new ArrayBufferWriter<byte>(256);
        while (true)
        {
            if (_at == _filled)
            {
                (_at, _filled) = (0, ReadSome());
                if (_filled == 0)
                    return line.WrittenCount > 0 ? line.WrittenSpan.ToArray() : null;
            }

            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOf((byte)'\n');
            var part = end < 0 ? rest : rest[..end];
            line.Write(part[..Math.Min(part.Length, longest - line.WrittenCount)]);
            _at += part.Length + (end < 0 ? 0 : 1);
            if (end >= 0)
                return line.WrittenSpan.ToArray();
        }
    }

    private int ReadSome()
    {
        try
        {
            return stream.Read(_buffer);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
