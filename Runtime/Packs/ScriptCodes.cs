namespace MLKids.Runtime.Packs;

/// <summary>Mistakes of packs in JavaScript (MLB1..). Never renumbered.</summary>
public static class ScriptCodes
{
    /// <summary>The file cannot be read as JavaScript.</summary>
    public const string Syntax = "MLB101";

    /// <summary>The file needs newer JavaScript than this build reads.</summary>
    public const string Modern = "MLB102";

    /// <summary>The script, or its getInfo, threw.</summary>
    public const string Threw = "MLB103";

    /// <summary>A script worked too long, called itself too deep or grew too big while it was loaded.</summary>
    public const string LoadLimit = "MLB104";

    /// <summary>The script registers no pack.</summary>
    public const string NoPack = "MLB105";

    /// <summary>The pack's own description is wrong: id, name, color, blocks, icons.</summary>
    public const string BadPack = "MLB106";

    /// <summary>A block's description is wrong.</summary>
    public const string BadBlock = "MLB107";

    /// <summary>A block names a function that is not there.</summary>
    public const string NoFunction = "MLB108";

    /// <summary>The sentence and the arguments do not fit.</summary>
    public const string BadSentence = "MLB109";

    /// <summary>An argument's description is wrong.</summary>
    public const string BadArgument = "MLB110";

    /// <summary>A menu is missing or wrong.</summary>
    public const string BadMenu = "MLB111";

    /// <summary>Two packs of a file, or two blocks of a pack, have one id.</summary>
    public const string Duplicate = "MLB112";

    /// <summary>Something that Scratch knows has no meaning here; the rest of the pack works.</summary>
    public const string Ignored = "MLB113";

    /// <summary>A block's code threw.</summary>
    public const string BlockThrew = "MLB120";

    /// <summary>A block's code worked too long.</summary>
    public const string BlockTooLong = "MLB121";

    /// <summary>A block's code called itself too deep.</summary>
    public const string BlockTooDeep = "MLB122";

    /// <summary>A block's code used too much memory.</summary>
    public const string BlockTooBig = "MLB123";

    /// <summary>A block itself reports something.</summary>
    public const string Reported = "MLB124";
}
