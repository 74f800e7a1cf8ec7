using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Examples;

/// <summary>
/// The bytes of examples, as they were given, and small pictures of them. Strangers' bytes: served as a file to keep, of a harmless type, with a policy under which nothing in
/// them runs; drawings with a program inside (SVG) only as pixels. Addresses carry a version (see <see cref="ExampleView"/>), so browsers keep what they got.
/// </summary>
internal static class ExampleContent
{
    /// <summary>Side of a thumbnail: what the network sees (the middle square), sharp on fine screens.</summary>
    public const int ThumbnailSide = 192;

    private const int SmallBytes = 64 * 1024, SmallPixels = 640 * 640, MostShownSide = 800;
    private const string Harmless = "default-src 'none'; sandbox";

    public static ModelKind KindOf(Workspace workspace, long example, out ExampleInfo info)
    {
        var project = workspace.Project;
        info = project.Examples.Find(example) ?? throw new StudioException(
            StatusCodes.Status404NotFound, StudioCodes.NotFound, "This example is gone. Undo may bring it back.", $"There is no example {example}.");
        return project.Models.Get(project.Labels.Get(info.LabelId).ModelId).Kind;
    }

    public static IResult Whole(Workspace workspace, long example, HttpContext context) => Serve(workspace, example, context, "whole", (kind, bytes) => kind switch
    {
        ModelKind.Pictures => PictureDecoder.ReadHeader(bytes) is { Format: PictureFormat.Svg } header ? (Draw(bytes, header, MostShownSide), "image/png") : (bytes, TypeOf(bytes)),
        ModelKind.Sounds => (bytes, "audio/wav"),
        _ => (bytes, "text/plain; charset=utf-8"),
    });

    /// <summary>Nothing for an example that has gone meanwhile: a page that is about to learn of it asks for a moment longer.</summary>
    public static IResult Thumbnail(Workspace workspace, long example, HttpContext context) => workspace.Project.Examples.Find(example) is null ? Results.NoContent() : Serve(workspace, example, context, "thumbnail", (kind, bytes) =>
    {
        if (kind != ModelKind.Pictures)
            throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This example has no picture.", $"Example {example} is of kind '{kind.ToText()}'.");
        var header = PictureDecoder.ReadHeader(bytes);
        return header.Format is PictureFormat.Jpeg or PictureFormat.Png && bytes.Length <= SmallBytes && header.Width * header.Height <= SmallPixels
            ? (bytes, TypeOf(bytes))
            : (Square(bytes), "image/png");
    });

    private static IResult Serve(Workspace workspace, long example, HttpContext context, string form, Func<ModelKind, byte[], (byte[] Bytes, string Type)> make)
    {
        var kind = KindOf(workspace, example, out var info);
        var tag = new EntityTagHeaderValue($"\"{info.ContentHash[..32]}-{form}\"");
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Harmless;
        headers.CacheControl = "private, max-age=31536000, immutable";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            headers.ETag = tag.ToString();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var (bytes, type) = make(kind, workspace.Project.Examples.ReadContent(example));
        headers.ContentDisposition = "attachment";
        return Results.Bytes(bytes, type, entityTag: tag, enableRangeProcessing: true);
    }

    private static string TypeOf(byte[] picture) => PictureDecoder.ReadHeader(picture).Format switch
    {
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Gif => "image/gif",
        PictureFormat.WebP => "image/webp",
        _ => "image/png",
    };

    private static byte[] Square(byte[] picture)
    {
        var rgb = new byte[ThumbnailSide * ThumbnailSide * 3];
        PictureDecoder.DecodeSquare(picture, ThumbnailSide, rgb);
        var rgba = new byte[ThumbnailSide * ThumbnailSide * 4];
        for (var i = 0; i < ThumbnailSide * ThumbnailSide; i++)
        {
            rgb.AsSpan(i * 3, 3).CopyTo(rgba.AsSpan(i * 4));
            rgba[(i * 4) + 3] = byte.MaxValue;
        }

        return PictureDecoder.EncodePng(rgba, ThumbnailSide, ThumbnailSide);
    }

    /// <summary>A picture as PNG; drawings (SVG), which have no size of their own, as large as the side, others not enlarged.</summary>
    internal static byte[] Draw(byte[] picture, PictureHeader header, int side)
    {
        var fits = (double)side / Math.Max(header.Width, header.Height);
        var scale = header.Format == PictureFormat.Svg ? fits : Math.Min(1, fits);
        var (width, height) = (Math.Max(1, (int)(header.Width * scale)), Math.Max(1, (int)(header.Height * scale)));
        var rgba = new byte[width * height * 4];
        PictureDecoder.Render(picture, width, height, rgba);
        return PictureDecoder.EncodePng(rgba, width, height);
    }
}
