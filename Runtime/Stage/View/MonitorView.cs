using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Stage.View;

/// <summary>A value that is shown on the stage.</summary>
/// <param name="Monitor">What and where.</param>
/// <param name="Target">Key of the sprite whose value it is.</param>
/// <param name="Sprite">The sprite's name; null for what all share.</param>
/// <param name="Name">The variable's or list's; null for a reporter.</param>
/// <param name="Value">As text, cut after 1,000 letters; null for a list.</param>
/// <param name="List">The part of a list that is looked at; null for others.</param>
public sealed record MonitorView(ProjectMonitor Monitor, string Target, string? Sprite, string? Name, string? Value, ListView? List)
{
    private const int Letters = 1_000;

    internal static MonitorView Of(ProjectMonitor monitor, Sprite sprite, object value) => new(monitor, sprite.Source.Key, NameOf(sprite), null, Text(value), null);

    internal static MonitorView Of(ProjectMonitor monitor, Sprite sprite, Variable variable) => Of(monitor, sprite, variable.Value) with { Name = variable.Name };

    internal static MonitorView Of(ProjectMonitor monitor, Sprite sprite, ScratchList list, int from) =>
        new(monitor, sprite.Source.Key, NameOf(sprite), list.Name, null, ListView.Of(list, from));

    internal static string Text(object value)
    {
        // Broken numbers are rounded to six places, as Scratch shows them.
        var text = Cast.ToText(value is double number && double.IsFinite(number) && Math.Abs(number) < 1e9 ? Math.Round(number, 6) : value);
        return text.Length > Letters ? text[..Letters] : text;
    }

    private static string? NameOf(Sprite sprite) => sprite.IsStage ? null : sprite.Name;
}
