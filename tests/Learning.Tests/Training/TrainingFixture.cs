using MLKids.Learning.Examples;
using MLKids.Learning.Models;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

/// <summary>A project with one pictures model "Points", a trainer and a service.</summary>
internal sealed class TrainingFixture : IDisposable
{
    public TrainingFixture()
    {
        Model = Project.Models.Add("Points");
        Trainers = new Dictionary<string, ILearner> { ["multi-layer-head"] = Trainer, ["softmax-head"] = new CentroidTrainer("softmax-head") };
        Service = new TrainingService(Trainers, (_, _) => Featurizer);
        Store = new ModelStore(Project, Trainers);
    }

    public ProjectFile Project { get; } = ProjectFile.CreateTemporary();

    public ModelInfo Model { get; }

    public CentroidTrainer Trainer { get; } = new();

    public Dictionary<string, ILearner> Trainers { get; }

    public PointFeaturizer Featurizer { get; set; } = new();

    public TrainingService Service { get; }

    public ModelStore Store { get; }

    public TrainingRequest Request => new(Project, "Points", Preset.Accurate);

    public void Dispose() => Project.Dispose();

    /// <summary>Adds rows around a centre on the first axis; the noise makes every row another content.</summary>
    public LabelInfo Add(string label, int count, float centre, float spread = 0.1f, int seed = 1, bool forTesting = false, string? burst = null)
    {
        var info = Project.Labels.GetOrAdd(Model.Id, label);
        var random = new Random(seed);
        float Noise() => spread * ((2 * random.NextSingle()) - 1);
        Project.Examples.AddMany(Enumerable.Range(0, count).Select(i => new NewExample(
            info.Id, PointFeaturizer.Bytes(centre + Noise(), Noise(), Noise(), i * 1e-4f), $"{label} {i}.jpg", burst, forTesting)));
        return info;
    }

    /// <summary>Trains and waits; every ending is one of the three within 20 seconds.</summary>
    public TrainingReport Train(TrainingRequest? request = null) => Wait(Service.Start(request ?? Request));

    public static TrainingReport Wait(TrainingJob job)
    {
        try
        {
            Assert.IsTrue(job.Completion.Wait(TimeSpan.FromSeconds(20)), $"stuck in {job.State}");
        }
        catch (AggregateException several)
        {
            throw several.InnerException!;
        }

        return job.Completion.Result;
    }
}
