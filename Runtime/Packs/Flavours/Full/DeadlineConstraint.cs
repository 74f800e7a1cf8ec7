using Jint;

namespace MLKids.Runtime.Packs;

/// <summary>Ends code after a time that each call sets anew, inside native loops too.</summary>
internal sealed class DeadlineConstraint : Constraint
{
    private long _deadline = long.MaxValue;

    public void Set(TimeSpan time) => _deadline = TimeProvider.System.GetTimestamp() + (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);

    public override void Check()
    {
        if (TimeProvider.System.GetTimestamp() > _deadline)
            throw new TimeoutException();
    }

    public override void Reset()
    {
    }
}
