using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Examples;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Pictures for programs.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class PictureBlocks(LearningSession session)
{
    private const string ThisCostume = "this costume";
    private const string Camera = "camera";
    private const string Stage = "stage";

    [Reporter("pictureFrom", "picture from [SOURCE]", About = "A picture now: of the camera, of the stage, or the costume of this sprite.")]
    public async Task<string> PictureFrom(BlockCall call, [Menu(ThisCostume, Camera, Stage, Names = Definitions.ProjectNames.Costumes)] string source = ThisCostume) =>
        session.Shelf.Put(ModelKind.Pictures, source.Trim().ToLowerInvariant() switch
        {
            ThisCostume => Content(call.Target.Costumes[call.Target.CurrentCostume]),
            Camera => await call.Stage.Input.TakePicture(call.Stopped),
            Stage => call.Stage.TakeSnapshot(),
            _ => Content(call.Target.Costumes.FirstOrDefault(c => c.Name == source) ?? throw Unknown(source, call.Target)),
        });

    private static ReadOnlyMemory<byte> Content(Costume costume) => !costume.Content.IsEmpty
        ? costume.Content
        : throw new BlockException(LearningBlockCodes.NoSource, "This costume has no picture. Draw one first.", $"The costume '{costume.Name}' has no file in the project.");

    private static BlockException Unknown(string source, ITarget target) => new(
        LearningBlockCodes.NoSource,
        "I cannot find this picture. Choose another one.",
        $"Wanted '{ThisCostume}', '{Camera}', '{Stage}' or a costume of {target.Name} ({string.Join(", ", target.Costumes.Take(20).Select(c => $"'{c.Name}'"))}); found '{source}'.");
}
