using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// The bytes of a saved n-gram model: signature, length and hash of what follows; unit, order, the tokens as text, the sequence as 7-bit groups.
/// The table is counted again when a model is loaded.
/// </summary>
internal static class NGramFile
{
    /// <summary>"MLN" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C4E01;

    /// <summary>Bytes of the hash that are kept: enough against accidents, which is what it is for.</summary>
    private const int HashLength = 8;

    /// <summary>Three bytes of a number for each token, and each different token twice over.</summary>
    private const int MostBytes = 4 * TextLimits.Tokens;

    internal static void Write(BinaryWriter writer, NGramModel model)
    {
        using var memory = new MemoryStream();
        using var body = new BinaryWriter(memory, Encoding.UTF8);
        var corpus = model.Corpus;
        body.Write((byte)corpus.Unit);
        body.Write((byte)model.Order);
        body.Write7BitEncodedInt(corpus.Words.Count);
        for (var i = 1; i < corpus.Words.Count; i++)
            body.Write(corpus.Words[i]);
        body.Write7BitEncodedInt(corpus.Sequence.Length);
        foreach (var number in corpus.Sequence)
            body.Write7BitEncodedInt(number);
        body.Flush();
        writer.Write(Signature);
        writer.Write((int)memory.Length);
        writer.Write(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length)).AsSpan(0, HashLength));
        writer.Write(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    internal static NGramModel Read(BinaryReader reader)
    {
        try
        {
            return HeadFile.Read(reader, NGramTrainer.TrainerId, Signature, static reader => ReadBody(ReadBytes(reader)));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw Damaged(e.Message, e);
        }
    }

    private static byte[] ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        if (length is <= 0 or > MostBytes)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{length} bytes of text model (1 to {MostBytes} are possible)"));
        Span<byte> hash = stackalloc byte[HashLength];
        reader.BaseStream.ReadExactly(hash);
        // In steps, so that a wrong length at the end of a short file takes no memory.
        using var memory = new MemoryStream();
        Span<byte> part = stackalloc byte[8192];
        for (var left = length; left > 0; left -= part.Length)
        {
            var now = part[..Math.Min(left, part.Length)];
            reader.BaseStream.ReadExactly(now);
            memory.Write(now);
        }
        var bytes = memory.ToArray();
        return SHA256.HashData(bytes).AsSpan(0, HashLength).SequenceEqual(hash) ? bytes : throw new InvalidDataException("a text model whose bytes were changed");
    }

    private static NGramModel ReadBody(byte[] bytes)
    {
        using var body = new BinaryReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var (unit, order) = ((TextUnit)body.ReadByte(), body.ReadByte());
        Require(Enum.IsDefined(unit), "unit", (int)unit);
        Require(order is >= 1 and <= TextLimits.Order, "order", order);
        var words = body.Read7BitEncodedInt();
        Require(words is >= 2 and <= TextLimits.DistinctTokens && words <= bytes.Length, "number of tokens", words);
        var tokens = new string[words];
        tokens[Vocabulary.Edge] = "";
        for (var i = 1; i < words; i++)
        {
            tokens[i] = body.ReadString();
            Require(tokens[i].Length is >= 1 and <= TextLimits.TokenLength + 1, "length of a token", tokens[i].Length);
        }
        var vocabulary = new Vocabulary(tokens);
        Require(Array.TrueForAll(tokens, token => tokens[vocabulary.Find(token)] == token) && tokens.Distinct().Count() == words, "tokens that are different", words);
        var length = body.Read7BitEncodedInt();
        Require(length is >= 3 and <= TextLimits.Tokens && length <= bytes.Length, "length of the text", length);
        var sequence = new int[length];
        var seen = new bool[words];
        for (var i = 0; i < length; i++)
        {
            var number = sequence[i] = body.Read7BitEncodedInt();
            Require(number >= 0 && number < words, "number of a token", number);
            Require(number != Vocabulary.Edge || i == 0 || sequence[i - 1] != Vocabulary.Edge, "edge after an edge at", i);
            seen[number] = true;
        }
        Require(sequence[0] == Vocabulary.Edge && sequence[^1] == Vocabulary.Edge, "edge", sequence[0]);
        Require(Array.TrueForAll(seen, static each => each), "token that is never used, of", words);
        Require(body.BaseStream.Position == bytes.Length, "end at", (int)body.BaseStream.Position);
        return new(new(unit, vocabulary, sequence), NGramBuilder.Build(sequence, words, order, null, CancellationToken.None));
    }

    private static void Require(bool good, string what, int found)
    {
        if (!good)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"an impossible {what}: {found}"));
    }

    private static LearningException Damaged(string found, Exception inner) => new(
        LearningCodes.DamagedModel, "This model cannot be opened. Train it again.", $"Found {found}; wanted the bytes of a {NGramTrainer.TrainerId} model.", inner);
}
