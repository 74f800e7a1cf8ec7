using MLKids.Blocks.Contracts;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Hosting;

/// <summary>
/// Pens are plain objects that blocks write into: here they are copies. What was written is sent before the next question, and before the block answers, so that everything
/// comes in the order of the code.
/// </summary>
internal sealed class PenCopies(RemoteDoor door)
{
    private readonly Lock _lock = new();
    private readonly List<(Work Work, long Target, PenState Pen, PenState Sent)> _kept = [];

    public void Keep(long target, PenState pen)
    {
        lock (_lock)
        {
            _kept.RemoveAll(k => k.Work != Work.Current);
            _kept.Add((Work.Current!, target, pen, pen.Copy()));
        }
    }

    public void Send()
    {
        (Work Work, long Target, PenState Pen, PenState Sent)[] kept;
        lock (_lock)
        {
            if (_kept.Count == 0)
                return;
            kept = [.. _kept.Where(k => k.Work == Work.Current)];
        }

        foreach (var (work, target, pen, sent) in kept)
            foreach (var property in RecordParts.Of(typeof(PenState)).Properties)
                if (property.GetValue(pen) is var now && !Equals(now, property.GetValue(sent)))
                {
                    property.SetValue(sent, now);
                    door.SetPen(work, target, property.Name, now);
                }
    }
}
