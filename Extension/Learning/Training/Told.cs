namespace MLKids.Learning.Training;

/// <summary>
/// Progress that is handed on at once, on the thread that reports it (<see cref="Progress{T}"/> would post it to another).
/// </summary>
internal sealed class Told<T>(Action<T> hear) : IProgress<T>
{
    public void Report(T value) => hear(value);
}
