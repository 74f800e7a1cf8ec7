using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Learning.Examples;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Hearing what models have learned, while the program runs.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
[Needs("microphone")]
public sealed class ListeningBlocks(LearningSession session, MicrophoneWatch watch) : ModelMenus(session)
{
    /// <summary>
    /// Starts once for each time that the label is heard. It is asked every frame, which tells the watch what to listen for, and never says yes: the watch starts it.
    /// </summary>
    [Hat("whenHears", "when [MODEL] hears [LABEL]", About = "Starts when the model recognises a label in what the microphone hears. It hears after \"start listening\".")]
    public bool WhenHears(
        BlockCall call,
        [Menu(Source = nameof(SoundModelNames), Droppable = false)] string model = "my model",
        [Menu(Source = nameof(SoundLabelNames), Droppable = false)] string label = "label 1")
    {
        watch.Expect(call, model, label);
        return false;
    }

    [Command("startListening", "start listening", About = "Switches the microphone on for the blocks that hear.")]
    public void StartListening(BlockCall call) => watch.Start(call);

    [Command("stopListening", "stop listening", About = "Switches the microphone off.")]
    public void StopListening() => watch.Stop();

}
