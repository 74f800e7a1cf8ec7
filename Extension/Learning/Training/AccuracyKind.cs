namespace MLKids.Learning.Training;

/// <summary>What an accuracy was measured on. Never on examples that the asked head learned from.</summary>
public enum AccuracyKind
{
    /// <summary>There is no honest accuracy; the note says why.</summary>
    None,

    /// <summary>Every example was asked once, of a head that had not learned from its fold.</summary>
    CrossValidated,

    /// <summary>A part was held out once (large sets).</summary>
    HeldOut,

    /// <summary>The examples that were put aside were asked of the finished model.</summary>
    TestSet,
}
