namespace MLKids.Packs.Learning;

/// <summary>A process of trainers has ended, or was ended, before it answered.</summary>
internal sealed class TrainerEndedException(string why) : Exception(why);
