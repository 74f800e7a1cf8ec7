using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Blocks.MachineLearning;

/// <summary>Rows of numbers and choices, and numbers predicted from them.</summary>
[BlockPack("ml", "Machine learning", Color = "#4b4a60")]
public sealed class NumberBlocks(LearningSession session) : ModelMenus(session)
{
    /// <summary>Blocks put into one another make a row of several values: <c>height=1.5; colour=red</c>.</summary>
    [Reporter("rowWith", "row [ROW] with [COLUMN] = [VALUE]", About = "A row of a table with one more value. Begin with an empty one.")]
    public string RowWith(string row = "", string column = "height", string value = "10")
    {
        try
        {
            var values = row.Trim().Length == 0 ? [] : RowText.Parse(row).ToList();
            var typed = RowValue.Typed(column.Trim(), value.Trim());
            var at = values.FindIndex(v => ColumnSet.Key(v.Column) == ColumnSet.Key(typed.Column));
            if (at < 0)
                values.Add(typed);
            else
                values[at] = typed;
            var text = RowText.Format(values);
            // A value with a sign that parts values is kept whole in JSON.
            return values.Exists(v => v.Text.AsSpan().ContainsAny(';', '=', '\n') || v.Text.Contains(", ", StringComparison.Ordinal))
                ? System.Text.Encoding.UTF8.GetString(RowText.ToBytes(values))
                : text;
        }
        catch (Learning.LearningException e)
        {
            throw Explained.AsBlock(e, "");
        }
    }

    [Reporter("predict", "predict [COLUMN] from [ROW] with [MODEL]", About = "The number that the model expects in a column, from the other values of a row.")]
    public Task<double> Predict(BlockCall call, [Menu(Source = nameof(PredictedColumnNames))] string column, string row, [Menu(Source = nameof(NumberModelNames))] string model = "my model") => Explained.Work(
        () =>
        {
            var (trained, values) = Session.PredictNumbers(row, model);
            for (var i = 0; i < trained.Labels.Count; i++)
                if (ColumnSet.Key(trained.Labels[i]) == ColumnSet.Key(column) || (trained.Labels.Count == 1 && column.Trim().Length == 0))
                    return Shown(values[i]);
            throw new BlockException(
                LearningBlockCodes.NoColumn,
                "This model does not predict that column. Choose another.",
                $"The model '{model}' predicts {string.Join(", ", trained.Labels.Select(l => $"'{l}'"))}; asked for '{column}'.");
        },
        0d,
        call.Stopped);

    /// <summary>A float's digits that mean something, not the noise behind them: 6 significant digits.</summary>
    private static double Shown(float value) => double.Parse(value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
