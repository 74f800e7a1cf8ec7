namespace MLKids.Learning.Examples.Columns;

/// <summary>Rows as a person writes them, in <see cref="RowText"/>.</summary>
internal static class WrittenRow
{
    internal static IEnumerable<RowValue> Parse(string text, ColumnSet? columns)
    {
        var mark = text.Contains('=') ? '=' : ':';
        if (text.Contains(mark))
            return Named(text, mark).Select(pair => RowValue.Typed(RowText.Clean(pair.Name), RowText.Clean(pair.Value)));
        if (columns is null)
            throw RowText.Bad($"'{Shown(text)}'", "values with the names of their columns, like height=1.5; colour=red");
        var values = InOrder(text, columns);
        return values.Select((value, i) => columns.Columns[i].Kind == ColumnKind.Choice
            ? new(columns.Columns[i].Name, RowText.Clean(value))
            : value.Length == 0 || NumberReading.TryRead(value, out _)
                ? RowValue.Typed(columns.Columns[i].Name, value)
                : throw ColumnSet.NoNumber(columns.Columns[i].Name, value));
    }

    /// <summary>Values alone: the first way to take the text apart that gives one value for each column.</summary>
    private static string[] InOrder(string text, ColumnSet columns)
    {
        var wanted = columns.Columns.Count;
        foreach (var parts in Ways(text))
            if (parts.Length == wanted)
                return parts;
        throw RowText.Bad(
            $"'{Shown(text)}' ({Ways(text).First().Length} values)", $"{wanted} values in this order: {string.Join(", ", columns.Columns.Select(column => column.Name))}");
    }

    private static IEnumerable<string[]> Ways(string text)
    {
        if (text.AsSpan().ContainsAny(';', '\n'))
        {
            yield return text.Split([';', '\n'], StringSplitOptions.TrimEntries);
            yield break;
        }

        // Spaces before commas: "1,5 red" has a decimal comma. A text of one word that is a column by itself comes last.
        yield return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => part.TrimEnd(',')).Where(part => part.Length > 0)];
        yield return text.Split(',', StringSplitOptions.TrimEntries);
        yield return text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        yield return [text.Trim()];
    }

    private static IEnumerable<(string Name, string Value)> Named(string text, char mark)
    {
        var pieces = text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var pair in pieces.SelectMany(piece => Pairs(piece, mark)))
        {
            var at = pair.IndexOf(mark);
            if (at < 0)
                throw RowText.Bad($"'{Shown(pair)}' without a name", $"name{mark}value");
            yield return (pair[..at], pair[(at + 1)..]);
        }
    }

    /// <summary>"a=1, b=2" and "a=1 b=2" to pairs. A comma that no name follows belongs to the value: "a=1,5".</summary>
    private static List<string> Pairs(string piece, char mark)
    {
        var pairs = new List<string>();
        var start = 0;
        for (var at = piece.IndexOf(mark); at >= 0; at = piece.IndexOf(mark, at + 1))
        {
            // Where the name before this mark begins: behind a comma, else behind the last space, unless it is the first name.
            var name = piece.AsSpan(start, at - start);
            var first = name.IndexOf(mark) < 0;
            var cut = first ? -1 : name.LastIndexOf(',');
            if (!first && cut <= name.LastIndexOf(mark))
                cut = name.TrimEnd().LastIndexOfAny(' ', '\t');
            if (first || cut <= name.LastIndexOf(mark))
                continue;
            pairs.Add(piece.Substring(start, cut).Trim(' ', '\t', ','));
            start += cut + 1;
        }

        pairs.Add(piece[start..].Trim(' ', '\t', ','));
        return pairs;
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
