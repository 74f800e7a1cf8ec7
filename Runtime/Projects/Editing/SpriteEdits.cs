namespace MLKids.Runtime.Projects.Editing;

/// <summary>
/// What an editor does to the sprites of a project. Pure: each gives a new project. Names follow Scratch's rules: unique, numbered when taken, and menus that name a sprite
/// follow it when it is renamed.
/// </summary>
public static class SpriteEdits
{
    private static readonly string[] Reserved = ["_mouse_", "_stage_", "_edge_", "_myself_", "_random_"];

    // Scratch's own list of menus that hold sprites' names.
    private static readonly HashSet<string> NamingFields = ["TO", "TOWARDS", "OBJECT", "CLONE_OPTION", "DISTANCETOMENU", "TOUCHINGOBJECTMENU", "VIDEOONMENU2"];

    /// <summary>Adds a sprite at the end and in front of the others.</summary>
    /// <exception cref="ProjectException">A bad name, or the project is full.</exception>
    public static (Project Project, string Name) AddSprite(this Project project, ProjectTarget sprite)
    {
        if (project.Targets.Count >= ProjectLimits.Targets)
            throw ProjectReader.TooLarge($"{project.Targets.Count:N0} sprites, at most {ProjectLimits.Targets:N0}");
        var name = FreeName.Of(sprite.Name, Names(project), Reserved);
        var added = sprite with { Name = name, IsStage = false, Place = null, LayerOrder = project.Targets.Max(t => t.LayerOrder) + 1 };
        return (project with { Targets = [.. project.Targets, added] }, name);
    }

    /// <summary>Adds a copy of a sprite, a little aside, with its scripts, costumes and sounds.</summary>
    /// <param name="project">The project.</param>
    /// <param name="original">One of its sprites.</param>
    /// <param name="key">The copy's <see cref="ProjectTarget.Key"/>.</param>
    /// <exception cref="ProjectException">The project is full.</exception>
    public static (Project Project, string Name) DuplicateSprite(this Project project, ProjectTarget original, string key = "")
    {
        var copy = new BlockCopy(original).Whole() with { Key = key, X = Math.Clamp(original.X + 20, -240, 240), Y = Math.Clamp(original.Y - 20, -180, 180) };
        return project.AddSprite(copy);
    }

    /// <summary>Gives a sprite another name, also where blocks name it.</summary>
    /// <exception cref="ProjectException">A bad name.</exception>
    public static (Project Project, string Name) RenameSprite(this Project project, ProjectTarget sprite, string wished)
    {
        var name = sprite.Name;
        var now = FreeName.Of(wished, Names(project).Where(n => n != name), Reserved);
        var targets = project.Targets.Select(t =>
        {
            var renamed = t.WithFields((_, field) => NamingFields.Contains(field.Name) && Equals(field.Value, name) ? field with { Value = now } : field);
            return ReferenceEquals(t, sprite) ? renamed with { Name = now } : renamed;
        });
        var monitors = project.Monitors.Select(m => m.SpriteName == name ? m with { SpriteName = now } : m);
        return (project with { Targets = [.. targets], Monitors = [.. monitors] }, now);
    }

    /// <summary>Takes a sprite away, with its monitors.</summary>
    public static Project DeleteSprite(this Project project, ProjectTarget sprite) => project with
    {
        Targets = [.. project.Targets.Where(t => !ReferenceEquals(t, sprite))],
        Monitors = [.. project.Monitors.Where(m => m.SpriteName != sprite.Name)],
    };

    /// <summary>Puts a sprite that was deleted back where it was.</summary>
    /// <param name="project">The project now.</param>
    /// <param name="before">The project before it was deleted.</param>
    /// <param name="gone">The sprite, as it was there.</param>
    public static Project RestoreSprite(this Project project, Project before, ProjectTarget gone)
    {
        var place = Math.Min(before.Targets.ToList().IndexOf(gone), project.Targets.Count);
        var restored = gone with { Name = FreeName.Of(gone.Name, Names(project), Reserved) };
        return project with
        {
            Targets = [.. project.Targets.Take(place), restored, .. project.Targets.Skip(place)],
            Monitors = [.. project.Monitors, .. before.Monitors.Where(m => m.SpriteName == gone.Name).Select(m => m with { SpriteName = restored.Name })],
        };
    }

    /// <summary>Moves a sprite to another place in the list, counted from 0 without the stage.</summary>
    public static Project MoveSprite(this Project project, ProjectTarget moved, int index)
    {
        var others = project.Targets.Where(t => !ReferenceEquals(t, moved)).ToList();
        others.Insert(Math.Clamp(index + 1, 1, others.Count), moved);
        return project with { Targets = others };
    }

    /// <summary>The project with one of its targets changed.</summary>
    public static Project With(this Project project, ProjectTarget before, ProjectTarget after) =>
        ReferenceEquals(before, after) ? project : project with { Targets = [.. project.Targets.Select(t => ReferenceEquals(t, before) ? after : t)] };

    internal static ProjectException Missing(string what) => new(ProjectCodes.NotThere, "This is not here any more. Load the page again.", $"There is no {what} now.");

    internal static ProjectTarget WithFields(this ProjectTarget target, Func<Block, BlockField, BlockField> change)
    {
        OrderedDictionary<string, Block>? changed = null;
        foreach (var (id, block) in target.Blocks)
        {
            var fields = block.Fields.Select(f => change(block, f)).ToList();
            if (!fields.SequenceEqual(block.Fields))
                (changed ??= new OrderedDictionary<string, Block>(target.Blocks))[id] = block with { Fields = fields };
        }

        return changed is null ? target : target with { Blocks = changed };
    }

    private static IEnumerable<string> Names(Project project) => project.Targets.Where(t => !t.IsStage).Select(t => t.Name);
}
