using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MLKids.Learning.Featurizers.Networks;
using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Featurizers;

/// <summary>
/// Pictures to features by a network that an extension brings as an ONNX file, described by data alone. Nothing is loaded before the first picture. Safe to call from several threads.
/// </summary>
/// <param name="file">The network, and what it wants.</param>
/// <param name="time">The clock; null for the computer's.</param>
/// <param name="patience">For one picture; null for 10 s.</param>
public sealed class OnnxFileFeaturizer(NetworkFile file, TimeProvider? time = null, TimeSpan? patience = null) : IFingerprintingFeaturizer
{
    /// <summary>For fingerprints of pictures that are not cut to a square.</summary>
    private const int FingerprintSide = 64;

    private const float Length = 10, SmallestNorm = 1e-12f;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile Network? _network;
    private LearningException? _broken;
    private bool _disposed;

    /// <summary>The file's name and the start of a hash over file and preprocessing: what changes a float changes it.</summary>
    public string Id { get; } = $"{file.Name}@{Hash(file)}";

    public int FeatureLength => file.OutputLength;

    public int NearDuplicateBits => PictureFingerprint.NearDuplicateBits;

    /// <summary>Looks at the file and asks the network of a test picture: everything that can be wrong with it is told here.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.ExtensionFailed"/>, naming what was found and wanted.</exception>
    public void Check()
    {
        var rgb = new byte[file.Input.Width * file.Input.Height * 3];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)(i * 31);
        Run(rgb, new float[FeatureLength]);
    }

    public void Featurize(ReadOnlySpan<byte> example, Span<float> features) => Run(Decode(example, features), features);

    public ulong FeaturizeAndFingerprint(ReadOnlySpan<byte> example, Span<float> features)
    {
        var rgb = Decode(example, features);
        Run(rgb, features);
        if (file.Input.Fit == PictureFit.Crop && file.Input.Width == file.Input.Height && file.Input.Width >= FingerprintSide)
            return PictureFingerprint.Of(rgb, file.Input.Width);
        var square = new byte[FingerprintSide * FingerprintSide * 3];
        PictureDecoder.DecodeSquare(example, FingerprintSide, square);
        return PictureFingerprint.Of(square, FingerprintSide);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _network?.Dispose();
            _network = null;
        }
    }

    private byte[] Decode(ReadOnlySpan<byte> example, Span<float> features)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found room for {features.Length} features, wanted {FeatureLength}.", nameof(features));
        return FittedPicture.Decode(example, file.Input);
    }

    private void Run(byte[] rgb, Span<float> features)
    {
        var input = new float[rgb.Length];
        FittedPicture.ToFloats(rgb, file.Input, input);
        Ready().Run(input, features);
        if (!file.Normalize)
            return;
        var sum = 0.0;
        foreach (var feature in features)
            sum += (double)feature * feature;
        var times = Length / Math.Max(Math.Sqrt(sum), SmallestNorm);
        for (var i = 0; i < features.Length; i++)
            features[i] = (float)(features[i] * times);
    }

    private Network Ready()
    {
        if (_network is { } ready)
            return ready;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_network is { } made)
                return made;
            // A wrong file stays wrong: it is not read again for each of a thousand pictures.
            if (_broken is { } broken)
                throw new LearningException(broken.Code, broken.ChildSentence, broken.Message, broken);
            try
            {
                return _network = new Network(file, patience ?? Patience, time ?? TimeProvider.System);
            }
            catch (LearningException e)
            {
                _broken = e;
                throw;
            }
        }
    }

    private static string Hash(NetworkFile file)
    {
        var input = file.Input;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Sha256} {input.Name} {input.Width} {input.Height} {input.ColoursLast} {input.BlueFirst} {input.Scale:R} {Numbers(input.Mean)} {Numbers(input.Deviation)} {input.Fit} {file.OutputName} {file.OutputLength} {file.Normalize}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    private static string Numbers(IEnumerable<float> numbers) => string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
