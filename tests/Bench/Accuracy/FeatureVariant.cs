using System.Numerics.Tensors;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Featurizers.Pictures.Network;

namespace MLKids.Bench.Accuracy;

/// <summary>One way of turning a photo into 576 floats of norm 10: views of the photo, each through the network, averaged.</summary>
/// <param name="Id">Names weights and way; the cache's key.</param>
/// <param name="Views">Side of the square, and whether its mirror image and its five crops (of 288) are taken too.</param>
internal sealed record FeatureVariant(string Id, params FeatureVariant.View[] Views) : IDisposable
{
    private const int CropSide = MobileNetFeaturizer.Side;

    private readonly Dictionary<int, MobileNet> _networks = [];

    /// <param name="Side">Pixels of the centre square.</param>
    /// <param name="Mirrored">Also left and right exchanged.</param>
    /// <param name="FiveCrops">Corners and centre of 288 pixels, instead of the whole square.</param>
    public readonly record struct View(int Side, bool Mirrored = false, bool FiveCrops = false);

    /// <summary>What could beat the product's one view of 288 pixels.</summary>
    public static IReadOnlyList<FeatureVariant> All { get; } =
    [
        new("288 (reference way)", new View(288)),
        new("320", new View(320)),
        new("288 + mirrored", new View(288, Mirrored: true)),
        new("320 + mirrored", new View(320, Mirrored: true)),
        new("288 + 352", new View(288), new View(352)),
        new("224 + 288 + 352", new View(224), new View(288), new View(352)),
        new("five crops of 336", new View(336, FiveCrops: true)),
    ];

    public float[] Compute(byte[] photo)
    {
        var sum = new float[MobileNetGraph.FeatureLength];
        foreach (var view in Views)
        {
            var square = new byte[view.Side * view.Side * 3];
            PictureDecoder.DecodeSquare(photo, view.Side, square);
            if (!view.FiveCrops)
            {
                Add(square, view.Side, sum);
                if (view.Mirrored)
                    Add(Mirror(square, view.Side), view.Side, sum);
                continue;
            }

            var far = view.Side - CropSide;
            foreach (var (left, top) in (ReadOnlySpan<(int, int)>)[(0, 0), (far, 0), (0, far), (far, far), (far / 2, far / 2)])
                Add(Crop(square, view.Side, left, top), CropSide, sum);
        }

        ToNormTen(sum);
        return sum;
    }

    public void Dispose()
    {
        foreach (var network in _networks.Values)
            network.Dispose();
        _networks.Clear();
    }

    private void Add(byte[] square, int side, float[] sum)
    {
        if (!_networks.TryGetValue(side, out var network))
            _networks[side] = network = MobileNet.Load(MobileNetFeaturizer.DefaultWeightsPath, MobileNetFeaturizer.WeightsSha256, side);
        var features = new float[sum.Length];
        network.Run(square, features);
        ToNormTen(features);
        TensorPrimitives.Add(sum, features, sum);
    }

    private static void ToNormTen(float[] features) => TensorPrimitives.Multiply(features, 10 / TensorPrimitives.Norm<float>(features), features);

    private static byte[] Mirror(byte[] square, int side)
    {
        var mirrored = new byte[square.Length];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                square.AsSpan(((y * side) + x) * 3, 3).CopyTo(mirrored.AsSpan(((y * side) + side - 1 - x) * 3));
        return mirrored;
    }

    private static byte[] Crop(byte[] square, int side, int left, int top)
    {
        var crop = new byte[CropSide * CropSide * 3];
        for (var y = 0; y < CropSide; y++)
            square.AsSpan((((top + y) * side) + left) * 3, CropSide * 3).CopyTo(crop.AsSpan(y * CropSide * 3));
        return crop;
    }
}
