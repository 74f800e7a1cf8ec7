using System.Security.Cryptography;
using System.Text;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Models;

/// <summary>
/// The bytes of a saved model: signature, version, labels in order, featurizer id and state, trainer id, weights. Nothing else, so that
/// the hash of the bytes names the model: no date, no random id. Version 1 had a feature length in place of the state.
/// </summary>
internal static class ModelBody
{
    private const int Version = 2;
    private const int MostLabels = 10_000;

    public static byte[] Write(ModelParts parts)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write("MLKM"u8);
        writer.Write(Version);
        writer.Write(parts.Labels.Count);
        foreach (var label in parts.Labels)
            writer.Write(label);
        writer.Write(parts.FeaturizerId);
        writer.Write(parts.FeaturizerState);
        writer.Write(parts.Learned.TrainerId);
        parts.Learned.Save(writer);
        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <exception cref="LearningException">The bytes are no model, or of a trainer that is not here (<see
    /// cref="LearningCodes.DamagedModel"/>; of an extension's <see cref="LearningCodes.MissingExtension"/>).</exception>
    public static ModelParts Read(byte[] body, IReadOnlyDictionary<string, ILearner> trainers)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(body, writable: false), Encoding.UTF8);
            if (!reader.ReadBytes(4).AsSpan().SequenceEqual("MLKM"u8))
                throw Damaged("no model signature");
            var version = reader.ReadInt32();
            if (version is < 1 or > Version)
                throw Damaged($"model version {version}, wanted 1 to {Version}");
            var count = reader.ReadInt32();
            if (count is < 0 or > MostLabels)
                throw Damaged($"{count} labels");
            var labels = new string[count];
            for (var i = 0; i < count; i++)
                labels[i] = reader.ReadString();
            var featurizer = reader.ReadString();
            var state = "";
            if (version == 1)
                reader.ReadInt32();
            else
                state = reader.ReadString();
            var trainerId = reader.ReadString();
            if (!trainers.TryGetValue(trainerId, out var trainer))
                throw LearningExtension.NameIn(trainerId) is not null ? LearningExtension.Missing(trainerId, "trainer") : Damaged($"trainer '{trainerId}', available are: {string.Join(", ", trainers.Keys.Order(StringComparer.Ordinal))}");
            var learned = trainer.Load(reader);
            var answers = learned switch { IHead head => head.LabelCount, IRegressor regressor => regressor.OutputCount, _ => 0 };
            return answers == count ? new(labels, featurizer, state, learned) : throw Damaged($"{trainerId} with {answers} answers, wanted {count}");
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
