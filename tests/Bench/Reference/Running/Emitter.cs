using System.Reflection;
using MLKids.Runtime.Scheduling;

namespace MLKids.Differential.Running;

/// <summary>Chooses the emitter by name, where the runtime offers a choice: a property Emit of <see cref="RunOptions"/>.</summary>
public static class Emitter
{
    private static readonly PropertyInfo? Property = typeof(RunOptions).GetProperty("Emit");

    /// <summary>Names that can be chosen; none if there is one emitter only.</summary>
    public static IReadOnlyList<string> Names => Property?.PropertyType is { IsEnum: true } type ? [.. Enum.GetNames(type).Select(n => n.ToLowerInvariant())] : [];

    /// <exception cref="ArgumentException">There is no such emitter.</exception>
    public static RunOptions Choose(string? name, RunOptions options)
    {
        if (name is null)
            return options;
        if (Property is null || !Enum.TryParse(Property.PropertyType, name, ignoreCase: true, out var value))
            throw new ArgumentException($"Wanted one of the emitters [{string.Join(", ", Names)}]; found \"{name}\".");
        var copy = options with { };
        Property.SetValue(copy, value);
        return copy;
    }
}
