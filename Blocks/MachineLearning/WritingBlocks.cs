using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Learning.Trainers;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Text written by a model of text.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class WritingBlocks(LearningSession session) : ModelMenus(session)
{
    private int _calls;

    /// <summary>Each call of a run writes something else; the same program with the same seed writes the same.</summary>
    [Reporter("generateText", "write [COUNT] words after [TEXT] with [MODEL]", About = "Some words in the manner of the text that the model learned from.")]
    public Task<string> GenerateText(BlockCall call, double count = 10, string text = "once upon a time", [Menu(Source = nameof(TextModelNames))] string model = "my model")
    {
        var options = new WritingOptions { Words = (int)Math.Clamp(Math.Round(count), 1, 500), Forbidden = Session.NeverSay.Matches, Seed = Session.Seed + Interlocked.Increment(ref _calls) };
        return Explained.Work(() => Session.Answering(model).Model.Write(text, options, call.Stopped), "", call.Stopped);
    }
}
