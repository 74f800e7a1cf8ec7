namespace MLKids.Learning.Examples;

/// <summary>What could be brought over from a damaged project.</summary>
/// <param name="Models">Models.</param>
/// <param name="Labels">Labels.</param>
/// <param name="Examples">Examples with intact bytes.</param>
/// <param name="LostExamples">Examples that were seen but whose bytes or label are gone.</param>
/// <param name="Program">The program was brought over.</param>
/// <param name="Problems">What was in the way, for developers.</param>
public sealed record SalvageReport(int Models, int Labels, int Examples, int LostExamples, bool Program, IReadOnlyList<string> Problems);
