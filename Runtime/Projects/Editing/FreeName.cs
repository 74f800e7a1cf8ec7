namespace MLKids.Runtime.Projects.Editing;

/// <summary>Names as Scratch gives them: trimmed, and numbered when they are taken ("Cat", "Cat2", "Cat3").</summary>
internal static class FreeName
{
    /// <summary>Longest name of a sprite, costume or sound, in UTF-16 units.</summary>
    public const int Longest = 100;

    /// <exception cref="ProjectException">Nothing is left of the name, or it is reserved.</exception>
    public static string Of(string wished, IEnumerable<string> taken, params string[] reserved)
    {
        var clean = new string([.. wished.Where(c => !char.IsControl(c))]).Trim();
        if (clean.Length > Longest)
            clean = clean[..(char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest)].Trim();
        if (clean.Length == 0 || reserved.Contains(clean, StringComparer.OrdinalIgnoreCase))
            throw new ProjectException(ProjectCodes.BadName, "This name does not work. Choose another one.", $"'{wished}' is empty or reserved ({string.Join(", ", reserved)}).");
        var used = taken.ToHashSet(StringComparer.Ordinal);
        if (!used.Contains(clean))
            return clean;
        var stem = clean.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{stem}{n}").First(n => !used.Contains(n));
    }
}
