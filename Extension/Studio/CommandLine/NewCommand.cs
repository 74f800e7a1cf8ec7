using System.CommandLine;
using MLKids.Learning.Examples;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids new</c>: an empty project.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PROJECT") { Description = "The file to make, for instance my.mlkids." };
        var model = new Option<string?>("--model", "-m") { Description = "Make a model with this name.", HelpName = "NAME" };
        var labels = new Option<string[]>("--label", "-l") { Description = "A label of that model; can be given several times.", HelpName = "NAME" };
        var kind = Options.Kind("What the model learns from. Default: pictures.");
        var predict = new Option<string[]>("--predict") { Description = "A column of numbers that the model is to predict (kind predict-numbers).", HelpName = "NAME" };
        var size = Options.TextSize();
        var program = new Option<string?>("--program") { Description = "Put this program of blocks into it.", HelpName = "FILE.sb3" };
        var json = Options.Json();
        var command = new Command("new", "Make an empty project file.\n\nExample:  mlkids new pets.mlkids --model pets --label cat --label dog") { path, model, kind, labels, predict, size, program, json };
        command.SetAction((parsed, _) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () =>
            {
                var code = parsed.GetValue(program) is { } sb3 ? RunCommand.ReadProgram(sb3) : null;
                if (code is not null)
                    ProjectReader.Read(code, output.Fail);
                var name = parsed.GetValue(model) is { } given ? ProjectNames.CleanModel(given) : null;
                var of = Options.KindOf(parsed.GetValue(kind)) ?? ModelKind.Pictures;
                // A name that is refused leaves no half-made project behind.
                var named = (parsed.GetValue(labels) ?? []).Select(l => ProjectNames.CleanLabel(l, of)).ToList();
                if (name is null && named.Count > 0)
                    throw new UsageException("Labels belong to a model: name it with --model.");

                using var project = ProjectFile.Create(parsed.GetValue(path)!);
                if (code is not null)
                    project.Program.Save(code);
                if (name is not null)
                {
                    var made = project.Models.Add(name, of);
                    if (parsed.GetValue(predict) is { Length: > 0 } outputs)
                        project.Options.Set(made.Id, ModelOptions.Outputs, string.Join('\n', outputs));
                    if (parsed.GetValue(size) is { } chosen)
                        project.Options.Set(made.Id, ModelOptions.Size, chosen);
                    foreach (var label in named)
                        project.Labels.GetOrAdd(made.Id, label);
                }

                output.Object(new { project = project.Path, models = project.Models.All().Select(m => m.Name) });
                output.Line($"Made {project.Path}.");
                output.Line($"Next: mlkids import FOLDER --project {parsed.GetValue(path)}   (one folder a label inside FOLDER)");
                return Task.FromResult(ExitCodes.Fine);
            });
        });
        return command;
    }
}
