namespace MLKids.Studio.Serving;

/// <summary>Numbers of the studio's own findings. Never renumbered.</summary>
internal static class StudioCodes
{
    public const string NotFound = "MLS001";
    public const string BadRequest = "MLS002";
    public const string TooLarge = "MLS003";
    public const string Stranger = "MLS004";
    public const string Unexpected = "MLS005";

    /// <summary>The same example is there already.</summary>
    public const string AlreadyThere = "MLS031";
}
