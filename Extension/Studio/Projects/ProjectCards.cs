using System.Collections.Concurrent;
using MLKids.Learning;
using MLKids.Learning.Examples;

namespace MLKids.Studio.Projects;

/// <summary>What the start page shows of each project; kept while the file stays as it is.</summary>
internal sealed class ProjectCards
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, (DateTime Used, Card Card)> _known = new();

    /// <param name="Kinds">The kinds of its models, each once.</param>
    /// <param name="Models">Number of models.</param>
    /// <param name="Examples">Number of examples.</param>
    /// <param name="HasProgram">It has a program of blocks.</param>
    /// <param name="Trouble">Why it cannot be opened, for the child; null when it can.</param>
    /// <param name="CanRescue">What is left of it can be brought into a new project.</param>
    internal sealed record Card(IReadOnlyList<string> Kinds, int Models, int Examples, bool HasProgram, string? Trouble = null, bool CanRescue = false);

    public Card Of(string path)
    {
        var used = ProjectShelf.LastUsed(path);
        if (_known.TryGetValue(path, out var known) && known.Used == used)
            return known.Card;
        if (_known.Count > Most)
            _known.Clear();
        var card = Read(path);
        _known[path] = (used, card);
        return card;
    }

    private static Card Read(string path)
    {
        try
        {
            using var project = ProjectFile.Open(path);
            var models = project.Models.All();
            return new(
                [.. models.Select(model => model.Kind.ToText()).Distinct()],
                models.Count,
                models.Sum(model => project.Examples.CountByLabel(model.Id).Sum(label => label.Count)),
                project.Program.Exists);
        }
        catch (LearningException trouble)
        {
            return new([], 0, 0, false, trouble.ChildSentence, trouble.Code == LearningCodes.DamagedProject);
        }
    }
}
