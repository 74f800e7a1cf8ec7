namespace MLKids.Blocks.Diagnostics;

/// <summary>Mistakes of block authors (MLB). Never renumbered.</summary>
public static class AuthoringCodes
{
    /// <summary>A class with blocks has no [BlockPack].</summary>
    public const string NoPack = "MLB001";

    /// <summary>A pack id holds something else than letters and digits.</summary>
    public const string BadPackId = "MLB002";

    /// <summary>A block id holds something else than letters, digits, underscores.</summary>
    public const string BadBlockId = "MLB003";

    /// <summary>Two blocks have one opcode.</summary>
    public const string DuplicateOpcode = "MLB004";

    /// <summary>The sentence names a parameter that the method lacks.</summary>
    public const string SlotWithoutParameter = "MLB005";

    /// <summary>The method has a parameter that the sentence does not name.</summary>
    public const string ParameterWithoutSlot = "MLB006";

    /// <summary>A parameter's type is none that a block can take.</summary>
    public const string BadParameterType = "MLB007";

    /// <summary>The return type does not fit the kind of block.</summary>
    public const string BadReturnType = "MLB008";

    /// <summary>A menu names a method that the pack lacks, or of another shape.</summary>
    public const string BadMenu = "MLB009";

    /// <summary>The method is not public, or generic, or more than one block attribute stands on it.</summary>
    public const string BadMethod = "MLB010";

    /// <summary>The sentence is empty or names one parameter twice.</summary>
    public const string BadSentence = "MLB011";

    /// <summary>The pack's constructor asks for a service that the host does not offer.</summary>
    public const string MissingService = "MLB012";

    /// <summary>A pack class cannot be created (abstract, several constructors, its constructor threw).</summary>
    public const string BadPackClass = "MLB013";

    /// <summary>Two packs of different assemblies have one id.</summary>
    public const string DuplicatePack = "MLB014";

    /// <summary>The number of a block's stacks is wrong, or its sentence or parameters do not fit it.</summary>
    public const string BadBranches = "MLB015";
}
