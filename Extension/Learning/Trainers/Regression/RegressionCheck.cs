using System.Globalization;
using System.Numerics.Tensors;
using MLKids.Learning.Training;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>Looks at rows of numbers before they are learned from: what forbids it is thrown, what weakens the model becomes a warning.</summary>
public static class RegressionCheck
{
    /// <summary>With fewer rows than this there is a warning.</summary>
    public const int FewRows = 10;

    /// <summary>Columns to predict from, at most. Time grows with the third power of the smaller of columns and rows.</summary>
    public const int MostInputs = 1_000;

    /// <summary>Columns to be predicted, at most.</summary>
    public const int MostOutputs = 100;

    /// <summary>The first complaint about rows that cannot be learned from.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="inputNames">One per input column.</param>
    /// <param name="outputNames">One per output column.</param>
    /// <exception cref="LearningException">
    /// A number that is not finite, naming row (from 0) and column (<see cref="LearningCodes.NotFinite"/>); fewer than two different rows
    /// (<see cref="LearningCodes.TooFewRows"/>); too many columns (<see cref="LearningCodes.TooManyColumns"/>).
    /// </exception>
    public static void Require(RegressionRows rows, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
    {
        CheckNames(rows, inputNames, outputNames);
        CheckShape(rows);
        CheckFinite(rows.AllInputs, rows.InputCount, "input", inputNames);
        CheckFinite(rows.AllOutputs, rows.OutputCount, "output", outputNames);
        for (var row = 1; row < rows.Count; row++)
            if (!rows.Inputs(row).SequenceEqual(rows.Inputs(0)) || !rows.Outputs(row).SequenceEqual(rows.Outputs(0)))
                return;
        throw TooFew(Invariant($"{rows.Count} rows, all the same"));
    }

    /// <summary>What makes the model weaker than it could be: few rows, columns that never change.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="inputNames">One per input column.</param>
    /// <param name="outputNames">One per output column.</param>
    public static IReadOnlyList<TrainingWarning> Warnings(RegressionRows rows, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
    {
        CheckNames(rows, inputNames, outputNames);
        var warnings = new List<TrainingWarning>();
        if (rows.Count < FewRows)
            warnings.Add(new(
                WarningCodes.FewRows, "I have only a few rows. Add more.", Invariant($"Found {rows.Count} rows; {FewRows} or more learn better.")));
        for (var column = 0; column < rows.OutputCount; column++)
            if (IsConstant(rows.AllOutputs, rows.OutputCount, column))
                warnings.Add(new(
                    WarningCodes.ConstantColumn,
                    $"{TrainingCheck.Short(outputNames[column])} is always the same. Add rows where it differs.",
                    Invariant($"Output column '{outputNames[column]}' is {rows.AllOutputs[column]} in all {rows.Count} rows: that is always predicted.")));
        for (var column = 0; column < rows.InputCount; column++)
            if (IsConstant(rows.AllInputs, rows.InputCount, column))
                warnings.Add(TrainingCheck.ConstantColumn(inputNames[column]));
        return warnings;
    }

    /// <summary>What a trainer asks for, which knows no names.</summary>
    internal static void Require(RegressionRows rows)
    {
        CheckShape(rows);
        CheckFinite(rows.AllInputs, rows.InputCount, "input", null);
        CheckFinite(rows.AllOutputs, rows.OutputCount, "output", null);
    }

    private static void CheckShape(RegressionRows rows)
    {
        if (rows.Count < 2)
            throw TooFew(Invariant($"{rows.Count} rows"));
        if (rows.InputCount > MostInputs || rows.OutputCount > MostOutputs)
            throw new LearningException(
                LearningCodes.TooManyColumns,
                "There are too many columns. Take some out.",
                Invariant($"Found {rows.InputCount} input and {rows.OutputCount} output columns; wanted at most {MostInputs} and {MostOutputs}."));
    }

    private static void CheckFinite(ReadOnlySpan<float> numbers, int columns, string side, IReadOnlyList<string>? names)
    {
        if (TensorPrimitives.IsFiniteAll(numbers))
            return;
        var at = 0;
        while (float.IsFinite(numbers[at]))
            at++;
        var (row, column) = Math.DivRem(at, columns);
        throw new LearningException(
            LearningCodes.NotFinite,
            names is null ? "One row has a number missing. Fill it in." : $"A number of {TrainingCheck.Short(names[column])} is missing. Fill it in.",
            Invariant($"Found {numbers[at]} in {side} column {(names is null ? column : $"'{names[column]}'")} of row {row}; wanted finite numbers."));
    }

    private static void CheckNames(RegressionRows rows, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
    {
        if (inputNames.Count != rows.InputCount || outputNames.Count != rows.OutputCount)
            throw new ArgumentException($"Found {inputNames.Count} and {outputNames.Count} names for {rows.InputCount} input and {rows.OutputCount} output columns.", nameof(inputNames));
    }

    private static bool IsConstant(ReadOnlySpan<float> numbers, int columns, int column)
    {
        for (var at = column + columns; at < numbers.Length; at += columns)
            if (numbers[at] != numbers[column])
                return false;
        return true;
    }

    private static LearningException TooFew(string found) => new(
        LearningCodes.TooFewRows, "I need two different rows. Add another one.", $"Found {found}; wanted at least two different rows.");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
