using System.Text;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>
/// Looks for filters (blur, shadow, turbulence ...) in an SVG. librsvg bounds elements, nesting and entities, but not the work of filters:
/// a 2 KB file of fifty takes half a minute to draw. Scratch's costumes have none.
/// </summary>
internal static class SvgGuard
{
    private static ReadOnlySpan<byte> Name => "filter"u8;

    /// <summary>True for a filter element, or a filter property other than "none"; false for <c>color-interpolation-filters</c> and the like.</summary>
    internal static bool HasFilters(ReadOnlySpan<byte> svg)
    {
        for (var at = 0; ; at++)
        {
            var next = svg[at..].IndexOfAny((byte)'f', (byte)'F');
            if (next < 0)
                return false;
            at += next;
            if (svg.Length - at < Name.Length)
                return false;
            if (Ascii.EqualsIgnoreCase(svg.Slice(at, Name.Length), Name) && IsUsed(at == 0 ? (byte)0 : svg[at - 1], svg[(at + Name.Length)..]))
                return true;
        }
    }

    private static bool IsUsed(byte before, ReadOnlySpan<byte> after)
    {
        if (before is (byte)'-')
            return false;
        if (before is (byte)'<' or (byte)':')
            return true;
        after = after.TrimStart(" \t\r\n"u8);
        if (after is not [(byte)':' or (byte)'=' or (byte)'/', ..])
            return false;
        return !after[1..].TrimStart(" \t\r\n\"'"u8).StartsWith("none"u8);
    }
}
