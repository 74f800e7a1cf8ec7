using MLKids.Blocks.Definitions;

namespace MLKids.Studio.Settings;

/// <summary>Which blocks the settings let in.</summary>
internal static class BlockRules
{
    /// <summary>Why a block is left out, or null. "My blocks" have an inner pack for their inputs, which goes with them.</summary>
    public static string? Refusal(this TeacherSettings settings, BlockDefinition block)
    {
        var pack = block.PackId == "argument" ? "procedures" : block.PackId;
        if (settings.Packs is { } packs && !packs.Contains(pack))
            return $"the teacher's settings do not allow the pack \"{pack}\".";
        return settings.RefusalOfNeeds(block);
    }

    /// <summary>The same for extensions' blocks: their packs are no matter of <see cref="TeacherSettings.Packs"/>, but of <see cref="TeacherSettings.Plugins"/>.</summary>
    public static string? RefusalOfNeeds(this TeacherSettings settings, BlockDefinition block) =>
        block.Needs.FirstOrDefault(need => TeacherSettings.AllPermissions.Contains(need) && !settings.Allows(need)) is { } refused
            ? $"the teacher's settings do not allow \"{refused}\"."
            : null;
}
