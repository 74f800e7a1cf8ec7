namespace MLKids.Learning.Listening;

/// <summary>What a <see cref="SoundListener"/> has done since it started.</summary>
/// <param name="Windows">Windows of one second, silent ones included.</param>
/// <param name="Gated">Windows that were too quiet to ask a model.</param>
/// <param name="Drops">How often the stream had a hole because the computer was too slow.</param>
/// <param name="Heard">Sounds that were heard.</param>
public readonly record struct ListenerCounts(long Windows, long Gated, long Drops, long Heard);
