using System.Buffers.Binary;
using NAudio.Codecs;
using NAudio.Wave;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>A-law or µ-law (ITU-T G.711) as 16-bit PCM, without any decoder of the system's.</summary>
/// <param name="source">One byte a sample; disposed with this.</param>
internal sealed class TelephoneStream(WaveStream source) : WaveStream
{
    private readonly bool _isALaw = source.WaveFormat.Encoding == WaveFormatEncoding.ALaw;
    private byte[] _codes = [];

    public override WaveFormat WaveFormat { get; } = new(source.WaveFormat.SampleRate, 16, source.WaveFormat.Channels);

    public override long Length => source.Length * 2;

    public override long Position
    {
        get => source.Position * 2;
        set => source.Position = value / 2;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_codes.Length < count / 2)
            _codes = new byte[count / 2];
        var read = source.Read(_codes, 0, count / 2);
        for (var i = 0; i < read; i++)
        {
            var sample = _isALaw ? ALawDecoder.ALawToLinearSample(_codes[i]) : MuLawDecoder.MuLawToLinearSample(_codes[i]);
            BinaryPrimitives.WriteInt16LittleEndian(buffer.AsSpan(offset + (2 * i)), sample);
        }
        return read * 2;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
