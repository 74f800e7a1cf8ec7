using System.CommandLine;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Writing;
using MLKids.Learning.Training;
using MLKids.Runtime.Projects;

namespace MLKids.Studio.CommandLine;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    private static IEnumerable<string> Kinds => Enum.GetValues<ModelKind>().Select(kind => kind.ToText());

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, one object a line, for scripts." };

    public static Option<string?> Project() => new("--project", "-p") { Description = "The project file (.mlkids). Default: the only one in this folder.", HelpName = "FILE.mlkids" };

    public static Argument<string?> ProjectArgument() => new("PROJECT")
    {
        Description = "The project file (.mlkids). Default: the only one in this folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> Model() => new("--model", "-m") { Description = "The model's name. Default: the project's only model.", HelpName = "NAME" };

    public static Option<string> Preset() => new("--preset")
    {
        Description = "auto (what suits this computer), accurate, simplified, or the id of a preset that a plugin brings.",
        DefaultValueFactory = _ => "auto",
    };

    public static Option<string[]> Plugins() => new("--plugins")
    {
        Description = "A plugin's folder, or a folder of plugins; may be given several times. Those in the usual folder are always there.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Refuses a preset that is not there.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public static string Known(string preset, LearningCatalog catalog)
    {
        string[] known = ["auto", "accurate", "simplified", .. catalog.Others.Select(row => row.Preset.Id).Distinct()];
        return known.Contains(preset) ? preset : throw new UsageException($"--preset is \"{preset}\", wanted one of: {string.Join(", ", known)}.");
    }

    public static Option<int> Seed() => new("--seed") { Description = "The same examples and seed give the same model.", DefaultValueFactory = _ => 1 };

    public static Option<string?> Kind(string description)
    {
        var option = new Option<string?>("--kind", "-k") { Description = $"{description} One of: {string.Join(", ", Kinds)}.", HelpName = "KIND" };
        option.AcceptOnlyFromAmong([.. Kinds]);
        return option;
    }

    public static Option<string?> TextSize()
    {
        var option = new Option<string?>("--size") { Description = "Models of text: how large it is, see \"mlkids info\". One of: " + string.Join(", ", TextSizes.All.Select(s => s.Id)) + ".", HelpName = "SIZE" };
        option.AcceptOnlyFromAmong([.. TextSizes.All.Select(s => s.Id)]);
        return option;
    }

    public static ModelKind? KindOf(string? given) => given is null ? null : ModelKindText.Parse(given);

    /// <summary>The project file that the command line means.</summary>
    public static string ProjectPath(string? given)
    {
        if (given is not null)
            return given;
        var here = Directory.GetFiles(Directory.GetCurrentDirectory(), "*" + ProjectFile.Extension);
        return here.Length switch
        {
            1 => here[0],
            0 => throw new UsageException("Which project? There is no .mlkids file in this folder: name one with --project FILE.mlkids."),
            _ => throw new UsageException($"Which project? This folder has {here.Length}: {string.Join(", ", here.Select(Path.GetFileName).Take(5))}. Name one with --project."),
        };
    }

    /// <summary>The model that the command line means.</summary>
    public static ModelInfo ModelOf(ProjectFile project, string? given)
    {
        if (given is not null)
            return project.Models.Get(given);
        var models = project.Models.All();
        return models.Count switch
        {
            1 => models[0],
            0 => throw new UsageException("This project has no model yet. Make one with: mlkids import FOLDER --project FILE.mlkids"),
            _ => throw new UsageException($"Which model? This project has {string.Join(", ", models.Select(m => $"\"{m.Name}\""))}. Name one with --model."),
        };
    }

    /// <summary>Whether a file is a project file; its bytes decide.</summary>
    public static bool IsProjectFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[16];
            return file.ReadAtLeast(start, 16, throwOnEndOfStream: false) == 16 && ProjectReader.IsProjectFile(start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
