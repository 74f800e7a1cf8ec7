using System.Runtime.InteropServices;
using MLKids.Bench.Sklearn;

namespace MLKids.Bench.Sounds;

/// <summary>scikit-learn's LogisticRegression (C 1, 300 iterations) on the same rows and splits, equally standardised.</summary>
internal static class SoundReference
{
    internal static async Task<(double Clean, double Noisy)[]> Ask(IReadOnlyList<SoundRows> trials)
    {
        var file = Path.GetTempFileName();
        try
        {
            var numbers = new Dictionary<float[], int>();
            int[] Numbers(float[][] rows) => Array.ConvertAll(rows, row =>
            {
                numbers.TryAdd(row, numbers.Count);
                return numbers[row];
            });
            var request = trials.Select(trial => new
            {
                learn = Numbers(trial.Learn),
                labels = trial.LearnLabels,
                clean = Numbers(trial.Clean),
                noisy = Numbers(trial.Noisy),
                wanted = trial.AskLabels,
            }).ToArray();
            using (var stream = File.Create(file))
                foreach (var row in numbers.OrderBy(entry => entry.Value))
                    stream.Write(MemoryMarshal.AsBytes(row.Key.AsSpan()));
            var answer = await SklearnProcess.Run("sounds.py", new { file, columns = trials[0].Learn[0].Length, trials = request });
            return [.. answer.GetProperty("right").EnumerateArray().Select(pair => (pair[0].GetDouble(), pair[1].GetDouble()))];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
