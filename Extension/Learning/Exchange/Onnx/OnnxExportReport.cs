namespace MLKids.Learning.Exchange.Onnx;

/// <summary>A saved ONNX file, after it was read again and compared.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Compared">Examples on which the file and the model were compared.</param>
/// <param name="Synthetic">The examples were made up, because the project has none that can be read.</param>
/// <param name="LargestDifference">Largest difference of a probability (or, of predicted numbers, in proportion to the number).</param>
/// <param name="Input">Name and shape of the input, for instance <c>image float[N,288,288,3]</c>.</param>
/// <param name="Output">Name and shape of the output, for instance <c>probabilities float[N,2], label string[N]</c>.</param>
public sealed record OnnxExportReport(string Path, long Bytes, int Compared, bool Synthetic, double LargestDifference, string Input, string Output);
