using System.Security.Cryptography;
using System.Text;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Models;

/// <summary>
/// The bytes of a saved model: signature, version, labels in order, featurizer id, feature length, trainer id, weights. Nothing else, so
/// that
/// the hash of the bytes names the model: no date, no random id.
/// </summary>
internal static class ModelBody
{
    private const int Version = 1;
    private const int MostLabels = 10_000;

    public static byte[] Write(IReadOnlyList<string> labels, string featurizerId, IHead head)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write("MLKM"u8);
        writer.Write(Version);
        writer.Write(labels.Count);
        foreach (var label in labels)
            writer.Write(label);
        writer.Write(featurizerId);
        writer.Write(head.FeatureLength);
        writer.Write(head.TrainerId);
        head.Save(writer);
        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <exception cref="LearningException">The bytes are no model, or of a trainer that is not here (<see
    /// cref="LearningCodes.DamagedModel"/>).</exception>
    public static (string[] Labels, string FeaturizerId, IHead Head) Read(byte[] body, IReadOnlyDictionary<string, ITrainer> trainers)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(body, writable: false), Encoding.UTF8);
            if (!reader.ReadBytes(4).AsSpan().SequenceEqual("MLKM"u8))
                throw Damaged("no model signature");
            var version = reader.ReadInt32();
            if (version != Version)
                throw Damaged($"model version {version}, wanted {Version}");
            var count = reader.ReadInt32();
            if (count is < 1 or > MostLabels)
                throw Damaged($"{count} labels");
            var labels = new string[count];
            for (var i = 0; i < count; i++)
                labels[i] = reader.ReadString();
            var featurizer = reader.ReadString();
            var length = reader.ReadInt32();
            var trainerId = reader.ReadString();
            if (!trainers.TryGetValue(trainerId, out var trainer))
                throw Damaged($"trainer '{trainerId}', available are: {string.Join(", ", trainers.Keys.Order(StringComparer.Ordinal))}");
            var head = trainer.Load(reader);
            return head.LabelCount == count && head.FeatureLength == length
                ? (labels, featurizer, head)
                : throw Damaged($"a head of {head.LabelCount} labels and {head.FeatureLength} floats, wanted {count} and {length}");
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException or OverflowException)
        {
            throw Damaged(error.Message, error);
        }
    }

    public static LearningException Damaged(string found, Exception? inner = null) => new(
        LearningCodes.DamagedModel,
        "This model is damaged. Train it again.",
        $"Saved model: found {found}. Wanted an intact model of version {Version}.",
        inner);
}
