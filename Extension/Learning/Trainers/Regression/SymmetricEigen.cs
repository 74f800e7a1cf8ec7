using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix without negative eigenvalues, by one-sided Jacobi rotations (Hestenes 1958; Golub and
/// Van Loan, "Matrix Computations", §8.6.3): columns are turned in pairs until all are at right angles; then each is its eigenvector times
/// its eigenvalue.
/// </summary>
/// <param name="Values">m eigenvalues, ≥ 0, in no order.</param>
/// <param name="Vectors">m × m; vector j is row j.</param>
internal sealed record SymmetricEigen(double[] Values, double[] Vectors)
{
    private const int MostSweeps = 30;

    /// <summary>Columns are at right angles when the cosine is below this, and nothing when shorter than this part of the longest.</summary>
    private const double Cosine = 1e-11, Nothing = 1e-14;

    /// <param name="matrix">m × m; overwritten.</param>
    /// <param name="size">m.</param>
    /// <param name="cancellation">Looked at for every column.</param>
    internal static SymmetricEigen Of(double[] matrix, int size, CancellationToken cancellation)
    {
        var vectors = new double[size * size];
        for (var i = 0; i < size; i++)
            vectors[(i * size) + i] = 1;
        var other = new double[size];
        for (int sweep = 0, turned = 1; turned > 0 && sweep < MostSweeps; sweep++)
        {
            turned = 0;
            double longest = 0;
            for (var i = 0; i < size; i++)
                longest = Math.Max(longest, TensorPrimitives.SumOfSquares<double>(Row(matrix, i)));
            for (var i = 0; i < size; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var j = i + 1; j < size; j++)
                    if (Angle(Row(matrix, i), Row(matrix, j), longest * Nothing * Nothing) is (var cos, var sin))
                    {
                        turned++;
                        Turn(Row(matrix, i), Row(matrix, j), cos, sin, other);
                        Turn(Row(vectors, i), Row(vectors, j), cos, sin, other);
                    }
            }
        }

        return new([.. Enumerable.Range(0, size).Select(i => (double)TensorPrimitives.Norm<double>(Row(matrix, i)))], vectors);

        Span<double> Row(double[] of, int row) => of.AsSpan(row * size, size);
    }

    private static (double Cos, double Sin)? Angle(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double nothing)
    {
        var (aa, bb, ab) = (TensorPrimitives.SumOfSquares(a), TensorPrimitives.SumOfSquares(b), TensorPrimitives.Dot(a, b));
        if (aa <= nothing || bb <= nothing || Math.Abs(ab) <= Cosine * Math.Sqrt(aa) * Math.Sqrt(bb))
            return null;
        var zeta = (bb - aa) / (2 * ab);
        var tan = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        var cos = 1 / Math.Sqrt(1 + (tan * tan));
        return (cos, cos * tan);
    }

    private static void Turn(Span<double> a, Span<double> b, double cos, double sin, Span<double> other)
    {
        TensorPrimitives.Multiply(a, sin, other);
        TensorPrimitives.Multiply(a, cos, a);
        for (var i = 0; i < a.Length; i++)
            a[i] -= sin * b[i];
        TensorPrimitives.MultiplyAdd(b, cos, other, b);
    }
}
