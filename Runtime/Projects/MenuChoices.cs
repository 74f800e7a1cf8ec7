using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;

namespace MLKids.Runtime.Projects;

/// <summary>One choice of a menu.</summary>
/// <param name="Value">As it is saved.</param>
/// <param name="Key">Key of its text in the language file for blocks; null for names, which are shown as they are.</param>
/// <param name="Text">What a child reads in English.</param>
public sealed record MenuChoice(string Value, string? Key, string Text);

/// <summary>What a menu of a block offers at this moment.</summary>
public static class MenuChoices
{
    /// <summary>More are not offered.</summary>
    public const int Limit = 500;

    /// <summary>The menu's own items, then what its pack says now, then the project's names; each once.</summary>
    /// <param name="blocks">All packs.</param>
    /// <param name="project">As it is now.</param>
    /// <param name="target">The sprite or stage whose program is open.</param>
    /// <param name="opcode">The block (not its shadow).</param>
    /// <param name="argument">The parameter, as in the block's sentence.</param>
    /// <param name="chosen">The block's other choice: for "[PROPERTY] of [OBJECT]" the object. May be null.</param>
    /// <returns>Nothing for a block or parameter that is not known.</returns>
    public static IReadOnlyList<MenuChoice> Of(BlockSet blocks, Project project, ProjectTarget target, string opcode, string argument, string? chosen = null)
    {
        if (blocks.Find(opcode)?.Definition is not { } block || block.Arguments.FirstOrDefault(a => a.Name == argument)?.Menu is not { } menu)
            return [];
        var own = menu.OwnItems.Select(i => new MenuChoice(i, i.Length > 1 ? $"{block.PackId}/{argument}/{i}" : null, menu.Texts.GetValueOrDefault(i, i)));
        var asked = menu.Items().Skip(menu.OwnItems.Count).Concat(Names(menu.Names, project, target, chosen)).Select(n => new MenuChoice(n, null, n));
        return [.. own.Concat(asked).DistinctBy(c => c.Value).Take(Limit)];
    }

    private static IEnumerable<string> Names(ProjectNames names, Project project, ProjectTarget target, string? chosen) => names switch
    {
        ProjectNames.Sprites => project.Targets.Where(t => !t.IsStage && !ReferenceEquals(t, target)).Select(t => t.Name),
        ProjectNames.Costumes => target.Costumes.Select(c => c.Name),
        ProjectNames.Backdrops => project.Targets[0].Costumes.Select(c => c.Name),
        ProjectNames.Sounds => target.Sounds.Select(s => s.Name),
        ProjectNames.Messages => project.Targets[0].Broadcasts.Values,
        ProjectNames.Variables => target.Variables.Concat(project.Targets[0].Variables).Select(v => v.Name),
        ProjectNames.Lists => target.Lists.Concat(project.Targets[0].Lists).Select(l => l.Name),
        ProjectNames.VariablesOfChosen => (chosen is null or "_stage_" ? project.Targets[0] : project.Targets.FirstOrDefault(t => t.Name == chosen))?.Variables.Select(v => v.Name) ?? [],
        _ => [],
    };
}
