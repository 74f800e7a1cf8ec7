using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Testing;

/// <summary>
/// The test pages of a project. A page that sends <c>{"type":"test","models":["12"]}</c> gets <c>test/answer</c> for the camera pictures or microphone samples that it sends
/// from then on; each page its own. <c>{"type":"test","models":[]}</c> ends it.
/// </summary>
internal sealed class TestRoom : IDisposable
{
    /// <summary>Models that are asked side by side.</summary>
    public const int MostModels = 2;

    private const int MostKept = 4;
    private readonly Workspace _workspace;
    private readonly FeaturizerCatalog _featurizers;
    private readonly ConcurrentDictionary<LiveConnection, ILiveTest> _tests = new();
    private readonly ConcurrentDictionary<long, TrainedModel> _earlier = new();

    private TestRoom(Workspace workspace, FeaturizerCatalog featurizers)
    {
        (_workspace, _featurizers) = (workspace, featurizers);
        var live = workspace.Live;
        live.On("test", (page, message) => Begin(page, [.. message.GetProperty("models").EnumerateArray().Take(MostModels + 1).Select(m => m.GetString() ?? "")]));
        live.OnBinary(LiveChannels.CameraFrame, (page, picture) => (_tests.GetValueOrDefault(page) as PictureTest)?.Take(picture.Span));
        live.OnBinary(LiveChannels.MicrophoneSamples, (page, samples) => (_tests.GetValueOrDefault(page) as SoundTest)?.Take(samples.Span));
        live.Left += End;
    }

    public static TestRoom Of(Workspace workspace, FeaturizerCatalog featurizers) => workspace.Part(w => new TestRoom(w, featurizers));

    /// <summary>The model of a name; the newest is looked up each time, so that a new training answers at once.</summary>
    /// <exception cref="StudioException">That is no name.</exception>
    /// <exception cref="Learning.LearningException">No such model, not trained, or no longer kept.</exception>
    public TestedModel Open(string name)
    {
        var (id, version) = TestedModel.Parse(name);
        var info = _workspace.Project.Models.Get(id);
        var model = version is { } wanted ? Earlier(id, wanted) : _workspace.Learning.Models.Get(id);
        return new TestedModel(name, info, model, info.Kind == ModelKind.Text ? null : _featurizers.Load(info.Kind, model.FeaturizerId, model.FeaturizerState));
    }

    /// <summary>Models by their names, with commas between.</summary>
    public IReadOnlyList<TestedModel> OpenAll(string names)
    {
        var all = names.Split(',');
        return all.Length <= MostModels ? [.. all.Select(Open)] : throw TooMany();
    }

    public void Dispose()
    {
        _workspace.Live.Left -= End;
        foreach (var page in _tests.Keys)
            End(page);
    }

    private void Begin(LiveConnection page, string[] models)
    {
        if (models.Length > MostModels)
            throw TooMany();
        End(page);
        if (models.Length == 0)
            return;
        var kind = _workspace.Project.Models.Get(TestedModel.Parse(models[0]).Model).Kind;
        ILiveTest? test = kind switch
        {
            ModelKind.Pictures => new PictureTest(page, this, models),
            ModelKind.Sounds => new SoundTest(page, this, models),
            _ => null,
        };
        if (test is not null)
            _tests[page] = test;
    }

    private void End(LiveConnection page)
    {
        if (_tests.TryRemove(page, out var test))
            test.End();
    }

    private TrainedModel Earlier(long id, long version)
    {
        if (_earlier.TryGetValue(version, out var known))
            return known;
        if (_earlier.Count >= MostKept)
            _earlier.Clear();
        return _earlier[version] = _workspace.Learning.Models.Get(id, version);
    }

    private static StudioException TooMany() =>
        new(StatusCodes.Status400BadRequest, StudioCodes.BadRequest, "Load the page again.", $"More than {MostModels} models to be asked side by side.");
}
