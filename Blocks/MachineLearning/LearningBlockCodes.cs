namespace MLKids.Blocks.MachineLearning;

/// <summary>Findings of the machine-learning blocks (MLT2xx; the trainers' own are MLT0xx). Never renumbered.</summary>
public static class LearningBlockCodes
{
    /// <summary>A slot holds no picture (or no sound).</summary>
    public const string NoPicture = "MLT201";

    /// <summary>A picture or sound is no longer kept.</summary>
    public const string PictureGone = "MLT202";

    /// <summary>A costume has no picture, or there is no such source.</summary>
    public const string NoSource = "MLT203";

    /// <summary>A preset's or status's name is unknown.</summary>
    public const string UnknownChoice = "MLT204";

    /// <summary>The model learns for the first time and cannot answer yet.</summary>
    public const string StillLearning = "MLT205";

    /// <summary>There is nothing to undo.</summary>
    public const string NothingToUndo = "MLT206";

    /// <summary>No project is open.</summary>
    public const string NoProject = "MLT207";

    /// <summary>The program cannot learn at the moment: the training failed.</summary>
    public const string TrainingFailed = "MLT208";

    /// <summary>A model predicts no such column.</summary>
    public const string NoColumn = "MLT213";

    /// <summary>A sprite has no such sound.</summary>
    public const string NoSuchSound = "MLT209";

    /// <summary>A hat listens for a model that does not know sounds.</summary>
    public const string NotASoundModel = "MLT210";
}
