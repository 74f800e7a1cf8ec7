using System.Numerics.Tensors;

namespace MLKids.Learning.Coaching;

/// <summary>
/// What is measured of a picture's centre square at <see cref="Side"/> × <see cref="Side"/> pixels, as <see cref="Length"/> floats.
/// </summary>
/// <param name="values">The floats: brightness, contrast, sharpness, then the thumbnail.</param>
internal readonly ref struct PictureFacts(ReadOnlySpan<float> values)
{
    /// <summary>Pixels at which pictures are measured: blur of 1 % of a picture's side still shows, and JPEG files are decoded at half or quarter size.</summary>
    public const int Side = 96;

    /// <summary>Cells across and down of the thumbnail.</summary>
    public const int Cells = 8;

    /// <summary>Floats of all facts.</summary>
    public const int Length = Start + ThumbnailLength;

    private const int Start = 3, Cell = Side / Cells, ThumbnailLength = Cells * Cells * 3;

    private readonly ReadOnlySpan<float> _values = values;

    /// <summary>Mean luma, 0..1.</summary>
    public float Brightness => _values[0];

    /// <summary>Standard deviation of luma, 0..0.5.</summary>
    public float Contrast => _values[1];

    /// <summary>
    /// Root mean square of the Laplacian over that of the gradient (compare J. L. Pech-Pacheco et al. 2000, "Diatom autofocusing in brightfield
    /// microscopy", who take the Laplacian alone: the ratio does not depend on contrast). Sharp photos 0.9 to 1.8, random noise about 2.2; blurred by a
    /// deviation of 1 % of the side 0.65 to 0.9, of 2 % 0.38 to 0.55. 0 for a picture of one colour.
    /// </summary>
    public float Sharpness => _values[2];

    /// <summary>Mean colour of <see cref="Cells"/> × <see cref="Cells"/> cells, row-major, red, green, blue, each 0..1.</summary>
    public ReadOnlySpan<float> Thumbnail => _values.Slice(Start, ThumbnailLength);

    /// <summary>Writes the colours of the thumbnail's outermost cells: the background of most pictures.</summary>
    /// <param name="border">Takes <see cref="BorderLength"/> floats.</param>
    public void Border(Span<float> border)
    {
        var at = 0;
        for (var y = 0; y < Cells; y++)
            for (var x = 0; x < Cells; x += y is 0 or Cells - 1 ? 1 : Cells - 1)
                for (var band = 0; band < 3; band++)
                    border[at++] = Thumbnail[(((y * Cells) + x) * 3) + band];
    }

    /// <summary>Floats of a border.</summary>
    public const int BorderLength = 4 * (Cells - 1) * 3;

    /// <param name="rgb"><see cref="Side"/> × <see cref="Side"/> × 3 bytes, row-major.</param>
    /// <param name="values">Takes <see cref="Length"/> floats.</param>
    public static void Measure(ReadOnlySpan<byte> rgb, Span<float> values)
    {
        var luma = new float[Side * Side];
        var thumbnail = values.Slice(Start, ThumbnailLength);
        thumbnail.Clear();
        for (var y = 0; y < Side; y++)
            for (var cell = 0; cell < Cells; cell++)
            {
                var start = (y * Side) + (cell * Cell);
                var pixels = rgb.Slice(start * 3, Cell * 3);
                var lumas = luma.AsSpan(start, Cell);
                int red = 0, green = 0, blue = 0;
                for (int x = 0, at = 0; x < lumas.Length; x++, at += 3)
                {
                    int r = pixels[at], g = pixels[at + 1], b = pixels[at + 2];
                    (red, green, blue) = (red + r, green + g, blue + b);
                    lumas[x] = ((299 * r) + (587 * g) + (114 * b)) * (1 / 255_000f);
                }

                var colour = thumbnail.Slice(((y / Cell * Cells) + cell) * 3, 3);
                (colour[0], colour[1], colour[2]) = (colour[0] + red, colour[1] + green, colour[2] + blue);
            }

        TensorPrimitives.Multiply(thumbnail, 1f / (255 * Cell * Cell), thumbnail);
        values[0] = TensorPrimitives.Average<float>(luma);
        values[1] = TensorPrimitives.StdDev<float>(luma);
        values[2] = Edges(luma);
    }

    private static float Edges(ReadOnlySpan<float> luma)
    {
        const int Inside = Side - 2;
        Span<float> bend = stackalloc float[Inside], step = stackalloc float[Inside];
        double laplacian = 0, gradient = 0;
        for (var y = 1; y < Side - 1; y++)
        {
            var at = (y * Side) + 1;
            ReadOnlySpan<float> here = luma.Slice(at, Inside), right = luma.Slice(at + 1, Inside), below = luma.Slice(at + Side, Inside);
            TensorPrimitives.Add(right, below, bend);
            TensorPrimitives.Add(bend, luma.Slice(at - 1, Inside), bend);
            TensorPrimitives.Add(bend, luma.Slice(at - Side, Inside), bend);
            TensorPrimitives.MultiplyAdd(here, -4, bend, bend);
            laplacian += TensorPrimitives.SumOfSquares<float>(bend);
            TensorPrimitives.Subtract(right, here, step);
            gradient += TensorPrimitives.SumOfSquares<float>(step);
            TensorPrimitives.Subtract(below, here, step);
            gradient += TensorPrimitives.SumOfSquares<float>(step);
        }

        return gradient > 0 ? (float)Math.Sqrt(laplacian / gradient) : 0;
    }
}
