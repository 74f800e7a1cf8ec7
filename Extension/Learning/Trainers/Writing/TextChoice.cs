namespace MLKids.Learning.Trainers.Writing;

/// <summary>One size of text model on one computer, as shown before training.</summary>
/// <param name="Size">The size.</param>
/// <param name="MemoryBytes">Estimated.</param>
/// <param name="FileBytes">Estimated.</param>
/// <param name="Seconds">Estimated, of training.</param>
/// <param name="Fits">Trains quickly and takes a small part of the memory.</param>
public sealed record TextChoice(TextSize Size, long MemoryBytes, long FileBytes, double Seconds, bool Fits);
