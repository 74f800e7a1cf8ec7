namespace MLKids.Packs.Tools;

/// <summary>Findings of <c>mlkids plugin check</c>: on blocks (MLB201 and up) and on a plugin's files (MLM101 and up). Never renumbered.</summary>
internal static class CheckCodes
{
    /// <summary>A sentence begins with a capital.</summary>
    public const string CapitalFirst = "MLB201";

    /// <summary>A sentence ends with a full stop.</summary>
    public const string FullStop = "MLB202";

    /// <summary>A question mark stands on a block that is no predicate.</summary>
    public const string QuestionMark = "MLB203";

    /// <summary>A block waits and does not say so, or says so and does not wait.</summary>
    public const string AndWait = "MLB204";

    /// <summary>A sentence is too long for the palette.</summary>
    public const string TooLong = "MLB205";

    /// <summary>Parameters stand in another order than in the sentence.</summary>
    public const string Order = "MLB206";

    /// <summary>A default is no value of the parameter's type.</summary>
    public const string DefaultType = "MLB207";

    /// <summary>A default is not in the menu.</summary>
    public const string DefaultNotInMenu = "MLB208";

    /// <summary>A pointed slot shows no default.</summary>
    public const string BooleanDefault = "MLB209";

    /// <summary>A pack's id is one of Scratch's or ours.</summary>
    public const string TakenPackId = "MLB210";

    /// <summary>An id does not begin with a small letter.</summary>
    public const string IdStyle = "MLB211";

    /// <summary>A block's id is kept for shadows of menus.</summary>
    public const string ReservedId = "MLB212";

    /// <summary>A menu has nothing to choose.</summary>
    public const string EmptyMenu = "MLB213";

    /// <summary>A menu offers one value twice.</summary>
    public const string RepeatedItem = "MLB214";

    /// <summary>A dynamic menu threw.</summary>
    public const string ThrowingMenu = "MLB215";

    /// <summary>A dynamic menu takes longer than a child waits.</summary>
    public const string SlowMenu = "MLB216";

    /// <summary>A hat's choice is not fixed, so that nobody can start it by it.</summary>
    public const string HatChoice = "MLB217";

    /// <summary>A colour is none.</summary>
    public const string BadColor = "MLB218";

    /// <summary>A colour cannot be told from the palette's ground.</summary>
    public const string PaleColor = "MLB219";

    /// <summary>A pack offers no block.</summary>
    public const string NothingOffered = "MLB220";

    /// <summary>A need that nobody knows.</summary>
    public const string UnknownNeed = "MLB221";

    /// <summary>A released block is gone or has another opcode.</summary>
    public const string BlockGone = "MLB231";

    /// <summary>A released block has another shape.</summary>
    public const string ShapeChanged = "MLB232";

    /// <summary>A released parameter is gone or has another name.</summary>
    public const string ArgumentGone = "MLB233";

    /// <summary>A released parameter has another type, or became a fixed choice or stopped being one.</summary>
    public const string ArgumentChanged = "MLB234";

    /// <summary>A released menu value is gone.</summary>
    public const string MenuValueGone = "MLB235";

    /// <summary>A file that the manifest names is not there.</summary>
    public const string MissingFile = "MLM101";

    /// <summary>A file is not the one that the manifest's checksum names.</summary>
    public const string WrongChecksum = "MLM102";

    /// <summary>A permission is asked for and no block needs it.</summary>
    public const string UnusedPermission = "MLM103";

    /// <summary>The dependency on this program is missing or cannot be met.</summary>
    public const string WrongDependency = "MLM104";

    /// <summary>Something that readers look for is missing: licence, read-me, sample, description.</summary>
    public const string MissingPaper = "MLM105";

    /// <summary>A language file cannot be read.</summary>
    public const string BadLanguageFile = "MLM106";

    /// <summary>Sentences lack a translation.</summary>
    public const string MissingTranslation = "MLM107";

    /// <summary>A translation belongs to no sentence.</summary>
    public const string UnknownTranslation = "MLM108";

    /// <summary>A translation lost or added a [NAME].</summary>
    public const string WrongSlots = "MLM109";

    /// <summary>A translation is too long for the palette.</summary>
    public const string LongTranslation = "MLM110";

    /// <summary>The icon has the wrong form, size or content.</summary>
    public const string BadIcon = "MLM111";

    /// <summary>The plugin cannot be built, and the compiler does not say where.</summary>
    public const string BuildFailed = "MLM112";

    /// <summary>An assembly is older than its sources.</summary>
    public const string StaleAssembly = "MLM113";

    /// <summary>An assembly was built against another version of this program.</summary>
    public const string WrongContracts = "MLM114";

    /// <summary>An assembly of this program lies in the plugin.</summary>
    public const string OwnCopy = "MLM115";

    /// <summary>The plugin's code hung or ended its process while it was looked at.</summary>
    public const string DidNotEnd = "MLM116";

    /// <summary>A field stands twice.</summary>
    public const string RepeatedField = "MLM117";

    /// <summary>A version that does not say what changed.</summary>
    public const string VersionTooSmall = "MLM118";

    /// <summary>An earlier release cannot be read.</summary>
    public const string BadRelease = "MLM119";

    /// <summary>A pack names no assembly or script that has blocks.</summary>
    public const string NoBlocks = "MLM120";

    /// <summary>An archive is damaged, or holds what a plugin's archive may not.</summary>
    public const string BadArchive = "MLM121";
}
