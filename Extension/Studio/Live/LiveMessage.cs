namespace MLKids.Studio.Live;

/// <summary>One message as it goes over the socket.</summary>
internal readonly record struct LiveMessage(byte[] Bytes, bool IsText);
