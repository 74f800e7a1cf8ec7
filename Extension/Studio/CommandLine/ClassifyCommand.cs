using System.CommandLine;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers;
using MLKids.Packs.Learning;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids classify INPUT...</c></summary>
internal static class ClassifyCommand
{
    private const int MostShown = 5;

    public static Command Create()
    {
        var inputs = new Argument<string[]>("INPUT") { Description = "Pictures or sounds (files), sentences (\"I am happy\"), or rows (\"height=3; colour=red\").", Arity = ArgumentArity.OneOrMore };
        var (project, model, plugins, json) = (Options.Project(), Options.Model(), Options.Plugins(), Options.Json());
        var why = new Option<bool>("--why") { Description = "Also tell why." };
        var map = new Option<string?>("--heat-map") { Description = "Pictures: draw where the model looked into this file (one input).", HelpName = "FILE.png" };
        var command = new Command("classify", "Ask a trained model what it recognises.\n\nExample:  mlkids classify new1.jpg new2.jpg --project pets.mlkids\n          mlkids classify \"what a day!\" --project moods.mlkids --why") { inputs, project, model, why, map, plugins, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(
                output, parsed.GetValue(inputs)!, parsed.GetValue(project), parsed.GetValue(model), parsed.GetValue(why), parsed.GetValue(map), parsed.GetValue(plugins)!, stop)));
        });
        return command;
    }

    private static int Run(Output output, string[] inputs, string? path, string? modelName, bool why, string? map, string[] plugins, CancellationToken stop)
    {
        // "classify my.mlkids photo.jpg" is understood, too.
        if (path is null && inputs.Length > 1 && Options.IsProjectFile(inputs[0]))
            (path, inputs) = (inputs[0], inputs[1..]);
        using var asked = new AskedModel(path, modelName, PluginFolders.Catalog(plugins, output.Fail));
        if (map is not null && asked.Info.Kind == ModelKind.Pictures && asked.Featurizer is not MobileNetFeaturizer)
            throw new UsageException($"--heat-map needs our own featurizer of pictures; this model was trained with {asked.Model.FeaturizerId}.");
        if (map is not null && (asked.Info.Kind != ModelKind.Pictures || inputs.Length > 1))
            throw new UsageException("--heat-map goes with one picture.");
        var failed = false;
        foreach (var input in inputs)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                Show(output, input, asked, why, map);
            }
            catch (LearningException e) when (e.Code is not (LearningCodes.MissingFeaturizer or LearningCodes.ExtensionFailed or LearningCodes.WrongKind))
            {
                failed = true;
                output.Object(new { file = input, error = new { code = e.Code, sentence = e.ChildSentence, message = e.Message } });
                if (!output.Json)
                    output.Note($"! {input}: {e.ChildSentence}\n    {e.Code}: {e.Message}");
            }
        }

        return failed ? ExitCodes.Failed : ExitCodes.Fine;
    }

    private static void Show(Output output, string input, AskedModel asked, bool why, string? map)
    {
        var example = asked.Example(input);
        var prediction = asked.Model.Predict(example, asked.Featurizer);
        var sure = asked.Model.IsSure(prediction);
        var reasons = why ? asked.Why(example, prediction.Best) : null;
        if (map is not null)
            File.WriteAllBytes(map, HeatMap.ToPng(example, PictureExplanation.Explain(example, asked.Model, (MobileNetFeaturizer)asked.Featurizer, prediction.Best)));
        output.Object(new
        {
            file = input,
            label = prediction.Label,
            confidence = Math.Round(prediction.Confidence, 6),
            sure,
            scores = prediction.Labels.Zip(prediction.Probabilities).ToDictionary(p => p.First, p => Math.Round(p.Second, 6)),
            why = Reasons(reasons),
        });
        output.Line($"{input}: {(sure ? prediction.Label : $"not sure, perhaps {prediction.Label}")} ({prediction.Confidence:P0})");
        Tell(output, reasons);
        if (map is not null)
            output.Line($"    {map} shows where I looked: orange speaks for {prediction.Label}, blue against it.");
    }

    internal static object? Reasons(Explanation? why) => why is null ? null : new { sentences = why.Sentences, weights = why.Weights.Select(w => new { part = w.Part, weight = Math.Round(w.Weight, 6) }) };

    internal static void Tell(Output output, Explanation? why)
    {
        if (why is null)
            return;
        foreach (var sentence in why.Sentences)
            output.Line($"    {sentence}");
        output.Line("    " + string.Join(", ", why.Weights.Take(MostShown).Select(w => $"{w.Part} {w.Weight:+0.00;-0.00;0}")));
    }
}
