using System.Globalization;
using System.Text.Json;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Bench.Crashes;

/// <summary>A project that processes are killed on, and what must still be true of it.</summary>
internal sealed class CrashProject
{
    private readonly float[] _question = Enumerable.Range(0, 576).Select(i => MathF.Sin(i) / 2).ToArray();
    private HashSet<string> _examples;
    private string _model;
    private float[] _answer;
    private int _features;

    public CrashProject(string path)
    {
        Path = path;
        using var project = ProjectFile.Open(path);
        (_examples, _features) = (Examples(project), Features(project));
        (_model, _answer) = Ask(project);
    }

    public string Path { get; }

    /// <summary>Opens the project as it was left and compares.</summary>
    public (string Moment, IReadOnlyList<string> Losses) Look(Remains remains)
    {
        var losses = new List<string>();
        try
        {
            using var project = ProjectFile.Open(Path);
            losses.AddRange(project.CheckIntegrity().Select(fault => "integrity: " + fault));
            var found = Examples(project);
            losses.AddRange(_examples.Except(found).Take(3).Select(example => $"example {example} is gone"));
            var added = found.Count - _examples.Count;
            if (Reported(remains) is { } reported && added < reported)
                losses.Add($"{reported} examples were reported, {added} are there");
            var (hash, said) = Ask(project);
            if (hash == _model && !said.SequenceEqual(_answer))
                losses.Add("the earlier model answers otherwise");
            if (ReportedModel(remains) is { } trained && trained != hash)
                losses.Add($"model {trained[..8]} was reported, {hash[..8]} answers");
            var computed = Features(project);
            var moment = Moment(remains, added, computed, found.Count, hash != _model);
            (_examples, _model, _answer, _features) = (found, hash, said, computed);
            return (moment, losses);
        }
        catch (LearningException error)
        {
            losses.Add($"{error.Code}: {error.Message}");
            return ("unusable", losses);
        }
    }

    private string Moment(Remains remains, int added, int computed, int all, bool newModel)
    {
        var what = remains.Name == "train" ? "train" : "import";
        if (!remains.Killed)
            return $"{what} 5: had ended already";
        if (newModel)
            return $"{what} 4: model saved, before the exit";
        if (what == "import" && added == 0)
            return $"{what} 1: starting, nothing written";
        if (computed == _features && computed < all)
            return what == "import" ? $"{what} 2: examples written, no features yet" : $"{what} 1: starting, nothing written";
        return computed < all ? $"{what} 3: features half written"
            : what == "import" ? $"{what} 4: all features written, before the exit"
            : computed > _features ? $"{what} 4: all features written, learning or checking" : $"{what} 4: all features known, starting to saving";
    }

    /// <summary>Examples that the process said were saved: of the last progress, or of its final report.</summary>
    private static int? Reported(Remains remains)
    {
        var lines = Lines(remains);
        if (remains.Name == "import")
            return Object(lines) is { } end ? end.GetProperty("added").GetInt32() : null;
        if (remains.Name != "spoken import")
            return null;
        var copied = lines.LastOrDefault(line => line.StartsWith("copying\t", StringComparison.Ordinal));
        return copied is null ? null : (int)Math.Round(3 * CrashBench.PhotosALabel * double.Parse(copied.Split('\t')[1], CultureInfo.InvariantCulture));
    }

    private static string? ReportedModel(Remains remains) =>
        remains.Name == "train" && Object(Lines(remains)) is { } end ? end.GetProperty("modelHash").GetString() : null;

    /// <summary>Whole lines only: a line that was cut off was not reported.</summary>
    private static string[] Lines(Remains remains) => remains.Output[..(remains.Output.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement? Object(string[] lines) => lines is [.., var last] && last.StartsWith('{') ? JsonDocument.Parse(last).RootElement : null;

    private static HashSet<string> Examples(ProjectFile project) =>
        [.. project.Labels.Of(project.Models.All()[0].Id).SelectMany(label => project.Examples.List(label.Id, 0, 100_000)).Select(example => $"{example.Id} {example.ContentHash}")];

    private static int Features(ProjectFile project) => (int)project.Read(db => db.Number("SELECT count(*) FROM feature"));

    private (string Hash, float[] Answer) Ask(ProjectFile project)
    {
        var trained = new ModelStore(project, TrainerCatalog.All).Get(project.Models.All()[0].Id);
        return (trained.Hash, [.. trained.Predict(_question).Probabilities]);
    }
}
