using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs;

namespace MLKids.Testing;

/// <summary>The person's input; camera and microphone only where the plugin's manifest asks for them.</summary>
internal sealed class PermittedInput(IStageInput input, Func<IReadOnlyList<string>?> permissions) : IStageInput
{
    public double MouseX => input.MouseX;

    public double MouseY => input.MouseY;

    public bool MouseDown => input.MouseDown;

    public double Loudness => input.Loudness;

    public string UserName => input.UserName;

    public bool IsKeyDown(string key) => input.IsKeyDown(key);

    public Task<byte[]> TakePicture(CancellationToken stopped) =>
        Refusal("camera") is { } refusal ? Task.FromException<byte[]>(refusal) : input.TakePicture(stopped);

    public Task<SoundBlock> RecordSound(TimeSpan length, CancellationToken stopped) =>
        Refusal("microphone") is { } refusal ? Task.FromException<SoundBlock>(refusal) : input.RecordSound(length, stopped);

    public IAsyncEnumerable<SoundBlock> ListenToMicrophone(CancellationToken stopped) =>
        Refusal("microphone") is { } refusal ? throw refusal : input.ListenToMicrophone(stopped);

    private BlockException? Refusal(string permission) => permissions() is { } allowed && !allowed.Contains(permission) ? Refused(permission) : null;

    /// <summary>What a plugin hears that asks for what its manifest does not name.</summary>
    public static BlockException Refused(string permission) => new(
        PackCodes.NotPermitted,
        "This extension is not allowed to do that.",
        $"The plugin asks for what its manifest does not name: the permission \"{permission}\".") { Hint = $"Write \"{permission}\" into the list mlkids.permissions of manifest.json." };
}
