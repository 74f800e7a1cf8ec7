using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Flavours.MLNet;

/// <summary>
/// The picture featurizer as a pipeline of ML.NET: LoadImages, ResizeImages (centre square), ExtractPixels, ApplyOnnxModel on the graph that MLKids exports, with normalisation, network
/// and length inside. For chaining with ML.NET's own trainers. Its features are near to <see cref="MobileNetFeaturizer"/>'s, not equal: ML.NET resizes with another filter and does not
/// turn pictures by their EXIF orientation; so MLKids itself keeps its own featurizer in every flavour, and models stay interchangeable.
/// </summary>
public static class ImagePipeline
{
    /// <summary>Floats of <see cref="FeatureColumn"/>.</summary>
    public const int FeatureLength = MobileNetGraph.FeatureLength;

    /// <summary>What the pipeline adds, by default.</summary>
    public const string FeatureColumn = "Features";

    private const string Picture = "Picture";

    /// <summary>Paths of pictures to features.</summary>
    /// <param name="context">The pipeline's context.</param>
    /// <param name="pathColumn">A text column with paths of pictures.</param>
    /// <param name="folder">Where relative paths start.</param>
    /// <param name="featureColumn">Takes <see cref="FeatureLength"/> floats.</param>
    /// <param name="weightsPath">The network's weights; null for the file beside the program.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.MissingFeaturizer"/>.</exception>
    public static IEstimator<ITransformer> Create(
        MLContext context, string pathColumn = "ImagePath", string folder = "", string featureColumn = FeatureColumn, string? weightsPath = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (graph, input) = Graph(featureColumn, weightsPath);
        // Not disposed: the transformer may read it again when it is saved.
        var bytes = new MemoryStream(graph, writable: false);
        var transforms = context.Transforms;
        return transforms.LoadImages(Picture, folder, pathColumn)
            .Append(transforms.ResizeImages(
                Picture, MobileNetFeaturizer.Side, MobileNetFeaturizer.Side, Picture, ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Center))
            .Append(transforms.ExtractPixels(
                input,
                Picture,
                ImagePixelExtractingEstimator.ColorBits.Rgb,
                // Red, green, blue; alpha is not extracted.
                ImagePixelExtractingEstimator.ColorsOrder.ARGB,
                interleavePixelColors: true))
            .Append(transforms.ApplyOnnxModel(featureColumn, input, bytes));
    }

    private static (byte[] Bytes, string Input) Graph(string output, string? weightsPath)
    {
        using var featurizer = new MobileNetFeaturizer(weightsPath);
        var graph = new OnnxGraph();
        var input = ((IOnnxFeaturizer)featurizer).WriteTo(graph, output);
        // One picture at a time: ML.NET takes sizes that it knows.
        graph.Output(output, 1, FeatureLength);
        return (graph.ToBytes(), input.Name);
    }
}
