using System.Diagnostics;
using System.Text;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Exchange;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Tests;

namespace MLKids.Bench;

/// <summary>Damaged files that children bring along: each is taken or refused with a reason; none crashes or hangs, and nothing stays of those refused.</summary>
internal sealed class FuzzBench(Report report) : IDisposable
{
    private const int Files = 5_000;
    private const int Seed = 2026;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("mlkids-fuzz-").FullName;
    private readonly MobileNetFeaturizer _pictures = new();

    public Task Run()
    {
        var kinds = new (string Name, byte[][] Originals, Func<byte[], int, Random, byte[]> Damage, Action<byte[]> Open)[]
        {
            ("WAV", Waves(), Mutations.OfBytes, bytes => SoundClip.Read(bytes)),
            ("CSV", Tables(), Mutations.OfBytes, OpenTable),
            (".tm", [Archives.Teachable(("a", 1), ("b", 1))], Mutations.OfZip, OpenArchive),
            ("ML4K zip", [Archives.KidsWords(), Archives.KidsNumbers(), Archives.KidsPictures(), Archives.KidsSounds()], Mutations.OfZip, OpenArchive),
        };
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var (name, originals, damage, open) in kinds)
            rows.Add(RunKind(name, originals, damage, open, Files / kinds.Length));
        report.Table($"{Files:N0} damaged files, seed {Seed}", ["kind", "files", "opened", "refused", "crashed", "longest s", "verdict"], rows);
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _pictures.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private List<object?> RunKind(string name, byte[][] originals, Func<byte[], int, Random, byte[]> damage, Action<byte[]> open, int count)
    {
        var random = new Random(Seed);
        var (opened, refused, crashed, longest) = (0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            var bytes = damage(originals[random.Next(originals.Length)], i, random);
            var clock = Stopwatch.StartNew();
            try
            {
                open(bytes);
                opened++;
            }
            catch (LearningException)
            {
                refused++;
            }
            catch (Exception e)
            {
                crashed++;
                report.Line($"{name} file {i}: {e}");
            }

            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
        }

        return [name, count, opened, refused, crashed, longest.TotalSeconds, report.Verdict(crashed == 0 && longest < Limit)];
    }

    private void OpenArchive(byte[] bytes)
    {
        var path = Path.Combine(_folder, "file.zip");
        File.WriteAllBytes(path, bytes);
        using var project = ProjectFile.CreateTemporary();
        try
        {
            new ArchiveImport(project, _pictures).Run(path);
        }
        catch (LearningException)
        {
            if (project.Models.All().Count > 0)
                throw new InvalidDataException("a refused file left a model behind");
            throw;
        }
    }

    private static void OpenTable(byte[] bytes)
    {
        var table = TableReader.Read(bytes);
        using var project = ProjectFile.CreateTemporary();
        new TableImport(project, table).ToNumbers("Table");
    }

    private static byte[][] Waves()
    {
        var samples = new float[SoundClip.Rate];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = 0.3f * MathF.Sin(i * 0.05f);
        return [SoundClip.FromSamples(samples).ToWav(), WavWriter.Floats(samples, 44_100), WavWriter.Pcm16(samples, 8_000)];
    }

    private static byte[][] Tables()
    {
        var random = new Random(Seed);
        var text = new StringBuilder("height,\"colour, \"\"dark\"\"\",label\r\n");
        for (var i = 0; i < 60; i++)
            text.Append(Report.Text($"{random.NextDouble() * 10:0.00},{(i % 3 == 0 ? "\"red\nor pink\"" : "blue")},{(i % 2 == 0 ? "cat" : "Hündin 🐶")}\r\n"));
        return [Encoding.UTF8.GetBytes(text.ToString()), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text.ToString())).ToArray(), Encoding.UTF8.GetBytes(text.Replace(',', ';').ToString())];
    }
}
