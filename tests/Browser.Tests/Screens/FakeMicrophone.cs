using System.Buffers.Binary;

namespace MLKids.Browser.Tests.Screens;

/// <summary>What the browser's microphone hears: twelve seconds of WAV over and over, read anew each time the microphone is opened.</summary>
internal sealed class FakeMicrophone
{
    private const int Rate = 48_000, Seconds = 12;

    /// <summary>The flags of a browser with this microphone.</summary>
    public string[] Flags => [$"--use-file-for-fake-audio-capture={_path}"];

    private readonly string _path;

    /// <param name="folder">Where the sound lies.</param>
    public FakeMicrophone(string folder)
    {
        _path = Path.Combine(folder, "microphone.wav");
        Play(Sound.Room);
    }

    public enum Sound
    {
        /// <summary>Hardly anything: a soft hiss.</summary>
        Room,

        /// <summary>A tone that goes up and down.</summary>
        Whistle,

        /// <summary>Quick beats of noise.</summary>
        Rattle,
    }

    /// <summary>What is heard when the microphone is opened the next time.</summary>
    public void Play(Sound sound)
    {
        var random = new Random(5 + (int)sound);
        var content = new byte[44 + (Rate * Seconds * 2)];
        var header = content.AsSpan(0, 44);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], content.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], content.Length - 44);

        var phase = 0.0;
        for (var i = 0; i < Rate * Seconds; i++)
        {
            var t = (double)i / Rate;
            var noise = (random.NextDouble() * 2) - 1;
            phase += (1500 + (500 * Math.Sin(2 * Math.PI * t * 1.25))) / Rate;
            var value = sound switch
            {
                Sound.Whistle => (.5 * Math.Sin(2 * Math.PI * phase)) + (.01 * noise),
                Sound.Rattle => .8 * noise * Math.Exp(-30 * (t % .125)),
                _ => .01 * noise,
            };
            BinaryPrimitives.WriteInt16LittleEndian(content.AsSpan(44 + (2 * i)), (short)(value * 30_000));
        }

        // In one go: the browser never opens half a sound.
        var fresh = _path + ".new";
        File.WriteAllBytes(fresh, content);
        File.Move(fresh, _path, overwrite: true);
    }
}
