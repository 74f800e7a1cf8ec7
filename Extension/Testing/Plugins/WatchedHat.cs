namespace MLKids.Testing;

/// <summary>A hat in the program of a test, see <see cref="PluginTest.When"/>.</summary>
public sealed class WatchedHat
{
    private volatile int _starts;

    internal WatchedHat()
    {
    }

    /// <summary>How often its script has started so far.</summary>
    public int Starts => _starts;

    internal void Count() => _starts++;
}
