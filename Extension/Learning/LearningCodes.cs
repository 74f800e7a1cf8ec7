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

    /// <summary>A model was asked for another kind of answer than it gives.</summary>
    public const string WrongKind = "MLT019";

    /// <summary>The bytes are not a sound that can be read (empty, cut off, damaged, another kind of file).</summary>
    public const string UnreadableSound = "MLT021";

    /// <summary>The sound is longer, or its file larger, than a limit.</summary>
    public const string SoundTooLong = "MLT022";

    /// <summary>The sound is whole, but of a format that is not read (MP3, OGG, M4A, ...).</summary>
    public const string OtherSoundFormat = "MLT023";

    /// <summary>The bytes are no text: not UTF-8, or with control characters.</summary>
    public const string UnreadableText = "MLT025";

    /// <summary>The text is empty.</summary>
    public const string EmptyText = "MLT026";

    /// <summary>The text is too long.</summary>
    public const string TextTooLong = "MLT027";

    /// <summary>A text or JSON is no row of values by name.</summary>
    public const string BadRow = "MLT031";

    /// <summary>Columns that cannot be learned from: too many, a bad name, too many choices, none.</summary>
    public const string BadColumns = "MLT032";

    /// <summary>A row lacks a column, or its value is empty.</summary>
    public const string MissingColumn = "MLT033";

    /// <summary>A value in a number column is no number that fits (text, NaN, too large).</summary>
    public const string NotANumber = "MLT034";

    /// <summary>A file is no table of text in rows and columns, or over a limit.</summary>
    public const string UnreadableTable = "MLT035";

    /// <summary>A table has no column that could be the label, the text or the output that was asked for.</summary>
    public const string NoSuchColumn = "MLT036";

    /// <summary>Fewer than two different rows of numbers to learn to predict from.</summary>
    public const string TooFewRows = "MLT037";

    /// <summary>More columns than numbers can be predicted from, or predicted.</summary>
    public const string TooManyColumns = "MLT038";

    /// <summary>There is no text, or almost none, to learn writing from.</summary>
    public const string TooLittleText = "MLT041";

    /// <summary>There is more text, or there are more different words, than a text model takes.</summary>
    public const string TooMuchText = "MLT042";

    /// <summary>A list of words never to say cannot be read, or is too long.</summary>
    public const string BadWordList = "MLT043";

    /// <summary>A file from another program cannot be imported: of another kind, damaged, newer or too large.</summary>
    public const string NotImportable = "MLT044";

    /// <summary>Examples of another program are of a kind that cannot be taken over (sounds kept as spectrograms, poses, links).</summary>
    public const string ForeignExample = "MLT045";

    /// <summary>A model or its examples cannot be written in the wanted format.</summary>
    public const string NotExportable = "MLT046";

    /// <summary>An exported model was read again and answered otherwise than the model here; nothing was saved.</summary>
    public const string ExportDiffers = "MLT047";

    /// <summary>This build or this computer cannot record from a microphone.</summary>
    public const string NoRecorder = "MLT060";

    /// <summary>The process that trained has ended before its work was done, or could not be started.</summary>
    public const string WorkerEnded = "MLT061";

    /// <summary>The process that trained gave no sign of life and was ended.</summary>
    public const string WorkerSilent = "MLT062";

    /// <summary>So many trainings of one child wait already that no more are taken.</summary>
    public const string QueueFull = "MLT063";

    /// <summary>A model or a training needs an extension that is not here, or another version of it.</summary>
    public const string MissingExtension = "MLT064";

    /// <summary>An extension's trainer or featurizer failed: it threw, was silent, took too much, or answered nonsense.</summary>
    public const string ExtensionFailed = "MLT065";
}
