namespace MLKids.Packs.Tools.Packing;

/// <summary>An archive that was made.</summary>
/// <param name="File">Its path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Files">What is in it, without Unity's <c>.meta</c> files.</param>
internal sealed record PackedPlugin(string File, long Bytes, string Sha256, IReadOnlyList<string> Files);
