using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Checking;
using MLKids.Packs.Tools.Checking.Rules;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Compatibility;

/// <summary>A plugin against its last release: what saved projects would lose, and what the version must be called.</summary>
internal sealed class SurfaceComparison(CheckedPlugin plugin, PluginSurface released)
{
    private readonly PluginSurface _now = PluginSurface.Of(plugin.Manifest.Version, plugin.Code);
    private readonly List<Diagnostic> _findings = [];
    private readonly ReleaseVersion _old = ReleaseVersion.Of(released.Version);
    private readonly ReleaseVersion _new = ReleaseVersion.Of(plugin.Manifest.Version);

    // Who raises the first number says that old projects will not run; then it is only said what they lose.
    private Severity Loss => _new.IsBreakingAfter(_old) ? Severity.Warning : Severity.Error;

    public IReadOnlyList<Diagnostic> Compare()
    {
        var byOpcode = _now.Blocks.ToDictionary(b => b.Opcode);
        foreach (var old in released.Blocks)
            if (byOpcode.TryGetValue(old.Opcode, out var now))
                Block(old, now, plugin.Blocks.First(b => b.Opcode == old.Opcode));
            else
                Gone(old);
        var adds = _now.ToJson() != (released with { Version = _now.Version }).ToJson();
        var wanted = _findings.Count > 0 ? _old.NextBreaking : adds ? _old.NextFeature : _old.NextFix;
        if (_new.CompareTo(_old) < 0 || (_new.CompareTo(_old) == 0 && adds) || (adds && _findings.Count == 0 && _new.CompareTo(wanted) < 0))
            _findings.Add(plugin.AtField(
                "version", CheckCodes.VersionTooSmall, Severity.Warning,
                $"the version is {plugin.Manifest.Version}, released is {released.Version}, and the blocks {(_findings.Count > 0 ? "lost something" : adds ? "have more than before" : "are the same")}", $"write \"{wanted}\""));
        return _findings;
    }

    private void Gone(SurfaceBlock old)
    {
        var added = plugin.Blocks.Where(b => released.Blocks.All(r => r.Opcode != b.Opcode) && b.Shape == old.Shape).ToList();
        var renamed = added.FirstOrDefault(b => b.Arguments.Select(a => a.Name).Order().SequenceEqual(old.Arguments.Select(a => a.Name).Order()));
        var message = $"the block {old.Opcode} of {released.Version} is gone{(renamed is null ? "" : $"; is it {renamed.Opcode} now?")} Saved projects lose it";
        const string Remedy = "keep the old block and write Hidden = true at it; give a new block a new id";
        _findings.Add((renamed is null
            ? plugin.AtField("version", CheckCodes.BlockGone, Loss, message, Remedy)
            : CheckedPlugin.At(renamed, CheckCodes.BlockGone, Loss, message, Remedy)) with { Opcode = old.Opcode });
    }

    private void Block(SurfaceBlock old, SurfaceBlock now, InspectedBlock at)
    {
        if ((old.Shape, old.Branches, old.Loops, old.Terminal) != (now.Shape, now.Branches, now.Loops, now.Terminal))
            Add(CheckCodes.ShapeChanged, $"it was a {Form(old)} in {released.Version} and is a {Form(now)} now", $"keep the {Form(old)} and write Hidden = true at it; give the new block a new id");
        foreach (var argument in old.Arguments)
        {
            var name = argument.Name;
            if (now.Arguments.FirstOrDefault(a => a.Name == name) is not { } same)
            {
                var added = now.Arguments.FirstOrDefault(a => old.Arguments.All(o => o.Name != a.Name));
                Add(
                    CheckCodes.ArgumentGone, $"the parameter [{name}] of {released.Version} is gone{(added is null ? "" : $"; is it [{added.Name}] now?")}",
                    added is null ? $"take [{name}] back, even if it is not used" : $"write [{name}] again: children read the sentence's words, not this name");
                continue;
            }

            if (same.Fixed != argument.Fixed)
                Add(
                    CheckCodes.ArgumentChanged, $"[{name}] was {(argument.Fixed ? "a fixed choice" : "a slot for blocks")} in {released.Version} and is {(same.Fixed ? "a fixed choice" : "a slot for blocks")} now",
                    $"write Droppable = {(argument.Fixed ? "false" : "true")} again, or make a new block");
            else if (same.Type != argument.Type && Closer(argument, same))
                Add(CheckCodes.ArgumentChanged, $"[{name}] took {argument.Type} in {released.Version} and takes {same.Type} now", "take the old type again, or make a new block");
            if (argument.Values is { } values && same.Values is { } kept && values.Except(kept).ToList() is { Count: > 0 } lost)
                Add(CheckCodes.MenuValueGone, $"the menu of [{name}] lost {MenuRules.Listed(lost)} of {released.Version}", $"keep the value; to show another word write \"{lost[0]}|new word\"");
        }

        void Add(string code, string message, string remedy) => _findings.Add(CheckedPlugin.At(at, code, Loss, message, remedy));
    }

    // A truth value's slot is pointed: what lay in a round one does not fit. Numbers and texts are cast as always.
    private static bool Closer(SurfaceArgument old, SurfaceArgument now) =>
        (old.Type == Blocks.Definitions.ArgumentType.Boolean) != (now.Type == Blocks.Definitions.ArgumentType.Boolean) && old.Values is null && now.Values is null;

    private static string Form(SurfaceBlock block) =>
        block.Shape.ToString().ToLowerInvariant() + (block.Branches > 0 ? $" with {block.Branches} {(block.Loops ? "repeated " : "")}stacks" : "") + (block.Terminal ? " that nothing follows" : "");
}
