using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace MLKids.Learning.Trainers;

/// <summary>The bytes of saved heads: a signature, sizes, and arrays of little-endian floats. What is damaged is found when it is read.</summary>
public static class HeadFile
{
    /// <summary>Largest size of any dimension, and of their product.</summary>
    private const int MaxSize = 1_000_000, MaxFloats = 64_000_000;

    /// <summary>Begins the bytes of a head.</summary>
    public static void WriteStart(BinaryWriter writer, uint signature, params ReadOnlySpan<int> sizes)
    {
        writer.Write(signature);
        foreach (var size in sizes)
            writer.Write(size);
    }

    /// <summary>Writes floats.</summary>
    public static void Write(BinaryWriter writer, ReadOnlySpan<float> floats) => writer.Write(MemoryMarshal.AsBytes(floats));

    /// <summary>Runs a reader of one head; whatever is wrong with the bytes becomes one error.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.DamagedModel"/>.</exception>
    public static THead Read<THead>(BinaryReader reader, string trainerId, uint signature, Func<BinaryReader, THead> body)
    {
        try
        {
            var found = reader.ReadUInt32();
            if (found != signature)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"signature {found:X8} instead of {signature:X8}"));
            return body(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new LearningException(
                LearningCodes.DamagedModel,
                "This model cannot be opened. Train it again.",
                $"Found {e.Message}; wanted the bytes of a {trainerId} head.",
                e);
        }
    }

    /// <summary>Reads a size of at least 1.</summary>
    /// <exception cref="InvalidDataException">It is impossible.</exception>
    public static int ReadSize(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        return size is > 0 and <= MaxSize
            ? size : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a size of {size} (1 to {MaxSize} are possible)"));
    }

    /// <summary>Reads rows × columns finite floats.</summary>
    /// <exception cref="InvalidDataException">So many are impossible, or one is not finite.</exception>
    public static float[] ReadFloats(BinaryReader reader, int rows, int columns)
    {
        var count = (long)rows * columns;
        if (count > MaxFloats)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{count} weights ({MaxFloats} are possible)"));
        // In steps, so that a wrong size at the end of a short file takes no memory.
        const int Step = 65_536;
        var floats = new List<float>((int)Math.Min(count, Step));
        var part = new float[(int)Math.Min(count, Step)];
        for (var left = (int)count; left > 0; left -= Step)
        {
            var now = part.AsSpan(0, Math.Min(left, Step));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(now));
            if (!TensorPrimitives.IsFiniteAll<float>(now))
                throw new InvalidDataException("a weight that is no finite number");
            floats.AddRange(now);
        }
        return [.. floats];
    }
}
