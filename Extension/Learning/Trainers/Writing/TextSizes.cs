using System.Globalization;
using MLKids.Learning.Device;
using MLKids.Learning.Training;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>The sizes of text models and which of them suits a computer. Advice: it forbids nothing.</summary>
public static class TextSizes
{
    /// <summary>A model may take this part of the memory: training takes a few times what the model does, and other programs want some.</summary>
    private const int MemoryParts = 16;

    /// <summary>How long training may take by the estimate, and how many times longer where the device check warns.</summary>
    private const double MostSeconds = 5, SlowTimes = 4;

    /// <summary>The small ones first. Fitted by <c>tests/Bench text</c>.</summary>
    public static IReadOnlyList<TextSize> All { get; } =
    [
        new("tiny", TextUnit.Words, 1, "I know your words, but I mix them like soup.", 26.3, 0.645, 0.2),
        new("small", TextUnit.Words, 2, "I look at one word. I make funny sentences.", 28.2, 0.665, 0.25),
        new("medium", TextUnit.Words, 3, "I look at two words. Many sentences make sense.", 28.9, 0.715, 0.3),
        new("large", TextUnit.Words, 4, "I look at three words. Sometimes I copy your text.", 29.7, 0.76, 0.35),
        new("letters", TextUnit.Characters, 6, "I look at five letters. I make up new words.", 43.5, 0.71, 0.5),
    ];

    /// <summary>The size with an id, or null.</summary>
    public static TextSize? Find(string id) => All.FirstOrDefault(size => size.Id == id);

    /// <summary>
    /// The largest size of words that this computer trains quickly and keeps easily: larger ones foresee new text at least as well
    /// (<c>tests/Bench text</c>).
    /// </summary>
    /// <param name="facts">What is known of the computer; what is not known counts as good.</param>
    /// <param name="textBytes">UTF-8 bytes of all texts.</param>
    public static TextAdvice Advise(DeviceFacts facts, long textBytes)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfNegative(textBytes);
        var slow = DeviceCheck.Assess(facts).Preset == Preset.Simplified ? SlowTimes : 1;
        var choices = All.Select(size => new TextChoice(
            size, size.MemoryBytes(textBytes), size.FileBytes(textBytes), slow * size.TrainingSeconds(textBytes),
            size.MemoryBytes(textBytes) <= (facts.MemoryBytes ?? long.MaxValue) / MemoryParts && slow * size.TrainingSeconds(textBytes) <= MostSeconds)).ToArray();
        var words = choices.Where(static choice => choice.Size.Unit == TextUnit.Words).ToArray();
        var best = words.LastOrDefault(static choice => choice.Fits) ?? words[0];
        var reason = best == words[^1] ? "The large model is quick on this computer." : best.Fits
            ? "Larger models would be slow on this computer." : "This computer has little memory for so much text.";
        return new(best.Size, string.Create(CultureInfo.InvariantCulture, $"{reason} Every size can be chosen."), choices);
    }
}
