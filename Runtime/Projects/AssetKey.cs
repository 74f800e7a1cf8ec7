using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Projects;

/// <summary>Names the files of costumes and sounds by their content: the same file, the same name.</summary>
public static class AssetKey
{
    private static readonly ConditionalWeakTable<object, string> Known = [];

    /// <summary>32 hexadecimal digits, a dot, the format.</summary>
    public static string Of(Costume costume) => Known.GetValue(costume, _ => Of(costume.Content, costume.Format));

    /// <inheritdoc cref="Of(Costume)"/>
    public static string Of(Sound sound) => Known.GetValue(sound, _ => Of(sound.Content, sound.Format));

    private static string Of(ReadOnlyMemory<byte> content, string format) => $"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 16))}.{format}";
}
