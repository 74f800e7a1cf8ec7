namespace MLKids.Learning.Featurizers.Networks;

/// <summary>A network in a file, and what is needed to get features out of it.</summary>
/// <param name="Name">What it is called in saved models before its hash, for instance <c>org.example.colours.histogram</c>.</param>
/// <param name="Path">An ONNX file of at most <see cref="MostBytes"/>, all weights inside.</param>
/// <param name="Sha256">Of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Input">What it wants.</param>
/// <param name="OutputName">The graph's output that holds the features.</param>
/// <param name="OutputLength">How many they are, 1 to <see cref="MostFeatures"/>.</param>
/// <param name="Normalize">Brings each feature vector to length 10, which is what our trainers are tuned for.</param>
public sealed record NetworkFile(string Name, string Path, string Sha256, PictureInput Input, string OutputName, int OutputLength, bool Normalize)
{
    /// <summary>Largest file.</summary>
    public const long MostBytes = 256 << 20;

    /// <summary>Most features of a picture.</summary>
    public const int MostFeatures = 16_384;
}
