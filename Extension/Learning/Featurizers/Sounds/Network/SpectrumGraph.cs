using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;
using static MLKids.Learning.Onnx.OnnxGraph;

namespace MLKids.Learning.Featurizers.Sounds.Network;

/// <summary>
/// From samples to sound features with plain operators of ONNX: the spectrum as a convolution with windowed cosines and sines, mel bands as a matrix, statistics as means. The
/// same numbers as <see cref="Spectrogram"/>, <see cref="MelBank"/> and <see cref="MelStatistics"/>.
/// </summary>
internal sealed class SpectrumGraph(OnnxGraph graph)
{
    private const int HannLength = 400, HannStart = (Spectrogram.FrameLength - HannLength) / 2;
    private const int Waves = 2 * Spectrogram.Bins;
    private const float FullScale = 32767, Range = 80, Floor = 1e-6f, SpeechFloor = 1e-10f;
    private const float Decibels = 4.342944819f;

    /// <param name="samples">Name of a value [N, 16000].</param>
    /// <returns>Name of the squared cosine and sine parts, [N, 97, 514].</returns>
    internal string Squares(string samples)
    {
        const int End = HannStart + ((Spectrogram.Frames - 1) * Spectrogram.Hop) + HannLength;
        var heard = graph.Node("Slice", [samples, graph.Integers("heard.start", HannStart), graph.Integers("heard.end", End), graph.Integers("heard.axis", 1)]);
        var wave = graph.Node("Unsqueeze", [heard, graph.Integers("wave.axis", 1)]);
        var parts = graph.Node(
            "Conv", [wave, graph.Weights("spectrum", Kernel(), Waves, 1, HannLength)], null, Attribute("kernel_shape", [HannLength]), Attribute("strides", [Spectrogram.Hop]));
        var frames = graph.Node("Transpose", [parts], null, Attribute("perm", [0L, 2L, 1L]));
        return graph.Node("Mul", [frames, frames]);
    }

    /// <summary>Mean, deviation, maximum and mean change of 40 bands: [N, 160].</summary>
    internal string Statistics(string squares)
    {
        var decibels = ToDecibels(graph.Node("Add", [Bands(squares, MelBank.Wide, "wide"), graph.Weights("wide.floor", [Floor], 1)]), "wide");
        var (mean, deviation) = OverTime(decibels, 1);
        var most = graph.Node("ReduceMax", [decibels], null, Attribute("axes", [1L]), Attribute("keepdims", 1L));
        var axis = graph.Integers("change.axis", 1);
        var first = graph.Integers("change.first", 0);
        var second = graph.Integers("change.second", 1);
        var later = graph.Node("Slice", [decibels, second, graph.Integers("change.end", Spectrogram.Frames), axis]);
        var earlier = graph.Node("Slice", [decibels, first, graph.Integers("change.last", Spectrogram.Frames - 1), axis]);
        var step = graph.Node("Abs", [graph.Node("Sub", [later, earlier])]);
        var change = graph.Node("ReduceMean", [step], null, Attribute("axes", [1L]), Attribute("keepdims", 1L));
        return Flat(graph.Node("Concat", [mean, deviation, most, change], null, Attribute("axis", 2L)));
    }

    /// <summary>What the speech embedding hears (<see cref="SoundFeaturizer.Hear"/>), then mean and deviation of its two layers: four values.</summary>
    internal string[] Layers(string squares, OnnxTensors weights)
    {
        var power = graph.Node("Mul", [Bands(squares, MelBank.Speech, "speech"), graph.Weights("speech.scale", [FullScale * FullScale], 1)]);
        var decibels = ToDecibels(graph.Node("Max", [power, graph.Weights("speech.floor", [SpeechFloor], 1)]), "speech");
        var loudest = graph.Node("ReduceMax", [decibels], null, Attribute("axes", [1L, 2L]), Attribute("keepdims", 1L));
        var quietest = graph.Node("Sub", [loudest, graph.Weights("speech.range", [Range], 1)]);
        var limited = graph.Node("Max", [decibels, quietest]);
        var tenths = graph.Node("Div", [limited, graph.Weights("speech.ten", [10f], 1)]);
        var mel = graph.Node("Unsqueeze", [graph.Node("Add", [tenths, graph.Weights("speech.two", [2f], 1)]), graph.Integers("mel.axis", 1)]);
        SpeechGraph.WriteTo(graph, weights, mel);
        var (middleMean, middleDeviation) = OverTime(SpeechGraph.MiddleName, 2);
        var (upperMean, upperDeviation) = OverTime(SpeechGraph.UpperName, 2);
        return [Flat(middleMean), Flat(middleDeviation), Flat(upperMean), Flat(upperDeviation)];
    }

    /// <summary>Squares of cosine and sine parts add up to powers, so each bank stands twice.</summary>
    private string Bands(string squares, MelBank bank, string name)
    {
        var matrix = bank.Matrix();
        return graph.Node("MatMul", [squares, graph.Weights(name + ".bands", [.. matrix, .. matrix], Waves, bank.Count)]);
    }

    private string ToDecibels(string power, string name) =>
        graph.Node("Mul", [graph.Node("Log", [power]), graph.Weights(name + ".decibels", [Decibels], 1)]);

    private (string Mean, string Deviation) OverTime(string values, long axis)
    {
        var mean = graph.Node("ReduceMean", [values], null, Attribute("axes", [axis]), Attribute("keepdims", 1L));
        var off = graph.Node("Sub", [values, mean]);
        var variance = graph.Node("ReduceMean", [graph.Node("Mul", [off, off])], null, Attribute("axes", [axis]), Attribute("keepdims", 1L));
        return (mean, graph.Node("Sqrt", [variance]));
    }

    private string Flat(string values) => graph.Node("Flatten", [values], null, Attribute("axis", 1L));

    private static float[] Kernel()
    {
        var kernel = new float[Waves * HannLength];
        for (var bin = 0; bin < Spectrogram.Bins; bin++)
            for (var i = 0; i < HannLength; i++)
            {
                var hann = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / HannLength));
                // Whole turns are taken off first: the angle keeps all its digits.
                var angle = 2 * Math.PI * (bin * (i + HannStart) % Spectrogram.FrameLength) / Spectrogram.FrameLength;
                kernel[(bin * HannLength) + i] = (float)(hann * Math.Cos(angle));
                kernel[((bin + Spectrogram.Bins) * HannLength) + i] = (float)(hann * Math.Sin(angle));
            }

        return kernel;
    }
}
