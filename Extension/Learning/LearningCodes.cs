namespace MLKids.Learning;

/// <summary>Diagnostic codes of training and models (MLT). Never renumbered; new ones go at the end.</summary>
public static class LearningCodes
{
    /// <summary>The bytes are not a picture that can be read (empty, cut off, damaged, another kind of file).</summary>
    public const string UnreadablePicture = "MLT001";

    /// <summary>The picture's width, height, or file size is over a limit.</summary>
    public const string PictureTooLarge = "MLT002";

    /// <summary>Fewer than two labels have examples.</summary>
    public const string OneLabel = "MLT003";

    /// <summary>A label has no examples, or too few.</summary>
    public const string TooFewExamples = "MLT004";

    /// <summary>There is no trained model yet.</summary>
    public const string NoModel = "MLT005";

    /// <summary>Features hold NaN or infinity.</summary>
    public const string NotFinite = "MLT006";

    /// <summary>The project file is damaged or no project file.</summary>
    public const string DamagedProject = "MLT007";

    /// <summary>The project file was written by a newer version.</summary>
    public const string NewerProject = "MLT008";

    /// <summary>Nothing can be written: read-only, full disk, no permission.</summary>
    public const string CannotWrite = "MLT009";

    /// <summary>Weights or a native library are missing or not the expected ones.</summary>
    public const string MissingFeaturizer = "MLT010";

    /// <summary>A saved model is damaged or of another kind.</summary>
    public const string DamagedModel = "MLT011";

    /// <summary>A label's name is empty, too long or taken.</summary>
    public const string BadLabelName = "MLT012";

    /// <summary>The project has no model (or label) by that name.</summary>
    public const string UnknownName = "MLT013";

    /// <summary>Training ran out of memory.</summary>
    public const string OutOfMemory = "MLT014";

    /// <summary>This model is being trained already.</summary>
    public const string AlreadyTraining = "MLT015";

    /// <summary>A model's name is empty, too long or taken.</summary>
    public const string BadModelName = "MLT016";

    /// <summary>The project has as many models, labels or examples as it can hold, or an example is too large.</summary>
    public const string ProjectFull = "MLT017";

    /// <summary>Training stopped for a reason that nobody foresaw.</summary>
    public const string TrainingFailed = "MLT018";

    /// <summary>The bytes are no text: not UTF-8, or with control characters.</summary>
    public const string UnreadableText = "MLT025";

    /// <summary>The text is empty.</summary>
    public const string EmptyText = "MLT026";

    /// <summary>The text is too long.</summary>
    public const string TextTooLong = "MLT027";
}
