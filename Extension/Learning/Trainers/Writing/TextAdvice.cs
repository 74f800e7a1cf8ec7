namespace MLKids.Learning.Trainers.Writing;

/// <summary>Which size of text model to take.</summary>
/// <param name="Size">The recommended one.</param>
/// <param name="Reason">Two short sentences for a child or a teacher.</param>
/// <param name="Choices">All of them.</param>
public sealed record TextAdvice(TextSize Size, string Reason, IReadOnlyList<TextChoice> Choices);
