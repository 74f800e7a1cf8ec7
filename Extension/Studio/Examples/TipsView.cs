using MLKids.Learning.Coaching;

namespace MLKids.Studio.Examples;

/// <summary>Tips about a model's examples, at most three, what matters most first.</summary>
internal sealed record TipsView(long Model, IReadOnlyList<Tip> Tips);
