using System.Buffers.Binary;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Flavours.MLNet;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Tests.Trainers;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Tests.Flavours;

public sealed partial class PackageTests
{
    private const int Rate = 8_000, FeatureCount = 6, Side = 400;

    private static partial void SaveAndLoadPipeline()
    {
        var rows = LabelledRows.Clouds(20, features: FeatureCount);
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureCount);
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, rows.Count).Select(i => new Example { Name = rows.Labels[rows.LabelOf(i)], Features = Read(rows, i) }), schema);
        var model = context.Transforms.Conversion.MapValueToKey("Label", nameof(Example.Name)).Append(new MultiLayerHeadEstimator(context)).Fit(data);
        using var zip = new MemoryStream();
        context.Model.Save(model, data.Schema, zip);
        zip.Position = 0;
        var loaded = new MLContext().Model.Load(zip, out _);
        // Labels occur in their order, so keys have it too.
        var head = new MultiLayerHeadTrainer().Fit(rows, 1, null, CancellationToken.None);
        var scores = context.Data.CreateEnumerable<Scored>(loaded.Transform(data), reuseRowObject: false).ToArray();
        Assert.HasCount(rows.Count, scores);
        for (var i = 0; i < rows.Count; i++)
        {
            var wanted = new float[3];
            head.Predict(Read(rows, i), wanted);
            for (var label = 0; label < 3; label++)
                Assert.AreEqual(wanted[label], scores[i].Score[label], 1e-4f, $"row {i}, label {label}");
        }
    }

    private static partial void CompareFeatures()
    {
        using var folder = new TempFolder();
        // Broad stripes, already square: what remains is the resizing filter.
        var pixels = new byte[Side * Side * 4];
        for (var i = 0; i < Side * Side; i++)
            (pixels[4 * i], pixels[(4 * i) + 1], pixels[(4 * i) + 2], pixels[(4 * i) + 3]) = ((byte)(i % Side / 100 * 80), (byte)(i / Side / 100 * 80), 120, byte.MaxValue);
        var png = PictureDecoder.EncodePng(pixels, Side, Side);
        File.WriteAllBytes(Path.Combine(folder.Path, "stripes.png"), png);
        using var featurizer = new MobileNetFeaturizer();
        var wanted = new float[featurizer.FeatureLength];
        featurizer.Featurize(png, wanted);
        var context = new MLContext();
        var data = context.Data.LoadFromEnumerable([new ImageFile { ImagePath = "stripes.png" }]);
        var found = context.Data.CreateEnumerable<Featurized>(ImagePipeline.Create(context, folder: folder.Path).Fit(data).Transform(data), reuseRowObject: false).Single().Features;
        Assert.HasCount(wanted.Length, found);
        // Both have length 10: the cosine of the angle between them.
        Assert.IsGreaterThan(0.9, wanted.Zip(found).Sum(pair => (double)pair.First * pair.Second) / 100);
    }

    private static partial void ReadAiff()
    {
        short[] samples = [.. Enumerable.Range(0, Rate).Select(i => (short)(8_000 * Math.Sin(i * 0.3)))];
        var sound = new byte[samples.Length * 2];
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(sound.AsSpan(2 * i), samples[i]);
        // 8,000 as an 80-bit float: 2^12 × 1.953125.
        byte[] common = [0, 1, .. BigEndian(samples.Length), 0, 16, 0x40, 0x0B, 0xFA, 0, 0, 0, 0, 0, 0, 0];
        byte[] body = [.. "AIFFCOMM"u8, .. BigEndian(common.Length), .. common, .. "SSND"u8, .. BigEndian(sound.Length + 8), .. new byte[8], .. sound];
        var clip = SoundClip.Read([.. "FORM"u8, .. BigEndian(body.Length), .. body]);
        var wanted = SoundClip.FromSamples([.. samples.Select(s => s / 32768f)], Rate);
        Assert.AreEqual(wanted.Samples.Length, clip.Samples.Length);
        for (var i = 0; i < wanted.Samples.Length; i++)
            Assert.AreEqual(wanted.Samples[i], clip.Samples[i], 1e-4f, $"sample {i}");
    }

    private static partial void ReadTelephone(bool aLaw)
    {
        // The codes of silence and of the loudest sample of each sign (ITU-T G.711, tables 1 and 2).
        byte[] codes = aLaw ? [0xD5, 0xAA, 0x2A] : [0xFF, 0x80, 0x00];
        byte[] sound = [.. Enumerable.Range(0, Rate).Select(i => codes[i / 100 % 3])];
        byte[] format = [(byte)(aLaw ? 6 : 7), 0, 1, 0, .. LittleEndian(Rate), .. LittleEndian(Rate), 1, 0, 8, 0, 0, 0];
        byte[] body = [.. "WAVEfmt "u8, .. LittleEndian(format.Length), .. format, .. "data"u8, .. LittleEndian(sound.Length), .. sound];
        var clip = SoundClip.Read([.. "RIFF"u8, .. LittleEndian(body.Length), .. body]);
        Assert.AreEqual(1, clip.Seconds, 1e-3);
        // In the middle of each piece, at twice the rate: beside the edges that resampling rounds.
        Assert.AreEqual(0, clip.Samples[700], 0.02);
        Assert.AreEqual(0.98, clip.Samples[900], 0.05);
        Assert.AreEqual(-0.98, clip.Samples[1_100], 0.05);
    }

    private static float[] Read(LabelledRows rows, int row)
    {
        var features = new float[rows.FeatureLength];
        rows.Read([row], features);
        return features;
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] LittleEndian(int number) => BitConverter.GetBytes(number);

    private sealed class Example
    {
        public string Name { get; set; } = "";

        public float[] Features { get; set; } = [];
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }

    private sealed class ImageFile
    {
        public string ImagePath { get; set; } = "";
    }

    private sealed class Featurized
    {
        public float[] Features { get; set; } = [];
    }
}
