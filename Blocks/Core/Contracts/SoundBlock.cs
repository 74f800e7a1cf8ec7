namespace MLKids.Blocks.Contracts;

/// <summary>A piece of what a microphone takes in: one channel.</summary>
/// <param name="Samples">Finite, -1..1.</param>
/// <param name="SampleRate">Samples a second, as the source says; 4,000 to 192,000.</param>
/// <param name="Position">Number of the first sample since the microphone began. Where it jumps, samples were lost.</param>
public sealed record SoundBlock(ReadOnlyMemory<float> Samples, int SampleRate, long Position);
