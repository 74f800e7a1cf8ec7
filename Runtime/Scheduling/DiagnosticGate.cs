using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Scheduling;

/// <summary>
/// Lets each finding of each block through once a second of the program's time, so that a failing block in a loop is heard and not endlessly repeated. Any thread.
/// </summary>
internal sealed class DiagnosticGate(TimeProvider time, Action<Diagnostic> open)
{
    private const int Remembered = 1_000;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private readonly Dictionary<(string Code, string? BlockId, string Message), long> _last = [];
    private readonly Lock _lock = new();

    public void Report(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            var key = (diagnostic.Code, diagnostic.BlockId, diagnostic.Message);
            if (_last.TryGetValue(key, out var last) && time.GetElapsedTime(last) < Silence)
                return;
            if (_last.Count >= Remembered)
                _last.Clear();
            _last[key] = time.GetTimestamp();
        }

        open(diagnostic);
    }
}
