using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLKids.Studio.Training;

/// <summary>The words between the Studio and its worker processes as lines of JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WorkerOrder))]
[JsonSerializable(typeof(WorkerWord))]
internal sealed partial class WorkerJson : JsonSerializerContext
{
    /// <summary>Longest line in bytes.</summary>
    public const int LongestLine = 1 << 16;

    public static byte[] Line(WorkerOrder order) => [.. JsonSerializer.SerializeToUtf8Bytes(order, Default.WorkerOrder), (byte)'\n'];

    public static byte[] Line(WorkerWord word) => [.. JsonSerializer.SerializeToUtf8Bytes(word, Default.WorkerWord), (byte)'\n'];

    public static WorkerOrder? Order(byte[] line) => Read(() => JsonSerializer.Deserialize(line, Default.WorkerOrder));

    /// <summary>The word, or null for a line that is none: a native library may print what it likes.</summary>
    public static WorkerWord? Word(byte[] line) => Read(() => JsonSerializer.Deserialize(line, Default.WorkerWord));

    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
