using MLKids.Learning;

namespace MLKids.Studio.Training;

/// <summary>
/// Who trains next. Owners take turns and each has one training at a time, so that nobody is held up by somebody who asks for many. Safe to use
/// from several threads.
/// </summary>
/// <param name="places">Trainings at the same time.</param>
/// <param name="mostWaiting">Trainings of one owner that may wait.</param>
/// <param name="time">The clock.</param>
internal sealed class TrainingQueue(int places, int mostWaiting, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<TrainingTicket>> _waiting = [];
    private readonly List<TrainingTicket> _running = [];

    /// <summary>Owners who wait and have no running training, in the order of their turns.</summary>
    private readonly List<string> _turns = [];

    /// <summary>Lines up. Dispose of the ticket when the training is over, or nobody waits for it any more.</summary>
    /// <exception cref="LearningException">Too many of this owner wait (<see cref="LearningCodes.QueueFull"/>).</exception>
    public TrainingTicket Enter(string owner, string model)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(owner, out var mine))
                _waiting.Add(owner, mine = []);
            if (mine.Count >= mostWaiting)
                throw new LearningException(
                    LearningCodes.QueueFull,
                    "Many of your models wait already. Let one finish first.",
                    $"{mine.Count} trainings of '{owner}' wait for their turn; at most {mostWaiting} may.");
            var ticket = new TrainingTicket(this, owner, model, time);
            mine.Add(ticket);
            LineUp(owner);
            Advance();
            return ticket;
        }
    }

    /// <summary>All trainings: running ones first, in the order of their start, then the waiting ones in that of their turns.</summary>
    public IReadOnlyList<TrainingStatus> Status()
    {
        lock (_lock)
            return
            [
                .. _running.Select(ticket => ticket.Status(null)),
                .. _waiting.Values.SelectMany(mine => mine).Select(ticket => ticket.Status(Before(ticket))).OrderBy(status => status.Before).ThenBy(status => status.Since),
            ];
    }

    /// <summary>How many waiting or own trainings start or end before this one; null when it runs.</summary>
    internal int? BeforeNow(TrainingTicket ticket)
    {
        lock (_lock)
            return _running.Contains(ticket) ? null : Before(ticket);
    }

    internal void Leave(TrainingTicket ticket)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(ticket.Owner, out var mine) && mine.Remove(ticket) && mine.Count == 0)
                Forget(ticket.Owner);

            // An owner whose training has ended lines up behind those who came meanwhile.
            if (_running.Remove(ticket))
                LineUp(ticket.Owner);
            Advance();
        }
    }

    private void LineUp(string owner)
    {
        if (_waiting.ContainsKey(owner) && !_turns.Contains(owner) && !_running.Exists(ticket => ticket.Owner == owner))
            _turns.Add(owner);
    }

    private void Advance()
    {
        while (_running.Count < places && _turns is [var owner, ..])
        {
            var mine = _waiting[owner];
            _running.Add(mine[0]);
            mine[0].Begin();
            mine.RemoveAt(0);
            _turns.RemoveAt(0);
            if (mine.Count == 0)
                Forget(owner);
        }

        foreach (var ticket in _waiting.Values.SelectMany(mine => mine))
            ticket.Changed();
    }

    private void Forget(string owner)
    {
        _waiting.Remove(owner);
        _turns.Remove(owner);
    }

    /// <summary>With turns in a circle, the owner's n-th training comes after n of each owner, and one more of those whose turn is earlier.</summary>
    private int Before(TrainingTicket ticket)
    {
        var own = _waiting[ticket.Owner].IndexOf(ticket);
        var turn = _turns.IndexOf(ticket.Owner);
        var runs = turn < 0;
        return own + (runs ? 1 : 0) + _waiting.Where(other => other.Key != ticket.Owner).Sum(other =>
        {
            var theirs = _turns.IndexOf(other.Key);
            var earlier = theirs >= 0 && (runs || theirs < turn);
            return Math.Min(other.Value.Count, own + (earlier ? 1 : 0));
        });
    }
}
