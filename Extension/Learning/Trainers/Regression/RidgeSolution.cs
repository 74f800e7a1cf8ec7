using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// Ridge regression in closed form (Hoerl and Kennard 1970), its strength chosen for each output by the error of leaving each row out once,
/// which one eigendecomposition gives for all strengths and rows at once (PRESS, Allen 1974; Golub, Heath and Wahba 1979). Works on the
/// products of columns, or of rows where there are fewer of those.
/// </summary>
internal static class RidgeSolution
{
    /// <summary>Strengths per row, on standardised columns: 10^-8 (a straight line is kept to seven digits) to 10^2 (nearly the mean) in half powers of ten.</summary>
    private static readonly double[] Strengths = [.. Enumerable.Range(0, 21).Select(i => Math.Pow(10, -8 + (i * 0.5)))];

    /// <summary>A stronger one must be better by this part; so two rows give the line through both.</summary>
    private const double Better = 1e-6;

    /// <param name="inputs">Standardised, rows × <paramref name="inputCount"/>.</param>
    /// <param name="outputs">Standardised, rows × <paramref name="outputCount"/>.</param>
    /// <param name="inputCount">Columns.</param>
    /// <param name="outputCount">Columns.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>outputCount × inputCount weights, row-major; there is no constant, as all means are 0.</returns>
    internal static float[] Weights(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, int inputCount, int outputCount, CancellationToken cancellation)
    {
        var count = inputs.Length / inputCount;
        var rows = new double[inputs.Length];
        TensorPrimitives.ConvertTruncating(inputs, rows);
        var columns = Turned(rows, count, inputCount);
        var byColumns = inputCount <= count;
        var size = Math.Min(inputCount, count);
        var eigen = SymmetricEigen.Of(Products(byColumns ? columns : rows, size, cancellation), size, cancellation);
        var directions = byColumns ? eigen.Vectors : Directions(eigen, columns, count, inputCount);
        var turned = new double[count * size];
        for (var row = 0; row < count; row++)
            for (var j = 0; j < size; j++)
                turned[(row * size) + j] = TensorPrimitives.Dot<double>(rows.AsSpan(row * inputCount, inputCount), directions.AsSpan(j * inputCount, inputCount));
        var weights = new float[outputCount * inputCount];
        var wanted = new double[count];
        for (var output = 0; output < outputCount; output++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var row = 0; row < count; row++)
                wanted[row] = outputs[(row * outputCount) + output];
            var parts = Solve(turned, eigen.Values, wanted);
            var sums = new double[inputCount];
            for (var j = 0; j < size; j++)
                TensorPrimitives.MultiplyAdd(directions.AsSpan(j * inputCount, inputCount), parts[j], sums, sums);
            TensorPrimitives.ConvertTruncating<double, float>(sums, weights.AsSpan(output * inputCount, inputCount));
        }

        return weights;
    }

    /// <summary>What the weights leave unexplained: standardised outputs less their weighted sums, rows × outputs.</summary>
    internal static float[] Residuals(ReadOnlySpan<float> weights, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, int inputCount, int outputCount)
    {
        var left = new float[outputs.Length];
        for (var row = 0; row < outputs.Length / outputCount; row++)
            ScaledRegressor.WeightedSums(weights, inputs.Slice(row * inputCount, inputCount), left.AsSpan(row * outputCount, outputCount));
        TensorPrimitives.Subtract(outputs, left, left);
        return left;
    }

    /// <summary>The weight of each direction at the strength with the least left-out error.</summary>
    private static double[] Solve(double[] turned, double[] values, double[] wanted)
    {
        var (count, size) = (wanted.Length, values.Length);
        var (along, squares) = (new double[size], new double[turned.Length]);
        for (var row = 0; row < count; row++)
            TensorPrimitives.MultiplyAdd(turned.AsSpan(row * size, size), wanted[row], along, along);
        TensorPrimitives.Multiply<double>(turned, turned, squares);
        var (best, least) = (new double[size], double.PositiveInfinity);
        var (inverse, parts) = (new double[size], new double[size]);
        foreach (var strength in Strengths)
        {
            TensorPrimitives.Add(values, strength * count, inverse);
            TensorPrimitives.Divide(1, inverse, inverse);
            TensorPrimitives.Multiply<double>(along, inverse, parts);
            double error = 0;
            for (var row = 0; row < count; row++)
            {
                // What the row has to say about its own answer, the mean of the outputs included.
                var own = (1.0 / count) + TensorPrimitives.Dot<double>(squares.AsSpan(row * size, size), inverse);
                var off = wanted[row] - TensorPrimitives.Dot<double>(turned.AsSpan(row * size, size), parts);
                error += Math.Pow(off / Math.Max(1 - own, 1e-12), 2);
            }

            if (error < least * (1 - Better))
                (best, least) = ([.. parts], error);
        }

        return best;
    }

    private static double[] Turned(double[] rows, int count, int columns)
    {
        var turned = new double[rows.Length];
        for (var row = 0; row < count; row++)
            for (var column = 0; column < columns; column++)
                turned[(column * count) + row] = rows[(row * columns) + column];
        return turned;
    }

    private static double[] Products(double[] vectors, int size, CancellationToken cancellation)
    {
        var (products, length) = (new double[size * size], vectors.Length / size);
        for (var i = 0; i < size; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = i; j < size; j++)
                products[(i * size) + j] = products[(j * size) + i] =
                    TensorPrimitives.Dot<double>(vectors.AsSpan(i * length, length), vectors.AsSpan(j * length, length));
        }

        return products;
    }

    /// <summary>From eigenvectors of the rows' products to those of the columns' products.</summary>
    private static double[] Directions(SymmetricEigen eigen, double[] columns, int count, int inputCount)
    {
        var directions = new double[count * inputCount];
        var nothing = 1e-12 * eigen.Values.Max();
        for (var j = 0; j < count; j++)
            if (eigen.Values[j] > nothing)
                for (var column = 0; column < inputCount; column++)
                    directions[(j * inputCount) + column] =
                        TensorPrimitives.Dot<double>(columns.AsSpan(column * count, count), eigen.Vectors.AsSpan(j * count, count)) / Math.Sqrt(eigen.Values[j]);
        return directions;
    }
}
