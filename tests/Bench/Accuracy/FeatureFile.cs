using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MLKids.Bench.Accuracy;

/// <summary>Features of a set of photos, computed once and kept in the temporary folder by featurizer and photos.</summary>
/// <param name="Rows">[label][photo][feature].</param>
/// <param name="Milliseconds">Median for one photo when they were computed, one thread, file in memory.</param>
internal sealed record FeatureFile(float[][][] Rows, double Milliseconds)
{
    public static FeatureFile Get(Photos photos, string id, Func<byte[], float[]> featurize)
    {
        var file = Place(photos, id);
        if (!File.Exists(file))
            Write(file, photos, featurize);
        using var reader = new BinaryReader(File.OpenRead(file));
        var milliseconds = reader.ReadDouble();
        var length = (int)((reader.BaseStream.Length - sizeof(double)) / sizeof(float) / photos.Count);
        return new([.. photos.Labels.Select(label => label.Files.Select(_ => Row(reader, length)).ToArray())], milliseconds);
    }

    private static float[] Row(BinaryReader reader, int length)
    {
        var row = new float[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
        return row;
    }

    private static void Write(string file, Photos photos, Func<byte[], float[]> featurize)
    {
        var rows = new List<float[]>();
        var times = new Samples();
        foreach (var photo in photos.Labels.SelectMany(label => label.Files))
        {
            var bytes = File.ReadAllBytes(photo);
            times.Time(() => rows.Add(featurize(bytes)));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Environment.ProcessId}";
        using (var writer = new BinaryWriter(File.Create(unfinished)))
        {
            writer.Write(times.Median);
            foreach (var row in rows)
                writer.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }

        File.Move(unfinished, file, overwrite: true);
    }

    private static string Place(Photos photos, string id)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(id));
        foreach (var photo in photos.Labels.SelectMany(label => label.Files))
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{photo} {new FileInfo(photo).Length} {File.GetLastWriteTimeUtc(photo).Ticks}"));
        return Path.Combine(Path.GetTempPath(), "mlkids-bench-features", Convert.ToHexStringLower(hash.GetHashAndReset())[..24] + ".features");
    }
}
