using System.Reflection;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Blocks.Values;
using MLKids.Packs.Tools.Checking.Rules;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>Blocks → what the rules look at. Menus are asked.</summary>
/// <param name="set">The blocks.</param>
/// <param name="fromScript">They are written in JavaScript.</param>
/// <param name="placeOfPack">Where a pack is, by its id.</param>
/// <param name="placeOfBlock">Where a block is.</param>
/// <param name="time">Measures menus.</param>
/// <param name="doing">Hears what comes next.</param>
internal sealed class BlockInspection(
    BlockSet set, bool fromScript, Func<string, SourcePlace?> placeOfPack, Func<BoundBlock, SourcePlace?> placeOfBlock, TimeProvider time, Action<string> doing)
{
    /// <summary>What a menu complained of that does not throw, since it was asked before; null for nothing.</summary>
    public Func<string?> Complaint { get; init; } = () => null;

    public IEnumerable<InspectedPack> Packs() => set.Packs.Select(p => new InspectedPack(p.Id, p.Name, p.Color, placeOfPack(p.Id), [.. p.Blocks.Select(b => Block(set.Find(b.Opcode)!))])
    {
        Page = BlockReference.Page(p),
        Pictures = BlockReference.Pictures(p),
    });

    private InspectedBlock Block(BoundBlock bound)
    {
        var block = bound.Definition;
        return new(block.Opcode, block.Id, block.Shape, block.Text.Sentence, block.Kind, placeOfBlock(bound), fromScript, [.. block.Arguments.Select(a => Argument(bound, a))])
        {
            Branches = block.Branches,
            Loops = block.Loops,
            Terminal = block.Terminal,
            Hidden = block.Hidden,
            EdgeActivated = block.EdgeActivated,
            Needs = block.Needs,
        };
    }

    private InspectedArgument Argument(BoundBlock block, ArgumentDefinition argument) =>
        new(argument.Name, argument.Type, argument.Slot, argument.Default is null ? null : Cast.ToText(argument.Default), Menu(block, argument));

    private InspectedMenu? Menu(BoundBlock block, ArgumentDefinition argument)
    {
        if (argument.Menu is not { } menu)
            return null;
        var inspected = new InspectedMenu(menu.OwnItems, menu.Names, menu.Droppable, menu.IsFixed, null, 0, null);
        // A pack that could not be made has no menus to ask.
        if (menu.IsFixed || block is { Method.IsStatic: false, Pack: null })
            return inspected;
        doing($"asking the menu {argument.Name} of {block.Definition.Opcode}");
        try
        {
            var (asked, first) = Ask();
            // The first time, code may only be getting compiled.
            return inspected with { Asked = asked, Milliseconds = first > MenuRules.Patience ? Math.Min(first, Ask().Milliseconds) : first, Failure = Complaint() };
        }
        catch (Exception e)
        {
            var reason = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            return inspected with { Failure = $"{reason.GetType().Name}: {reason.Message}" };
        }

        (IReadOnlyList<string> Asked, double Milliseconds) Ask()
        {
            var begun = time.GetTimestamp();
            return ([.. menu.Items()], time.GetElapsedTime(begun).TotalMilliseconds);
        }
    }
}
