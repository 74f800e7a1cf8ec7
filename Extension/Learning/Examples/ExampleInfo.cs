namespace MLKids.Learning.Examples;

/// <summary>One example, without its bytes.</summary>
/// <param name="Id">Never reused within a project.</param>
/// <param name="LabelId">The label it shows.</param>
/// <param name="ContentHash">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="FileName">Where it came from, for the child to recognise; may be empty.</param>
/// <param name="Burst">Examples of one burst carry the same text and stay together when accuracy is measured; null for single ones.</param>
/// <param name="ForTesting">Put aside: never learned from, used to measure the finished model.</param>
/// <param name="Added">When it was added.</param>
public sealed record ExampleInfo(
    long Id, long LabelId, string ContentHash, int Length, string FileName, string? Burst, bool ForTesting, DateTimeOffset Added);
