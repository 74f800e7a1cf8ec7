using System.CommandLine;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers.Writing;
using MLKids.Packs.Learning;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids info</c>: what a project file holds.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var argument = Options.ProjectArgument();
        var (project, plugins, json) = (Options.Project(), Options.Plugins(), Options.Json());
        var command = new Command("info", "Tell what a project file holds.\n\nExample:  mlkids info pets.mlkids") { argument, project, plugins, json };
        command.SetAction((parsed, _) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(output, Options.ProjectPath(parsed.GetValue(project) ?? parsed.GetValue(argument)), parsed.GetValue(plugins)!)));
        });
        return command;
    }

    private static int Run(Output output, string path, string[] plugins)
    {
        using var project = ProjectFile.Open(path, readOnly: true);
        using var catalog = PluginFolders.Catalog(plugins, output.Fail);
        var store = new ModelStore(project, catalog);
        var models = project.Models.All().Select(m => (Info: m, Labels: project.Examples.CountByLabel(m.Id), Trained: store.Find(m.Id), OutOfDate: store.IsOutOfDate(m.Id))).ToList();
        var program = project.Program.Read();
        var facts = new Lazy<DeviceFacts>(() => DeviceProbe.Measure(TimeProvider.System));
        var sizes = models.Where(m => m.Info.Kind == ModelKind.Text).ToDictionary(
            m => m.Info.Id, m => TextSizes.Advise(facts.Value, m.Labels.SelectMany(l => project.Examples.List(l.Label.Id, 0, int.MaxValue)).Sum(e => e.Length)));
        output.Object(new
        {
            project = project.Path,
            bytes = new FileInfo(project.Path).Length,
            hasProgram = program is not null,
            models = models.Select(m => new
            {
                name = m.Info.Name,
                kind = m.Info.Kind.ToText(),
                labels = m.Labels.ToDictionary(l => l.Label.Name, l => l.Count),
                sizes = sizes.TryGetValue(m.Info.Id, out var advice)
                    ? new { advised = advice.Size.Id, reason = advice.Reason, choices = advice.Choices.Select(c => new { size = c.Size.Id, memoryBytes = c.MemoryBytes, seconds = Math.Round(c.Seconds, 2), fits = c.Fits }) } : null,
                trained = m.Trained is null ? null : new { preset = m.Trained.Preset.Id, modelHash = m.Trained.Hash, testAccuracy = m.Trained.Report.Accuracy, date = m.Trained.Report.Date, outOfDate = m.OutOfDate },
            }),
        });
        output.Line($"{project.Path} ({new FileInfo(project.Path).Length / 1048576.0:0.0} MB{(program is null ? "" : ", with a program")})");
        foreach (var m in models)
        {
            output.Line();
            output.Line($"\"{m.Info.Name}\" ({m.Info.Kind.ToText()}): " + (m.Trained is null ? "not trained yet" : $"trained, {(m.Trained.Report.PresetName is { Length: > 0 } name ? name : m.Trained.Preset.Id)}{(m.Trained.Report.Accuracy is { } a ? $", {a:P0} right" : "")}{(m.OutOfDate ? ", examples have changed since" : "")}"));
            output.Table(["label", "examples"], m.Labels.Select(l => new[] { l.Label.Name, $"{l.Count}" }));
            if (sizes.TryGetValue(m.Info.Id, out var advice))
            {
                output.Line($"Sizes of models for this text (this computer: {advice.Size.Id}. {advice.Reason})");
                output.Table(["size", "memory", "training", "what to expect"], advice.Choices.Select(c => new[] { c.Size.Id, $"{c.MemoryBytes / 1048576.0:0.0} MB", $"{c.Seconds:0.0} s", c.Size.ChildSentence }));
            }
        }

        if (models.Count == 0)
            output.Line("No models yet.");
        return ExitCodes.Fine;
    }
}
