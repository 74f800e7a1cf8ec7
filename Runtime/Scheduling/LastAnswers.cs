using MLKids.Runtime.Compile;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>
/// Answers of waiting blocks that were asked where nothing can wait: in hats' conditions, by monitors. While an answer is on its way the last one counts, and the block is
/// not asked again.
/// </summary>
internal sealed class LastAnswers
{
    /// <summary>Most that are kept; edits leave some behind that nobody asks for any more.</summary>
    private const int Limit = 1_000;

    private readonly Dictionary<(Sprite Target, CallSite Site), (Task? Coming, object? Last)> _known = [];

    /// <param name="target">Whose.</param>
    /// <param name="site">Where.</param>
    /// <param name="ask">Calls the block; gives its value or a task.</param>
    /// <param name="outcome">What a task that has ended gives.</param>
    /// <returns>The answer, or null as long as there is none.</returns>
    public object? Ask(Sprite target, CallSite site, Func<object> ask, Func<Task, object> outcome)
    {
        var (coming, last) = _known.GetValueOrDefault((target, site));
        if (coming is { IsCompleted: false })
            return last;
        if (coming is not null)
            last = outcome(coming);
        var answer = ask();
        (coming, last) = answer switch
        {
            Task { IsCompleted: true } ended => (null, outcome(ended)),
            Task begun => (begun, last),
            _ => (null, answer),
        };
        if (_known.Count >= Limit)
            _known.Clear();
        _known[(target, site)] = (coming, last);
        return last;
    }

    /// <summary>Lets go of the answers to which a rule applies.</summary>
    public void Forget(Predicate<(Sprite Target, CallSite Site)> isGone)
    {
        foreach (var gone in _known.Keys.Where(k => isGone(k)).ToList())
            _known.Remove(gone);
    }
}
