using System.Globalization;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;

namespace MLKids.Learning.Featurizers.Networks;

/// <summary>
/// A stranger's network in ONNX Runtime: whatever is wrong with it is one error that names found and wanted. Safe to call from several threads.
/// </summary>
internal sealed class Network : IDisposable
{
    private readonly NetworkFile _file;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly InferenceSession _session;
    private readonly NativeUse _use = new();

    /// <param name="file">The file.</param>
    /// <param name="patience">For one picture; a graph may hold a loop without end.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.ExtensionFailed"/>.</exception>
    public Network(NetworkFile file, TimeSpan patience, TimeProvider time)
    {
        (_file, _patience, _time) = (file, patience, time);
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        try
        {
            _session = new InferenceSession(Read(file), options);
        }
        catch (OnnxRuntimeException e)
        {
            throw Wrong($"a graph that ONNX Runtime refuses ({e.Message})", "a valid ONNX model with all weights inside", e);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw Wrong($"no ONNX Runtime that this computer can load ({(e.InnerException ?? e).Message})", "ONNX Runtime beside the program", e);
        }

        try
        {
            Check("input", file.Input.Name, _session.InputMetadata, file.Input.Shape);
            Check("output", file.OutputName, _session.OutputMetadata, [1, file.OutputLength]);
            if (_session.InputMetadata.Keys.FirstOrDefault(name => name != file.Input.Name) is { } more)
                throw Wrong($"a second input \"{more}\"", $"\"{file.Input.Name}\" alone");
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <param name="input">As many floats as the input's shape says.</param>
    /// <param name="features">Takes the output.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.ExtensionFailed"/>: it fails, takes too long, or gives what is no feature vector.</exception>
    public void Run(float[] input, Span<float> features)
    {
        using var call = _use.Begin();
        using var options = new RunOptions();
        using var clock = _time.CreateTimer(_ => Terminate(options), null, _patience, Timeout.InfiniteTimeSpan);
        using var value = OrtValue.CreateTensorValueFromMemory(input, _file.Input.Shape);
        try
        {
            using var results = _session.Run(options, [_file.Input.Name], [value], [_file.OutputName]);
            var output = results[0].GetTensorDataAsSpan<float>();
            if (output.Length != features.Length)
                throw Wrong($"{output.Length} floats in the output \"{_file.OutputName}\"", $"{features.Length} (mlkids.featurizers output.length)");
            output.CopyTo(features);
        }
        catch (OnnxRuntimeException e)
        {
            throw Wrong(options.Terminate ? string.Create(CultureInfo.InvariantCulture, $"no answer within {_patience.TotalSeconds} s") : $"a failure ({e.Message})", "features of a picture", e);
        }

        foreach (var feature in features)
            if (!float.IsFinite(feature))
                throw Wrong("NaN or infinity among the features", "finite numbers");
    }

    public void Dispose()
    {
        _use.End();
        _session.Dispose();
    }

    private static void Terminate(RunOptions options)
    {
        try
        {
            options.Terminate = true;
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    private byte[] Read(NetworkFile file)
    {
        try
        {
            var length = new FileInfo(file.Path).Length;
            if (length > NetworkFile.MostBytes)
                throw Wrong($"{length:N0} bytes", $"at most {NetworkFile.MostBytes:N0}");
            var bytes = File.ReadAllBytes(file.Path);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            return sha256 == file.Sha256 ? bytes : throw Wrong($"sha256 {sha256}", $"{file.Sha256} (mlkids.featurizers sha256; a file that was changed on purpose needs the new one)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"no readable file ({e.Message})", "the ONNX file that mlkids.featurizers names", e);
        }
    }

    private void Check(string what, string name, IReadOnlyDictionary<string, NodeMetadata> graph, long[] wanted)
    {
        if (!graph.TryGetValue(name, out var found))
            throw Wrong($"the {what}s {string.Join(", ", graph.Keys.Order(StringComparer.Ordinal).Select(key => $"\"{key}\""))}", $"one named \"{name}\"");
        if (!found.IsTensor || found.ElementType != typeof(float))
            throw Wrong($"the {what} \"{name}\" of {found.ElementType.Name}", "float32");
        // Open sizes are negative; an output may carry further dimensions of size 1.
        int[] sizes = found.Dimensions;
        var fits = what == "output"
            ? sizes.Length == 0 || sizes.Any(size => size < 0) || sizes.Aggregate(1L, (all, size) => all * size) == wanted[1]
            : sizes.Length == wanted.Length && sizes.Zip(wanted).All(pair => pair.First < 0 || pair.First == pair.Second);
        if (!fits)
            throw Wrong($"the {what} \"{name}\" of shape [{string.Join(", ", sizes.Select(size => size < 0 ? "any" : $"{size}"))}]", $"[{string.Join(", ", wanted)}]");
    }

    private LearningException Wrong(string found, string wanted, Exception? inner = null) => new(
        LearningCodes.ExtensionFailed,
        "An extension has a problem. Try another way to learn.",
        $"Featurizer '{_file.Name}' ({_file.Path}): found {found}; wanted {wanted}.",
        inner);
}
