using MLKids.Learning.Featurizers.Sounds;
using MLKids.Runtime.Stage;

namespace MLKids.Testing;

/// <summary>The microphone: there is none until it is plugged in or something is played. It hears sounds while the test's clock moves.</summary>
public sealed class TestMicrophone
{
    private readonly ScriptedInput _input;
    private readonly Func<double> _seconds;
    private ScriptedMicrophone? _source;

    internal TestMicrophone(ScriptedInput input, Func<double> seconds) => (_input, _seconds) = (input, seconds);

    /// <summary>There is one from now on; it hears the faint noise that every microphone has.</summary>
    public void Plug()
    {
        if (_source is not null)
            return;
        _source = new ScriptedMicrophone();
        _source.Advance(_seconds());
        _input.Microphone = _source.Microphone;
    }

    /// <summary>Plays a sound to it, from now on: 16,000 samples a second, -1..1, one channel.</summary>
    public void Play(float[] samples)
    {
        Plug();
        _source!.Play(_seconds(), samples);
    }

    /// <summary>Plays a WAV file to it, from now on.</summary>
    /// <exception cref="MLKids.Learning.LearningException">The file cannot be read.</exception>
    public void Play(byte[] wav) => Play(SoundClip.Read(wav).Samples.ToArray());

    /// <summary>Plays a WAV file to it, from now on.</summary>
    /// <exception cref="MLKids.Learning.LearningException">The file cannot be read.</exception>
    public void Play(string path) => Play(File.ReadAllBytes(path));

    /// <summary>There is none any more: who listens is told.</summary>
    public void Unplug()
    {
        _source?.Microphone.Unplug();
        (_source, _input.Microphone) = (null, null);
    }

    /// <summary>Hears up to now.</summary>
    /// <param name="meanwhile">Lets listeners go on that wait for the engine's thread.</param>
    internal void Advance(Action meanwhile)
    {
        if (_source is null)
            return;
        _source.Advance(_seconds());
        // The clock must not run away from listeners on other threads; who does not listen for a while loses samples, as with a real one.
        for (var left = 50; left > 0 && !_source.Microphone.Emptied.Wait(1); left--)
            meanwhile();
    }
}
