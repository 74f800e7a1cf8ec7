using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training.Tasks;

/// <summary>Rows of a model that predicts numbers, parted into those to learn from and those put aside.</summary>
internal sealed record RegressionExamples(RegressionExamples.Part Learning, RegressionExamples.Part Testing, IReadOnlyList<RefusedExample> Refused)
{
    /// <param name="Rows">Inputs and outputs.</param>
    /// <param name="Ids">The example of each row.</param>
    /// <param name="Groups">Rows with the same inputs are of one group.</param>
    public sealed record Part(RegressionRows Rows, IReadOnlyList<long> Ids, IReadOnlyList<int> Groups);

    /// <summary>Reads the examples; those that lack a column are refused by name.</summary>
    public static RegressionExamples Load(
        ProjectFile project, long modelId, RowFeaturizer featurizer, IReadOnlyList<string> outputs, CancellationToken cancellation)
    {
        var refused = new List<RefusedExample>();
        var parts = new[] { new Builder(featurizer.FeatureLength, outputs.Count), new Builder(featurizer.FeatureLength, outputs.Count) };
        var wanted = new ColumnSet([.. outputs.Select(output => new Column(output, ColumnKind.Number, []))]);
        foreach (var (id, fileName, testing, bytes) in project.Examples.Rows(modelId))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var row = RowText.Read(bytes);
                var numbers = wanted.Fit(row);
                featurizer.Featurize(row, parts[testing ? 1 : 0].Next());
                parts[testing ? 1 : 0].Add(id, numbers.Select(value => (float)value.Number!.Value));
            }
            catch (LearningException reason)
            {
                refused.Add(new(fileName, reason.Code, reason.ChildSentence, reason.Message, id));
            }
        }

        return new(parts[0].Build(), parts[1].Build(), refused);
    }

    private sealed class Builder(int inputCount, int outputCount)
    {
        private readonly List<float> _inputs = [], _outputs = [];
        private readonly List<long> _ids = [];
        private readonly float[] _next = new float[inputCount];

        public Span<float> Next() => _next;

        public void Add(long id, IEnumerable<float> outputs)
        {
            _ids.Add(id);
            _inputs.AddRange(_next);
            _outputs.AddRange(outputs);
        }

        public Part Build()
        {
            var rows = new RegressionRows([.. _inputs], [.. _outputs], inputCount, outputCount);
            var groups = new Dictionary<string, int>(StringComparer.Ordinal);
            var groupOf = new int[rows.Count];
            for (var row = 0; row < rows.Count; row++)
            {
                var key = string.Join(' ', rows.Inputs(row).ToArray());
                if (!groups.TryGetValue(key, out groupOf[row]))
                    groups[key] = groupOf[row] = groups.Count;
            }

            return new(rows, _ids, groupOf);
        }
    }
}
