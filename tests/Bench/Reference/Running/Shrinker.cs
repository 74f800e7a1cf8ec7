using MLKids.Differential.Programs;

namespace MLKids.Differential.Running;

/// <summary>Makes a program smaller while what is wrong with it stays.</summary>
public static class Shrinker
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="program">A program that shows it.</param>
    /// <param name="stays">Whether a smaller one still shows it.</param>
    public static async Task<GeneratedProgram> Shrink(GeneratedProgram program, Func<GeneratedProgram, Task<bool>> stays)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var at = 0;
        while (time.GetElapsedTime(started) < Longest)
        {
            var smaller = program.Copy();
            var edits = Edits(smaller).ToList();
            if (at >= edits.Count)
                break;

            edits[at]();
            if (smaller.Size <= program.Size && await stays(smaller))
                (program, at) = (smaller, smaller.Size < program.Size ? Math.Max(0, at - 1) : at + 1);
            else
                at++;
        }

        return program;
    }

    // In order of how much each takes away. Each edit is for a fresh copy.
    private static IEnumerable<Action> Edits(GeneratedProgram program)
    {
        foreach (var actor in program.Actors)
            foreach (var script in actor.Scripts)
                yield return () => actor.Scripts.Remove(script);
        foreach (var script in program.Actors.SelectMany(a => a.Scripts))
            foreach (var edit in StackEdits(script.Body))
                yield return edit;
        foreach (var piece in program.Actors.SelectMany(a => a.Scripts).SelectMany(s => s.Body))
            foreach (var edit in SlotEdits(piece))
                yield return edit;
    }

    private static IEnumerable<Action> StackEdits(List<Piece> stack)
    {
        foreach (var piece in stack)
        {
            if (!piece.IsPinned)
                yield return () => stack.Remove(piece);
            if (piece.Branches.Count > 0 && !HoldsPinned(piece))
                yield return () => stack.InsertRange(Taken(stack, piece), piece.Branches.SelectMany(b => b));
            foreach (var inner in piece.Branches.SelectMany(StackEdits))
                yield return inner;
        }
    }

    private static IEnumerable<Action> SlotEdits(Piece piece)
    {
        for (var i = 0; i < piece.Slots.Count; i++)
        {
            var at = i;
            var (name, value) = piece.Slots[i];
            if (value is not Piece inner)
                continue;
            if (!inner.IsPinned && !inner.Opcode.EndsWith("_menu", StringComparison.Ordinal))
            {
                foreach (var (_, part) in inner.Slots)
                    yield return () => piece.Slots[at] = (name, part);
                yield return () => piece.Slots[at] = (name, "1");
                if (name.StartsWith("CONDITION", StringComparison.Ordinal) || (piece.Opcode is "operator_and" or "operator_or" or "operator_not"))
                    yield return () => piece.Slots.RemoveAt(at);
            }

            foreach (var edit in SlotEdits(inner))
                yield return edit;
        }

        foreach (var edit in piece.Branches.SelectMany(b => b).SelectMany(SlotEdits))
            yield return edit;
    }

    private static int Taken(List<Piece> stack, Piece piece)
    {
        var at = stack.IndexOf(piece);
        stack.RemoveAt(at);
        return at;
    }

    // A counter's own steps would be left without their loop, which does no harm; a bounded call would be left without its bound.
    private static bool HoldsPinned(Piece piece) => piece.IsPinned || piece.Branches.Any(b => b.Exists(p => p.IsPinned));
}
