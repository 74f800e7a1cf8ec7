namespace MLKids.Learning.Trainers.Writing;

/// <summary>How well a model foresees a text.</summary>
/// <param name="Tokens">Tokens of the text, its end among them.</param>
/// <param name="Unknown">How many of them the model never saw.</param>
/// <param name="Characters">UTF-16 units of the text and 1 for its end.</param>
/// <param name="Bits">Minus the binary logarithm of the text's probability, all unknown tokens being one.</param>
/// <param name="SpellingBits">What it costs to spell the unknown tokens, at 8 bits a UTF-8 byte.</param>
/// <param name="Asked">At how many tokens the first five guesses were looked at.</param>
/// <param name="AmongFive">How often the right one was among them; an unknown one never is.</param>
public readonly record struct TextFit(int Tokens, int Unknown, int Characters, double Bits, double SpellingBits, int Asked, int AmongFive)
{
    /// <summary>Among how many equally likely tokens the model seems to choose; lower is better. Compares models of one unit on one text only.</summary>
    public double Perplexity => Math.Pow(2, Bits / Tokens);

    /// <summary>What a character costs, spelled unknown tokens among them; lower is better. Compares all models.</summary>
    public double BitsPerCharacter => (Bits + SpellingBits) / Characters;

    /// <summary>Both together.</summary>
    public static TextFit operator +(TextFit a, TextFit b) => a.Add(b);

    /// <summary>Both together.</summary>
    public TextFit Add(TextFit other) => new(
        Tokens + other.Tokens, Unknown + other.Unknown, Characters + other.Characters, Bits + other.Bits, SpellingBits + other.SpellingBits, Asked + other.Asked, AmongFive + other.AmongFive);
}
