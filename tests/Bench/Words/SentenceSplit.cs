namespace MLKids.Bench.Words;

/// <summary>Row numbers to learn from and to ask.</summary>
internal sealed record SentenceSplit(int PerLabel, int Seed, int[] Train, int[] Test);
