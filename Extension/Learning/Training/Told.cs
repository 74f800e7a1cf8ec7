using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>
/// Progress that is handed on at once, on the thread that reports it (<see cref="Progress{T}"/> would post it to another).
/// </summary>
internal sealed class Told(Action<FitProgress> hear) : IProgress<FitProgress>
{
    public void Report(FitProgress value) => hear(value);
}
