using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using MLKids.Learning.Examples;
using MLKids.Learning.Exchange;
using MLKids.Learning.Exchange.Onnx;

namespace MLKids.Studio.Testing;

/// <summary>Files for grown-ups: the trained model as ONNX, its examples as folders in a zip. Made in the temporary folder and deleted once they are sent.</summary>
internal static class ModelDownloads
{
    public static IResult Onnx(ProjectFile project, TestedModel asked, CancellationToken stop)
    {
        OnnxExport.Require(asked.Info);
        return Made(asked.Info.Name, "onnx", file => OnnxExport.Run(project, OnnxModel.Of(asked.Info, asked.Model, asked.Featurizer!), file, stop));
    }

    public static IResult Examples(ProjectFile project, ModelInfo model, CancellationToken stop) => Made(model.Name, "zip", file =>
    {
        var folder = file + ".folder";
        try
        {
            new FolderExport(project).Run(model.Name, folder, null, stop);
            ZipFile.CreateFromDirectory(folder, file);
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    });

    private static IResult Made(string name, string ending, Action<string> make)
    {
        var file = Path.Combine(Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}.{ending}");
        try
        {
            make(file);
            return Results.Stream(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose), "application/octet-stream", $"{name}.{ending}");
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }
}
