using System.Globalization;
using System.Security.Cryptography;
using MLKids.Learning;
using MLKids.Learning.Trainers;

namespace MLKids.Packs.Learning;

/// <summary>What a plugin's trainer fitted: bytes that only the plugin understands. Answers come from its process; what is no list of probabilities is refused.</summary>
internal sealed class RemoteHead : IHead
{
    /// <summary>"MLR" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5201;

    private const float Tolerance = 1e-3f;

    private readonly TrainerPool _pool;
    private readonly byte[] _bytes;

    public RemoteHead(string trainerId, TrainerPool pool, int featureLength, int labelCount, byte[] bytes) =>
        (TrainerId, _pool, FeatureLength, LabelCount, _bytes) = (trainerId, pool, featureLength, labelCount, bytes);

    public string TrainerId { get; }

    public int FeatureLength { get; }

    public int LabelCount { get; }

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found {features.Length} features, wanted {FeatureLength}.", nameof(features));
        PredictAll(features, probabilities);
    }

    public void PredictAll(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        if (features.Length % FeatureLength != 0 || probabilities.Length != features.Length / FeatureLength * LabelCount)
            throw new ArgumentException($"Found {features.Length} features and room for {probabilities.Length} probabilities, wanted as many as rows of {FeatureLength} and {LabelCount}.", nameof(probabilities));
        for (var start = 0; start * FeatureLength < features.Length; start += TrainingRows.BatchRows)
        {
            var rows = Math.Min(TrainingRows.BatchRows, (features.Length / FeatureLength) - start);
            var asked = features.Slice(start * FeatureLength, rows * FeatureLength).ToArray();
            var told = _pool.Use(TrainerId, answering: true, process => Ask(process, asked));
            told.CopyTo(probabilities[(start * LabelCount)..]);
        }
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, FeatureLength);
        writer.Write(_bytes.Length);
        writer.Write(Hash(LabelCount, FeatureLength, _bytes));
        writer.Write(_bytes);
    }

    /// <exception cref="LearningException"><see cref="LearningCodes.DamagedModel"/>.</exception>
    public static RemoteHead Load(BinaryReader reader, string trainerId, TrainerPool pool) => HeadFile.Read(reader, trainerId, Signature, reader =>
    {
        int labels = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader), length = reader.ReadInt32();
        if (length < 0 || length > pool.Limits.HeadBytes)
            throw new InvalidDataException($"a head of {length} bytes");
        var hash = reader.ReadBytes(SHA256.HashSizeInBytes);
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length && hash.AsSpan().SequenceEqual(Hash(labels, features, bytes))
            ? new RemoteHead(trainerId, pool, features, labels, bytes)
            : throw new InvalidDataException("bytes that differ from their hash");
    });

    private float[] Ask(TrainerProcess process, float[] features)
    {
        var slot = Array.IndexOf(process.Slots, this);
        if (slot < 0)
            slot = Keep(process);
        process.Await(_pool.Limits.Answer);
        process.Send(TrainerWord.Ask, w =>
        {
            w.Write(slot);
            TrainerWire.Write(w, features);
        });
        var answers = TrainerWire.Floats(process.Read(TrainerWord.Answers));
        Check(process, answers, features.Length / FeatureLength);
        return answers;
    }

    private int Keep(TrainerProcess process)
    {
        var slot = process.NextSlot;
        process.NextSlot = (slot + 1) % process.Slots.Length;
        process.Slots[slot] = null;
        process.Await(_pool.Limits.Start);
        process.Send(TrainerWord.Load, w =>
        {
            w.Write(slot);
            w.Write(TrainerId);
            TrainerWire.Write(w, _bytes);
        });
        var body = process.Read(TrainerWord.Loaded);
        var (features, labels) = (body.ReadInt32(), body.ReadInt32());
        if (features != FeatureLength || labels != LabelCount)
            throw process.Nonsense($"a head for {features} features and {labels} labels, wanted {FeatureLength} and {LabelCount}");
        process.Slots[slot] = this;
        return slot;
    }

    private void Check(TrainerProcess process, ReadOnlySpan<float> answers, int rows)
    {
        if (answers.Length != rows * LabelCount)
            throw process.Nonsense($"{answers.Length} probabilities, wanted {rows * LabelCount}");
        for (var row = 0; row < rows; row++)
        {
            var sum = 0f;
            foreach (var probability in answers.Slice(row * LabelCount, LabelCount))
            {
                if (!(probability is >= 0 and <= 1 + Tolerance))
                    throw process.Nonsense(string.Create(CultureInfo.InvariantCulture, $"the probability {probability}, wanted 0 to 1"));
                sum += probability;
            }

            if (!(Math.Abs(sum - 1) <= Tolerance))
                throw process.Nonsense(string.Create(CultureInfo.InvariantCulture, $"probabilities that sum to {sum}, wanted 1"));
        }
    }

    private static byte[] Hash(int labels, int features, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(labels));
        hash.AppendData(BitConverter.GetBytes(features));
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
