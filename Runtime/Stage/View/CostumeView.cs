using System.Runtime.CompilerServices;
using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Stage.View;

/// <summary>A costume as it is drawn.</summary>
/// <param name="Asset">Its file: <see cref="AssetKey"/>.</param>
/// <param name="Width">At 100 %, in stage pixels.</param>
/// <param name="Height">At 100 %, in stage pixels.</param>
/// <param name="CenterX">Rotation centre from the left edge, in stage pixels.</param>
/// <param name="CenterY">Rotation centre from the upper edge, in stage pixels.</param>
public sealed record CostumeView(string Asset, double Width, double Height, double CenterX, double CenterY)
{
    private static readonly ConditionalWeakTable<Costume, CostumeView> Known = [];

    /// <summary>Null for one whose size is not known: nothing of it is drawn.</summary>
    internal static CostumeView? Of(Costume costume, CostumeSize? size) => size is null ? null : Known.GetValue(costume, c =>
    {
        var (x, y) = CostumeGeometry.CenterOf(c, size);
        return new CostumeView(AssetKey.Of(c), size.Width, size.Height, x, y);
    });
}
