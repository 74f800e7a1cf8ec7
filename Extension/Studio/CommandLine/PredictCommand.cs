using System.CommandLine;
using MLKids.Learning;
using MLKids.Learning.Training;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids predict ROW...</c></summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var rows = new Argument<string[]>("ROW") { Description = "Rows like \"rooms=3; size=80\".", Arity = ArgumentArity.OneOrMore };
        var (project, model, json) = (Options.Project(), Options.Model(), Options.Json());
        var why = new Option<bool>("--why") { Description = "Also tell which columns moved the number." };
        var command = new Command("predict", "Ask a trained model for numbers.\n\nExample:  mlkids predict \"rooms=3; size=80\" --project houses.mlkids") { rows, project, model, why, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(
                output, parsed.GetValue(rows)!, parsed.GetValue(project), parsed.GetValue(model), parsed.GetValue(why), stop)));
        });
        return command;
    }

    private static int Run(Output output, string[] rows, string? path, string? modelName, bool why, CancellationToken stop)
    {
        using var asked = new AskedModel(path, modelName, new LearningCatalog());
        var failed = false;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var example = asked.Example(row);
                var values = asked.Model.PredictNumbers(example, asked.Featurizer);
                var reasons = why ? values.Select((_, i) => asked.Why(example, i)).ToList() : null;
                output.Object(new
                {
                    row,
                    values = asked.Model.Labels.Zip(values).ToDictionary(p => p.First, p => p.Second),
                    why = reasons?.Select(ClassifyCommand.Reasons),
                });
                output.Line($"{row}: {string.Join(", ", asked.Model.Labels.Zip(values, (name, value) => $"{name} = {value:G6}"))}");
                foreach (var reason in reasons ?? [])
                    ClassifyCommand.Tell(output, reason);
            }
            catch (LearningException e) when (e.Code is not LearningCodes.WrongKind)
            {
                failed = true;
                output.Object(new { row, error = new { code = e.Code, sentence = e.ChildSentence, message = e.Message } });
                if (!output.Json)
                    output.Note($"! {row}: {e.ChildSentence}\n    {e.Code}: {e.Message}");
            }
        }

        return failed ? ExitCodes.Failed : ExitCodes.Fine;
    }
}
