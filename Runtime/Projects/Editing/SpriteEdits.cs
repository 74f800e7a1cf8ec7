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
    /// <exception cref="ProjectException">There is no such sprite, or the project is full.</exception>
    public static (Project Project, string Name) DuplicateSprite(this Project project, string name)
    {
        var original = project.Sprite(name);
        var copy = new BlockCopy(original).Whole() with { X = Math.Clamp(original.X + 20, -240, 240), Y = Math.Clamp(original.Y - 20, -180, 180) };
        return project.AddSprite(copy);
    }

    /// <summary>Gives a sprite another name, also where blocks name it.</summary>
    /// <exception cref="ProjectException">There is no such sprite, or a bad name.</exception>
    public static (Project Project, string Name) RenameSprite(this Project project, string name, string wished)
    {
        project.Sprite(name);
        var now = FreeName.Of(wished, Names(project).Where(n => n != name), Reserved);
        var targets = project.Targets.Select(t =>
        {
            var renamed = t.WithFields((_, field) => NamingFields.Contains(field.Name) && Equals(field.Value, name) ? field with { Value = now } : field);
            return !t.IsStage && t.Name == name ? renamed with { Name = now } : renamed;
        });
        var monitors = project.Monitors.Select(m => m.SpriteName == name ? m with { SpriteName = now } : m);
        return (project with { Targets = [.. targets], Monitors = [.. monitors] }, now);
    }

    /// <summary>Takes a sprite away, with its monitors.</summary>
    /// <exception cref="ProjectException">There is no such sprite.</exception>
    public static Project DeleteSprite(this Project project, string name)
    {
        var gone = project.Sprite(name);
        return project with
        {
            Targets = [.. project.Targets.Where(t => t != gone)],
            Monitors = [.. project.Monitors.Where(m => m.SpriteName != name)],
        };
    }

    /// <summary>Puts a sprite that was deleted back where it was.</summary>
    /// <param name="project">The project now.</param>
    /// <param name="before">The project before it was deleted.</param>
    /// <param name="name">The sprite.</param>
    public static Project RestoreSprite(this Project project, Project before, string name)
    {
        var gone = before.Sprite(name);
        var place = Math.Min(before.Targets.ToList().IndexOf(gone), project.Targets.Count);
        var restored = gone with { Name = FreeName.Of(gone.Name, Names(project), Reserved) };
        return project with
        {
            Targets = [.. project.Targets.Take(place), restored, .. project.Targets.Skip(place)],
            Monitors = [.. project.Monitors, .. before.Monitors.Where(m => m.SpriteName == name).Select(m => m with { SpriteName = restored.Name })],
        };
    }

    /// <summary>Moves a sprite to another place in the list, counted from 0 without the stage.</summary>
    /// <exception cref="ProjectException">There is no such sprite.</exception>
    public static Project MoveSprite(this Project project, string name, int index)
    {
        var moved = project.Sprite(name);
        var others = project.Targets.Where(t => t != moved).ToList();
        others.Insert(Math.Clamp(index + 1, 1, others.Count), moved);
        return project with { Targets = others };
    }

    /// <summary>The sprite of that name.</summary>
    /// <exception cref="ProjectException">There is none.</exception>
    public static ProjectTarget Sprite(this Project project, string name) => project.Targets.FirstOrDefault(t => !t.IsStage && t.Name == name) ?? throw Missing("sprite", name, Names(project));

    /// <summary>The sprite of that name, or the stage for "_stage_".</summary>
    /// <exception cref="ProjectException">There is none.</exception>
    public static ProjectTarget Target(this Project project, string name) => name == "_stage_" ? project.Targets[0] : project.Sprite(name);

    /// <summary>The project with one of its targets changed.</summary>
    public static Project With(this Project project, ProjectTarget before, ProjectTarget after) =>
        ReferenceEquals(before, after) ? project : project with { Targets = [.. project.Targets.Select(t => ReferenceEquals(t, before) ? after : t)] };

    internal static ProjectException Missing(string what, string name, IEnumerable<string> there) => new(
        ProjectCodes.NotThere, "This is not here any more. Load the page again.", $"No {what} '{name}'; there are: {string.Join(", ", there.Take(20).Select(n => $"'{n}'"))}.");

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
