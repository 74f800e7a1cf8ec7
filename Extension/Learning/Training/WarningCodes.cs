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

    /// <summary>Most pictures, sounds or texts of a label are copies of each other, but for trifles.</summary>
    public const string NearlySame = "nearly-same";

    /// <summary>The pictures of each of two labels have one background, and the two differ.</summary>
    public const string OneBackground = "one-background";

    /// <summary>The examples of a label differ, but hardly.</summary>
    public const string AllAlike = "all-alike";

    /// <summary>Pictures with too little light.</summary>
    public const string TooDark = "too-dark";

    /// <summary>Pictures with too much light.</summary>
    public const string TooBright = "too-bright";

    /// <summary>Pictures of one colour.</summary>
    public const string NothingToSee = "nothing-to-see";

    /// <summary>Pictures without sharp edges.</summary>
    public const string Blurred = "blurred";

    /// <summary>Sounds that are not louder than a quiet room.</summary>
    public const string Silence = "silence";

    /// <summary>Sounds louder than the microphone can take.</summary>
    public const string TooLoud = "too-loud";

    /// <summary>Sounds or texts with next to nothing in them.</summary>
    public const string TooShort = "too-short";

    /// <summary>A column of numbers or choices that is the same in all rows.</summary>
    public const string ConstantColumn = "constant-column";

    /// <summary>Two labels are taken for each other.</summary>
    public const string Confused = "confused";

    /// <summary>Examples put aside are answered far worse than those that were learned from and asked in turns.</summary>
    public const string TestFarBelow = "test-far-below";
}
