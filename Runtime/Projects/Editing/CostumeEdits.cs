using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Projects.Editing;

/// <summary>What an editor does to costumes and sounds of a sprite or the stage. Pure.</summary>
public static class CostumeEdits
{
    /// <summary>Costumes, or sounds, of one sprite.</summary>
    public const int Most = 500;

    /// <summary>Adds a costume at the end (or at <paramref name="index"/>) and puts it on.</summary>
    /// <exception cref="ProjectException">A bad name, too large, or no room.</exception>
    public static ProjectTarget AddCostume(this ProjectTarget target, Costume costume, int? index = null)
    {
        Check(target.Costumes.Count, costume.Content.Length);
        var place = Math.Clamp(index ?? target.Costumes.Count, 0, target.Costumes.Count);
        var named = costume with { Name = FreeName.Of(costume.Name, target.Costumes.Select(c => c.Name)) };
        return target with { Costumes = [.. target.Costumes.Take(place), named, .. target.Costumes.Skip(place)], CurrentCostume = place };
    }

    /// <summary>Gives a costume another picture.</summary>
    public static ProjectTarget ReplaceCostume(this ProjectTarget target, int index, Costume costume)
    {
        Check(0, costume.Content.Length);
        var old = At(target.Costumes, index, "costume");
        return target with { Costumes = [.. target.Costumes.Select(c => ReferenceEquals(c, old) ? costume with { Name = old.Name } : c)] };
    }

    /// <summary>Gives a costume another name, also where the sprite's blocks name it (for backdrops: all blocks).</summary>
    public static Project RenameCostume(this Project project, ProjectTarget target, int index, string wished)
    {
        var old = At(target.Costumes, index, "costume");
        var now = FreeName.Of(wished, target.Costumes.Where(c => c != old).Select(c => c.Name));
        var renamed = project.With(target, target with { Costumes = [.. target.Costumes.Select(c => ReferenceEquals(c, old) ? c with { Name = now } : c)] });
        var field = target.IsStage ? "BACKDROP" : "COSTUME";
        return renamed with
        {
            Targets = [.. renamed.Targets.Select(t => target.IsStage || t.Key == target.Key && t.Name == target.Name
                ? t.WithFields((_, f) => f.Name == field && Equals(f.Value, old.Name) ? f with { Value = now } : f)
                : t)],
        };
    }

    /// <summary>Takes a costume away; the last one stays.</summary>
    /// <exception cref="ProjectException">It is the last one.</exception>
    public static ProjectTarget DeleteCostume(this ProjectTarget target, int index)
    {
        var old = At(target.Costumes, index, "costume");
        if (target.Costumes.Count == 1)
            throw new ProjectException(ProjectCodes.LastCostume, "A sprite needs a costume. Add another one first.", $"'{old.Name}' is the last costume of {target.Name}.");
        return target with
        {
            Costumes = [.. target.Costumes.Where(c => !ReferenceEquals(c, old))],
            CurrentCostume = Math.Min(target.CurrentCostume > index ? target.CurrentCostume - 1 : target.CurrentCostume, target.Costumes.Count - 2),
        };
    }

    /// <summary>Moves a costume to another place; the one that is on stays on.</summary>
    public static ProjectTarget MoveCostume(this ProjectTarget target, int index, int to)
    {
        var moved = At(target.Costumes, index, "costume");
        var on = target.Costumes[target.CurrentCostume];
        var costumes = target.Costumes.ToList();
        costumes.RemoveAt(index);
        costumes.Insert(Math.Clamp(to, 0, costumes.Count), moved);
        return target with { Costumes = costumes, CurrentCostume = costumes.FindIndex(c => ReferenceEquals(c, on)) };
    }

    /// <summary>Adds a sound at the end.</summary>
    /// <exception cref="ProjectException">A bad name, too large, or no room.</exception>
    public static ProjectTarget AddSound(this ProjectTarget target, Sound sound)
    {
        Check(target.Sounds.Count, sound.Content.Length);
        return target with { Sounds = [.. target.Sounds, sound with { Name = FreeName.Of(sound.Name, target.Sounds.Select(s => s.Name)) }] };
    }

    /// <summary>Gives a sound another name, also where the sprite's blocks name it.</summary>
    public static ProjectTarget RenameSound(this ProjectTarget target, int index, string wished)
    {
        var old = At(target.Sounds, index, "sound");
        var now = FreeName.Of(wished, target.Sounds.Where(s => s != old).Select(s => s.Name));
        return (target with { Sounds = [.. target.Sounds.Select(s => ReferenceEquals(s, old) ? s with { Name = now } : s)] })
            .WithFields((_, f) => f.Name == "SOUND_MENU" && Equals(f.Value, old.Name) ? f with { Value = now } : f);
    }

    /// <summary>Takes a sound away.</summary>
    public static ProjectTarget DeleteSound(this ProjectTarget target, int index)
    {
        var old = At(target.Sounds, index, "sound");
        return target with { Sounds = [.. target.Sounds.Where(s => !ReferenceEquals(s, old))] };
    }

    private static T At<T>(IReadOnlyList<T> all, int index, string what) =>
        index >= 0 && index < all.Count ? all[index] : throw SpriteEdits.Missing($"{what} {index}");

    private static void Check(int count, int bytes)
    {
        if (count >= Most)
            throw ProjectReader.TooLarge($"{count} costumes or sounds of one sprite, at most {Most}");
        if (bytes > ProjectLimits.AssetBytes)
            throw ProjectReader.TooLarge($"{bytes:N0} bytes of one costume or sound, at most {ProjectLimits.AssetBytes:N0}");
    }
}
