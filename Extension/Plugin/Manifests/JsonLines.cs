using System.Text;
using System.Text.Json;

namespace MLKids.Extension.Manifests;

/// <summary>On which line of a JSON text each field stands.</summary>
public sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = [];
    private readonly List<string> _repeated = [];

    /// <param name="json">A valid JSON text.</param>
    /// <exception cref="JsonException">It is not valid.</exception>
    public JsonLines(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        var (line, counted) = (1, 0);
        Value(ref reader, "");

        void Value(ref Utf8JsonReader reader, string path)
        {
            Note(ref reader, path);
            if (reader.TokenType == JsonTokenType.StartArray)
                for (var at = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; at++)
                    Value(ref reader, $"{path}[{at}]");
            else if (reader.TokenType == JsonTokenType.StartObject)
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    var inner = path.Length == 0 ? name : $"{path}.{name}";
                    if (_lines.ContainsKey(inner))
                        _repeated.Add(inner);
                    Note(ref reader, inner);
                    reader.Read();
                    Value(ref reader, inner);
                }
        }

        void Note(ref Utf8JsonReader reader, string path)
        {
            for (; counted < reader.TokenStartIndex; counted++)
                if (bytes[counted] == '\n')
                    line++;
            _lines.TryAdd(path, line);
        }
    }

    /// <summary>Fields that stand twice in one object: JSON takes the last one, silently.</summary>
    public IReadOnlyList<string> Repeated => _repeated;

    /// <summary>The line of a field, from 1; of the object that it is missing in, where it is not there.</summary>
    /// <param name="path">For instance <c>mlkids.blockPacks[0]</c>.</param>
    public int Of(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line))
                return line;
            path = path[..Math.Max(0, Math.Max(path.LastIndexOf('.'), path.LastIndexOf('[')))];
        }
    }
}
