namespace MLKids.Studio.Serving;

/// <summary>Marks connections that came from the school's network and not from this computer's own door. A feature of the connection.</summary>
/// <param name="IsSecure">With HTTPS; without, only the page that explains how to come in is shown.</param>
internal sealed record ClassDoor(bool IsSecure);
