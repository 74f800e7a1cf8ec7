using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Listening;

namespace MLKids.Blocks.MachineLearning;

/// <summary>What a hat waits to hear. A model that cannot answer is told once, and only when it stays so: most programs train their model after the hats were asked first.</summary>
internal sealed class ExpectedSound(string model, string label, BlockCall call)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Lock _lock = new();
    private long? _asked;
    private long? _since;
    private bool _told;

    /// <summary>As written in the hat.</summary>
    public string Model => model;

    /// <summary>As written in the hat.</summary>
    public string Label => label;

    /// <summary>Equal for hats that mean the same model.</summary>
    public string ModelKey { get; } = model.Trim().ToUpperInvariant();

    public bool IsMetBy(HeardSound sound) => sound.Model == ModelKey && sound.Label.Equals(label.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this was last true that long ago; true at first.</summary>
    public bool IsDue(TimeSpan pause)
    {
        lock (_lock)
        {
            var now = call.Time.GetTimestamp();
            if (_asked is { } asked && call.Time.GetElapsedTime(asked, now) < pause)
                return false;
            _asked = now;
            return true;
        }
    }

    public void IsFine()
    {
        lock (_lock)
            (_since, _told) = (null, false);
    }

    public void IsTroubled(Exception trouble)
    {
        var (code, sentence) = Explained.Trouble(trouble);
        lock (_lock)
        {
            _since ??= call.Time.GetTimestamp();
            if (_told || code == LearningBlockCodes.StillLearning || call.Time.GetElapsedTime(_since.Value) < Patience)
                return;
            _told = true;
        }

        call.Report(Severity.Warning, code, sentence, trouble.Message);
    }
}
