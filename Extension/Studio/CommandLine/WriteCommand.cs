using System.CommandLine;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;
using MLKids.Learning.Training;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids write</c>: text from a model of text.</summary>
internal static class WriteCommand
{
    public static Command Create()
    {
        var (project, model, seed, json) = (Options.Project(), Options.Model(), Options.Seed(), Options.Json());
        var after = new Option<string>("--after", "-a") { Description = "What stands before.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var words = new Option<int>("--words", "-w") { Description = $"How many words, 1 to {WritingOptions.MostWords}.", DefaultValueFactory = _ => 30 };
        var temperature = new Option<double>("--temperature") { Description = "How bold, 0 to 2: near 0 takes the likeliest word.", DefaultValueFactory = _ => 0.8 };
        var topP = new Option<double>("--top-p") { Description = "Draws only among the likeliest words that together have this probability, above 0 to 1.", DefaultValueFactory = _ => 0.9 };
        var never = new Option<string?>("--never-say") { Description = "A file of words never to write, one a line, instead of the built-in list or never-say.txt beside the project.", HelpName = "FILE" };
        var command = new Command("write", "Let a trained model write on.\n\nExample:  mlkids write --after \"once upon a time\" --words 50 --project story.mlkids") { project, model, after, words, temperature, topP, seed, never, json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () =>
            {
                using var asked = new AskedModel(parsed.GetValue(project), parsed.GetValue(model), new LearningCatalog());
                var list = parsed.GetValue(never) is { } file ? NeverSay.FromFile(file) : NeverSay.For(asked.Project);
                var before = parsed.GetValue(after)!;
                var text = asked.Model.Write(
                    before,
                    new WritingOptions { Words = parsed.GetValue(words), Temperature = parsed.GetValue(temperature), TopP = parsed.GetValue(topP), Seed = parsed.GetValue(seed), Forbidden = list.Matches },
                    stop);
                var copied = ((ITextModel)asked.Model.Learned).Copied(text);
                output.Object(new { after = before, text, copiedWords = copied.LongestRun });
                output.Line(before + text);
                if (copied.LongestRun >= CopiedText.LongRun)
                    output.Note($"i {copied.LongestRun} words in a row are copied from the text it learned.");
                return Task.FromResult(ExitCodes.Fine);
            });
        });
        return command;
    }
}
