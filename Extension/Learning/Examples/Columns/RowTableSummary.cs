namespace MLKids.Learning.Examples.Columns;

/// <summary>Counts what the rows of a <see cref="RowTable"/> hold.</summary>
/// <param name="made">Columns as they were made.</param>
internal sealed class RowTableSummary(IReadOnlyList<(string Name, ColumnKind Kind)> made)
{
    private readonly List<Seen> _columns = [.. made.Select(column => new Seen(column.Name, column.Kind))];
    private readonly Dictionary<string, int> _places = made.Select((column, at) => (ColumnSet.Key(column.Name), at)).ToDictionary();

    /// <summary>How many rows have a set of columns: there are few such sets, however many rows.</summary>
    private readonly Dictionary<UInt128, int> _sets = [];

    public void Add(IReadOnlyList<RowValue> row)
    {
        UInt128 has = 0;
        foreach (var value in row)
        {
            if (!_places.TryGetValue(value.Column, out var at) && !_places.TryGetValue(ColumnSet.Key(value.Column), out at))
            {
                at = _columns.Count;
                _columns.Add(new(value.Column, ColumnKind.Number));
                _places[ColumnSet.Key(value.Column)] = at;
            }

            _places.TryAdd(value.Column, at);
            _columns[at].Add(value);
            has |= UInt128.One << Math.Min(at, 127);
        }

        _sets[has] = _sets.GetValueOrDefault(has) + 1;
    }

    public RowTableLook ToLook(bool predicts, string? chosen)
    {
        var rows = _sets.Values.Sum();
        var columns = _columns.ConvertAll(column => column.ToColumn());
        UInt128 wanted = 0;
        for (var at = 0; at < Math.Min(columns.Count, 128); at++)
            if (columns[at].Filled > 0 && 2 * columns[at].Filled >= rows)
                wanted |= UInt128.One << at;
        var gaps = _sets.Where(set => (set.Key & wanted) != wanted).Sum(set => set.Value);
        string[] outputs = !predicts ? []
            : chosen is not null ? chosen.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : columns.LastOrDefault(column => column.Kind == ColumnKind.Number) is { } last ? [last.Name] : [];
        return new(columns, rows, gaps, outputs);
    }

    private sealed class Seen(string name, ColumnKind chosen)
    {
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal), _keys = new(StringComparer.Ordinal);
        private readonly List<string> _choices = [];
        private bool _numbers = true;
        private int _filled;

        public void Add(RowValue value)
        {
            _filled++;
            _numbers &= value.Number is not null;
            if (_choices.Count < ColumnLimits.Choices && _texts.Add(value.Text) && _keys.Add(ColumnSet.Key(value.Text)))
                _choices.Add(value.Text);
        }

        public RowTableLook.TableColumn ToColumn()
        {
            var kind = _filled == 0 ? chosen : _numbers ? ColumnKind.Number : ColumnKind.Choice;
            return new(name, kind, kind == ColumnKind.Choice ? _choices : [], _filled);
        }
    }
}
