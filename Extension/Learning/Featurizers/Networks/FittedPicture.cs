using MLKids.Learning.Featurizers.Pictures;

namespace MLKids.Learning.Featurizers.Networks;

/// <summary>Picture files as the floats that a network wants.</summary>
internal static class FittedPicture
{
    /// <summary>Pixels of a picture, brought to the input's width and height; transparent ones on white.</summary>
    /// <param name="picture">The bytes of a JPEG, PNG, GIF, WebP or SVG file.</param>
    /// <param name="input">What is wanted.</param>
    /// <returns>width × height × 3 bytes of RGB, row-major.</returns>
    /// <exception cref="LearningException">As <see cref="PictureDecoder.DecodeSquare"/>.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> picture, PictureInput input)
    {
        var rgb = new byte[input.Width * input.Height * 3];
        if (input.Fit == PictureFit.Crop && input.Width == input.Height)
        {
            PictureDecoder.DecodeSquare(picture, input.Width, rgb);
            return rgb;
        }

        var (width, height) = Size(PictureDecoder.ReadHeader(picture), input);
        var whole = new byte[width * height * 4];
        PictureDecoder.Render(picture, width, height, whole);
        Place(whole, width, height, rgb, input);
        return rgb;
    }

    /// <summary>The floats of pixels.</summary>
    /// <param name="rgb">From <see cref="Decode"/>.</param>
    /// <param name="input">What is wanted.</param>
    /// <param name="floats">As many as <paramref name="rgb"/> has bytes.</param>
    public static void ToFloats(ReadOnlySpan<byte> rgb, PictureInput input, Span<float> floats)
    {
        var pixels = input.Width * input.Height;
        for (var place = 0; place < 3; place++)
        {
            var colour = input.BlueFirst ? 2 - place : place;
            var (mean, deviation) = (input.Mean[place], input.Deviation[place]);
            for (var i = 0; i < pixels; i++)
                floats[input.ColoursLast ? (i * 3) + place : (place * pixels) + i] = ((rgb[(i * 3) + colour] * input.Scale) - mean) / deviation;
        }
    }

    /// <summary>To what the whole picture is drawn, before it is cut or framed. A picture so long that this would be too much is squeezed a little.</summary>
    private static (int Width, int Height) Size(PictureHeader picture, PictureInput input)
    {
        if (input.Fit == PictureFit.Stretch)
            return (input.Width, input.Height);
        double across = (double)input.Width / picture.Width, down = (double)input.Height / picture.Height;
        var times = input.Fit == PictureFit.Crop ? Math.Max(across, down) : Math.Min(across, down);
        return (Side(picture.Width, input.Width), Side(picture.Height, input.Height));

        int Side(int pixels, int wanted) => input.Fit == PictureFit.Crop
            ? Math.Clamp((int)Math.Round(pixels * times), wanted, PictureLimits.MaxTargetSide)
            : Math.Clamp((int)Math.Round(pixels * times), 1, wanted);
    }

    private static void Place(byte[] rgba, int width, int height, byte[] rgb, PictureInput input)
    {
        int left = (input.Width - width) / 2, top = (input.Height - height) / 2;
        for (var y = Math.Max(0, top); y < Math.Min(input.Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(input.Width, left + width); x++)
            {
                var from = rgba.AsSpan((((y - top) * width) + x - left) * 4, 4);
                for (var colour = 0; colour < 3; colour++)
                    rgb[(((y * input.Width) + x) * 3) + colour] = (byte)(((from[colour] * from[3]) + (255 * (255 - from[3])) + 127) / 255);
            }
        }
    }
}
