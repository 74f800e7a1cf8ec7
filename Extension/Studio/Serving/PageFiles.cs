using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace MLKids.Studio.Serving;

/// <summary>The page's own files, from disk; libraries under <c>/lib</c>. A second folder lets people who work on the page see changes without building.</summary>
internal static class PageFiles
{
    public static void UsePageFiles(this WebApplication app, string? webRoot)
    {
        var beside = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        IFileProvider files = webRoot is null ? beside : new CompositeFileProvider(new PhysicalFileProvider(Path.GetFullPath(webRoot)), beside);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new FileExtensionContentTypeProvider(),
            // Always asked for again (304 when nothing changed): after an update the page never mixes old and new scripts.
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl = "no-cache",
        });
    }
}
