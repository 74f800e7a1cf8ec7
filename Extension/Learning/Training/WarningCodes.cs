namespace MLKids.Learning.Training;

/// <summary>Codes of <see cref="TrainingWarning"/>. Never changed.</summary>
public static class WarningCodes
{
    /// <summary>A label has no usable examples and is left out.</summary>
    public const string EmptyLabel = "empty-label";

    /// <summary>A label has fewer than five examples.</summary>
    public const string FewExamples = "few-examples";

    /// <summary>There are fewer than ten rows of numbers.</summary>
    public const string FewRows = "few-rows";

    /// <summary>A column to predict from, or to be predicted, has one value only.</summary>
    public const string ConstantColumn = "constant-column";

    /// <summary>One label has more than five times the examples of another.</summary>
    public const string Lopsided = "lopsided";

    /// <summary>The same content is under two labels.</summary>
    public const string SameContent = "same-content";

    /// <summary>Examples could not be used.</summary>
    public const string Skipped = "skipped";

    /// <summary>Accuracy could not be measured honestly.</summary>
    public const string NoAccuracy = "no-accuracy";

    /// <summary>The model is hardly better than always giving the commonest label.</summary>
    public const string Guessing = "guessing";

    /// <summary>The model gives one answer to everything.</summary>
    public const string OneAnswer = "one-answer";

    /// <summary>Examples put aside look like ones that are learned from.</summary>
    public const string LeakedTest = "leaked-test";
}
