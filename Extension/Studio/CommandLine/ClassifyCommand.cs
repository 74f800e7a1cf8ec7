using System.CommandLine;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids classify FILE...</c></summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pictures to look at.", Arity = ArgumentArity.OneOrMore };
        var (project, model, json) = (Options.Project(), Options.Model(), Options.Json());
        var command = new Command("classify", "Ask a trained model what it sees in pictures.\n\nExample:  mlkids classify new1.jpg new2.jpg --project pets.mlkids") { files, project, model, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(output, parsed.GetValue(files)!, parsed.GetValue(project), parsed.GetValue(model), stop)));
        });
        return command;
    }

    private static int Run(Output output, string[] files, string? path, string? modelName, CancellationToken stop)
    {
        // "classify my.mlkids photo.jpg" is understood, too.
        if (path is null && files.Length > 1 && Options.IsProjectFile(files[0]))
            (path, files) = (files[0], files[1..]);
        using var project = ProjectFile.Open(Options.ProjectPath(path), readOnly: true);
        var info = Options.ModelOf(project, modelName);
        using var featurizers = new MLKids.Learning.Featurizers.FeaturizerCatalog();
        var model = new ModelStore(project, MLKids.Learning.Trainers.TrainerCatalog.All).Get(info.Id);
        var failed = false;
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                Show(output, file, model, model.Predict(Read(file), featurizers.For(info.Kind)));
            }
            catch (LearningException e) when (e.Code != LearningCodes.MissingFeaturizer)
            {
                failed = true;
                output.Object(new { file, error = new { code = e.Code, sentence = e.ChildSentence, message = e.Message } });
                if (!output.Json)
                    output.Note($"! {file}: {e.ChildSentence}\n    {e.Code}: {e.Message}");
            }
        }

        return failed ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static void Show(Output output, string file, TrainedModel model, Prediction prediction)
    {
        var sure = model.IsSure(prediction);
        output.Object(new
        {
            file,
            label = prediction.Label,
            confidence = Math.Round(prediction.Confidence, 6),
            sure,
            scores = prediction.Labels.Zip(prediction.Probabilities).ToDictionary(p => p.First, p => Math.Round(p.Second, 6)),
        });
        output.Line($"{file}: {(sure ? prediction.Label : $"not sure, perhaps {prediction.Label}")} ({prediction.Confidence:P0})");
    }

    internal static byte[] Read(string file)
    {
        try
        {
            return new FileInfo(file).Length <= ProjectLimits.ExampleBytes
                ? File.ReadAllBytes(file)
                : throw new LearningException(LearningCodes.PictureTooLarge, "This file is too large. Choose a smaller one.", $"'{file}' has more than {ProjectLimits.ExampleBytes:N0} bytes.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LearningException(LearningCodes.UnreadablePicture, "I cannot open this file. Check its name.", $"'{file}': {e.Message}");
        }
    }
}
