using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MLKids.Learning.Examples.Columns;

/// <summary>The columns of a model's rows, in order. Names and choices are told apart without regard to case and spaces.
/// Immutable.</summary>
public sealed class ColumnSet
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    /// <param name="columns">In order.</param>
    /// <exception cref="LearningException">None, too many, a name that is empty, too long or there twice, or too many choices
    /// (<see cref="LearningCodes.BadColumns"/>).</exception>
    public ColumnSet(IReadOnlyList<Column> columns)
    {
        Columns = [.. columns];
        if (columns.Count is 0 or > ColumnLimits.Columns)
            throw Bad("Use fewer columns, and at least one.", $"Found {columns.Count} columns; wanted 1 to {ColumnLimits.Columns}.");
        foreach (var column in columns)
        {
            if (column.Name.Length is 0 or > ColumnLimits.NameCharacters)
                throw Bad("Give each column a short name.", $"The column name '{column.Name}' has {column.Name.Length} characters; wanted 1 to {ColumnLimits.NameCharacters}.");
            if (column.Kind == ColumnKind.Choice && column.Choices.Count is 0 or > ColumnLimits.Choices)
                throw Bad("A column has too many different words. Use fewer.", $"Column '{column.Name}' has {column.Choices.Count} different texts; wanted 1 to {ColumnLimits.Choices}.");
            if (!_byKey.TryAdd(Key(column.Name), _byName.Count) || !_byName.TryAdd(column.Name, _byName.Count))
                throw Bad("Two columns have the same name. Rename one.", $"The column '{column.Name}' is there twice (case and spaces do not matter).");
        }
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Floats of one row.</summary>
    public int Width => Columns.Sum(column => column.Width);

    /// <summary>First 64 bits of SHA-256 of <see cref="ToJson"/>.</summary>
    public ulong Hash => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>
    /// The columns of rows: those that at least half of the rows have, in order of first appearance. A column is of numbers when all its
    /// values are, else of choices.
    /// </summary>
    /// <exception cref="LearningException">There are no rows, or their columns cannot be learned from (<see
    /// cref="LearningCodes.BadColumns"/>).</exception>
    public static ColumnSet Of(IEnumerable<IReadOnlyList<RowValue>> rows)
    {
        var seen = new List<SeenColumn>();
        var byKey = new Dictionary<string, SeenColumn>(StringComparer.Ordinal);
        var count = 0;
        foreach (var row in rows)
        {
            count++;
            foreach (var value in row)
            {
                if (!byKey.TryGetValue(value.Column, out var column))
                {
                    // Both spellings lead to one column, so that the key is made once a spelling and not once a value.
                    if (!byKey.TryGetValue(Key(value.Column), out column))
                        seen.Add(byKey[Key(value.Column)] = column = new SeenColumn(value.Column));
                    byKey[value.Column] = column;
                }

                column.Add(value);
            }
        }

        return count == 0
            ? throw Bad("There are no rows yet. Add some, then train.", "Found no rows; wanted one or more.")
            : new ColumnSet([.. seen.Where(column => 2 * column.Count >= count).Select(column => column.ToColumn())]);
    }

    /// <summary>A name for each float of a row: the column's, and for choices <c>colour=red</c>.</summary>
    public IReadOnlyList<string> FloatNames() =>
        [.. Columns.SelectMany(column => column.Kind == ColumnKind.Number ? [column.Name] : column.Choices.Select(choice => $"{column.Name}={choice}"))];

    /// <summary>The place of a column, from 0; -1 when there is none of that name.</summary>
    public int IndexOf(string name) => _byName.TryGetValue(name, out var at) || _byKey.TryGetValue(Key(name), out at) ? at : -1;

    /// <summary>The column that a feature of a row belongs to, and which of its choices it stands for (-1 for a number).</summary>
    public (Column Column, int Choice) ColumnOf(int feature)
    {
        foreach (var column in Columns)
        {
            if (feature < column.Width)
                return (column, column.Kind == ColumnKind.Number ? -1 : feature);
            feature -= column.Width;
        }

        throw new ArgumentOutOfRangeException(nameof(feature));
    }

    /// <summary>Puts the values of a row in the order of the columns; values of other columns are left out.</summary>
    /// <exception cref="LearningException">A column is missing (<see cref="LearningCodes.MissingColumn"/>), or a number column has a text
    /// (<see cref="LearningCodes.NotANumber"/>).</exception>
    public RowValue[] Fit(IReadOnlyList<RowValue> row)
    {
        var values = new RowValue[Columns.Count];
        foreach (var value in row)
        {
            var at = IndexOf(value.Column);
            if (at >= 0)
                values[at] = Columns[at].Kind == ColumnKind.Choice || value.Number is not null
                    ? value with { Column = Columns[at].Name }
                    : NumberReading.TryRead(value.Text, out var number) ? RowValue.Of(Columns[at].Name, number) : throw NoNumber(Columns[at].Name, value.Text);
        }

        var missing = Array.FindIndex(values, value => value.Column is null);
        return missing < 0 ? values : throw new LearningException(
            LearningCodes.MissingColumn,
            "A value is missing. Fill in every column.",
            $"'{Columns[missing].Name}' is missing; found {Named(row.Select(value => value.Column))}, wanted {Named(Columns.Select(column => column.Name))}.");
    }

    /// <summary>The columns as JSON text: <c>[{"name":"height"},{"name":"colour","choices":["red","blue"]}]</c>.</summary>
    public string ToJson() => ColumnSetJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="LearningException">It is not that (<see cref="LearningCodes.DamagedModel"/>).</exception>
    public static ColumnSet Parse(string json) => ColumnSetJson.Read(json);

    /// <summary>Two names (or choices) with the same key are the same: case and spaces do not matter.</summary>
    public static string Key(string text) =>
        UnicodeComposition.Compose(string.Concat(text.Where(c => !char.IsWhiteSpace(c)))).ToUpperInvariant();

    internal static LearningException NoNumber(string column, string found) => new(
        LearningCodes.NotANumber,
        "One value is not a number. Write it with digits.",
        NumberReading.HasThousands(found)
            ? $"'{column}' is '{found}': a separator between thousands could be a decimal point; wanted digits alone, with a point before decimals."
            : $"'{column}' is '{found}'; wanted a finite number.");

    private static string Named(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static LearningException Bad(string childSentence, string message) => new(LearningCodes.BadColumns, childSentence, message);

    private sealed class SeenColumn(string name)
    {
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal), _keys = new(StringComparer.Ordinal);
        private readonly List<string> _choices = [];
        private bool _numbers = true;

        public int Count { get; private set; }

        public void Add(RowValue value)
        {
            Count++;
            _numbers &= value.Number is not null;
            // One more than may be is enough to refuse the column.
            if (_choices.Count <= ColumnLimits.Choices && _texts.Add(value.Text) && _keys.Add(Key(value.Text)))
                _choices.Add(value.Text);
        }

        public Column ToColumn() => _numbers ? new(name, ColumnKind.Number, []) : new(name, ColumnKind.Choice, _choices);
    }
}
