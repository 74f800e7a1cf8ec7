using System.Text.Json;
using System.Text.Json.Serialization;
using MLKids.Learning.Tests.Trainers;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Flavours;

/// <summary>What the softmax head answers at its exact optimum (found in float64), for rows that the tests generate. Made once; never to be refreshed to silence a failure.</summary>
/// <param name="PerLabel">Rows of each label to learn from.</param>
/// <param name="Labels">Labels.</param>
/// <param name="Features">Floats in a row.</param>
/// <param name="Noise">Of the clouds; from about 2 on they overlap.</param>
/// <param name="L2">Strength of the penalty.</param>
/// <param name="Answers">Probabilities for the first rows of <see cref="Asked"/>.</param>
internal sealed record StoredAnswers(int PerLabel, int Labels, int Features, float Noise, float L2, float[][] Answers)
{
    private const string FileName = "softmax-answers.json";

    [JsonIgnore]
    public LabelledRows Learned => LabelledRows.Clouds(PerLabel, Labels, Features, Noise);

    [JsonIgnore]
    public LabelledRows Asked => LabelledRows.Clouds(4, Labels, Features, Noise, skip: 5);

    public static IReadOnlyList<StoredAnswers> All { get; } =
        JsonSerializer.Deserialize<StoredAnswers[]>(File.ReadAllText(Path.Combine(SharedData.Root, "tests", "Learning.Tests", "Flavours", FileName)))!;
}
