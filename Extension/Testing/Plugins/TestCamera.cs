using MLKids.Runtime.Stage;

namespace MLKids.Testing;

/// <summary>The camera: there is none until something is shown to it.</summary>
public sealed class TestCamera
{
    private readonly ScriptedInput _input;

    internal TestCamera(ScriptedInput input) => _input = input;

    /// <summary>Pictures that were taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>What it sees from now on: a PNG or JPEG file's bytes.</summary>
    public void Show(byte[] picture) => _input.Camera = _ =>
    {
        Taken++;
        return Task.FromResult(picture);
    };

    /// <summary>What it sees from now on: a PNG or JPEG file.</summary>
    public void Show(string path) => Show(File.ReadAllBytes(path));

    /// <summary>There is no camera any more.</summary>
    public void Unplug() => _input.Camera = null;
}
