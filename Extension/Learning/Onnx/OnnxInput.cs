namespace MLKids.Learning.Onnx;

/// <summary>The input of an exported model.</summary>
/// <param name="Name">Name of the tensor.</param>
/// <param name="Shape">Sizes of one row; the tensor is float [N, ...].</param>
/// <param name="Description">What its floats are, in a sentence.</param>
/// <param name="Details">More for the file's metadata: key and value.</param>
internal sealed record OnnxInput(string Name, IReadOnlyList<long> Shape, string Description, IReadOnlyDictionary<string, string> Details)
{
    public int Length => (int)Shape.Aggregate(1L, (product, size) => product * size);
}
