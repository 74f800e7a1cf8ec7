using System.CommandLine;
using MLKids.Learning.Exchange;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Packs.Learning;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids export</c>: a trained model as an ONNX file, or its examples as folders.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("TARGET") { Description = "A file that ends with .onnx gets the trained model; any other name is a new folder for the examples." };
        var (project, model, plugins, json) = (Options.Project(), Options.Model(), Options.Plugins(), Options.Json());
        var command = new Command("export", "Write a trained model as ONNX, or its examples as folders.\n\nExample:  mlkids export pets.onnx --project pets.mlkids\n          mlkids export my-photos --project pets.mlkids") { target, project, model, plugins, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(output, parsed.GetValue(target)!, parsed.GetValue(project), parsed.GetValue(model), parsed.GetValue(plugins)!, stop)));
        });
        return command;
    }

    private static int Run(Output output, string target, string? path, string? modelName, string[] plugins, CancellationToken stop)
    {
        if (Path.GetExtension(target).Equals(".onnx", StringComparison.OrdinalIgnoreCase))
        {
            using var asked = new AskedModel(path, modelName, PluginFolders.Catalog(plugins, output.Fail));
            OnnxExport.Require(asked.Info);
            var report = OnnxExport.Run(asked.Project, OnnxModel.Of(asked.Info, asked.Model, asked.Featurizer), target, stop);
            output.Object(new { path = report.Path, bytes = report.Bytes, input = report.Input, output = report.Output, compared = report.Compared, largestDifference = report.LargestDifference });
            output.Line($"Saved {report.Path} ({report.Bytes / 1048576.0:0.0} MB): in {report.Input}, out {report.Output}.");
            output.Line($"Reloaded and asked {report.Compared} {(report.Synthetic ? "made-up inputs" : "examples")}: the same answers (largest difference {report.LargestDifference:0.0E+0}).");
            return ExitCodes.Fine;
        }

        using var project = Learning.Examples.ProjectFile.Open(Options.ProjectPath(path), readOnly: true);
        var folder = new FolderExport(project).Run(Options.ModelOf(project, modelName).Name, target, null, stop);
        output.Object(new { path = folder.Folder, examples = folder.Examples, files = folder.Files.Select(f => new { label = f.Label, file = f.File, count = f.Count }) });
        output.Line($"Saved {folder.Examples} examples in {folder.Folder}.");
        return ExitCodes.Fine;
    }
}
