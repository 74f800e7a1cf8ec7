namespace MLKids.Studio.Serving;

/// <summary>Numbers of the studio's own findings. Never renumbered.</summary>
internal static class StudioCodes
{
    public const string NotFound = "MLS001";
    public const string BadRequest = "MLS002";
    public const string TooLarge = "MLS003";
    public const string Stranger = "MLS004";
    public const string Unexpected = "MLS005";
    public const string InUse = "MLS006";
    public const string NameTaken = "MLS007";
    public const string NothingArrived = "MLS008";
    public const string NothingTaken = "MLS009";
    public const string JoinFirst = "MLS020";
    public const string TooFast = "MLS021";
    public const string WrongCode = "MLS022";
    public const string WrongPictures = "MLS023";
    public const string ChildNameTaken = "MLS024";
    public const string ClassFull = "MLS025";
    public const string NoRoom = "MLS026";
    public const string TooManyPages = "MLS027";
    public const string WrongSettings = "MLS028";
    public const string NotAllowed = "MLS029";
    public const string AlreadyThere = "MLS031";
    public const string WrongPlugin = "MLS032";
}
