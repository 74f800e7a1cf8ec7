namespace MLKids.Learning.Examples;

/// <summary>
/// What a model learns from. Saved as the text that <see cref="ModelKindText"/> gives, so members may be reordered but not renamed there.
/// </summary>
public enum ModelKind
{
    /// <summary>Photos and drawings, told apart by label.</summary>
    Pictures,

    /// <summary>Short recordings, told apart by label.</summary>
    Sounds,

    /// <summary>Sentences, told apart by label.</summary>
    Words,

    /// <summary>Rows of numbers and choices, told apart by label.</summary>
    Numbers,

    /// <summary>Rows of numbers from which other numbers are predicted.</summary>
    PredictNumbers,

    /// <summary>Text from which text is written.</summary>
    Text,
}
