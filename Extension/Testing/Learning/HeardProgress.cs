namespace MLKids.Testing.Learning;

/// <summary>Collects progress at once, on the trainer's thread (<see cref="Progress{T}"/> posts it elsewhere).</summary>
internal sealed class HeardProgress<T>(Action<T>? then = null) : IProgress<T>
{
    internal List<T> All { get; } = [];

    public void Report(T value)
    {
        All.Add(value);
        then?.Invoke(value);
    }
}
