namespace MLKids.Learning.Exchange;

/// <summary>What a file turned out to be, told by its bytes and content, never by its name.</summary>
public enum ArchiveFormat
{
    /// <summary>A Teachable Machine project (<c>.tm</c>): can be imported.</summary>
    TeachableMachine,

    /// <summary>A Machine Learning for Kids project (<c>.zip</c>): can be imported.</summary>
    MachineLearningForKids,

    /// <summary>A trained model exported from Teachable Machine: holds no examples.</summary>
    TeachableMachineModel,

    /// <summary>A Scratch project: a program, opened and not imported.</summary>
    Scratch,

    /// <summary>An MLKids project: opened and not imported.</summary>
    MLKids,

    /// <summary>Any other archive.</summary>
    OtherArchive,

    /// <summary>No archive.</summary>
    Other,
}
