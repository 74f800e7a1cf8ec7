namespace MLKids.Learning.Tests.Trainers;

/// <summary>Collects progress at once, on the trainer's thread (<see cref="Progress{T}"/> posts it elsewhere).</summary>
internal sealed class Heard<T>(Action<T>? then = null) : IProgress<T>
{
    internal List<T> All { get; } = [];

    public void Report(T value)
    {
        All.Add(value);
        then?.Invoke(value);
    }
}
