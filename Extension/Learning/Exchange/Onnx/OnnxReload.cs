using Microsoft.ML.OnnxRuntime;

namespace MLKids.Learning.Exchange.Onnx;

/// <summary>An exported file as another program sees it: ONNX Runtime and nothing else.</summary>
internal sealed class OnnxReload : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OnnxFile _file;
    private readonly string[] _outputs;

    /// <exception cref="OnnxRuntimeException">ONNX Runtime refuses the bytes.</exception>
    public OnnxReload(byte[] bytes, OnnxFile file)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        _session = new InferenceSession(bytes, options);
        _file = file;
        _outputs = file.HasLabel ? [file.Output, OnnxFile.Label] : [file.Output];
    }

    /// <summary>Answers for one row.</summary>
    /// <returns>Probabilities or numbers, and the label's text if the file has labels.</returns>
    public (float[] Values, string? Label) Run(float[] input)
    {
        using var row = OrtValue.CreateTensorValueFromMemory(input, [1, .. _file.Input.Shape]);
        using var results = _session.Run(_runOptions, [_file.Input.Name], [row], _outputs);
        return (results[0].GetTensorDataAsSpan<float>().ToArray(), _file.HasLabel ? results[1].GetStringElement(0) : null);
    }

    public void Dispose()
    {
        _session.Dispose();
        _runOptions.Dispose();
    }
}
