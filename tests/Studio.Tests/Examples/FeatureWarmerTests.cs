using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Examples;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Examples;

[TestClass]
public sealed class FeatureWarmerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task Collecting_ComputesFeaturesAndTipsByItself_SoThatTrainingHasNothingToCompute()
    {
        await using var project = await OpenProject.Start("pictures", "disc", "square");
        await Fill(project, 12);
        var warmer = project.Workspace.Part(FeatureWarmer.For);

        await Until(() => warmer.Tips(project.Model) is not null);

        using (warmer.Pause())
        {
            var report = new FeatureCache(project.Workspace.Project).Fill(project.Model, Pictures(project));
            Assert.AreEqual((0, 24), (report.Computed, report.Cached));
        }

        // What comes later is computed, too, and told.
        await project.Add(await project.Label("disc"), Picture.Shape(0, 100));
        await Until(() => new FeatureCount(project).Missing == 0);
    }

    [TestMethod]
    public async Task Training_InTheMiddleOfTheWarmersWork_BothEndWell()
    {
        await using var project = await OpenProject.Start("pictures", "disc", "square");
        var warmer = project.Workspace.Part(FeatureWarmer.For);
        await Fill(project, 40);

        // Right in the middle of the warmer's work or before it: both end well, and the project is whole.
        var report = await project.Workspace.Learning.Train("pets", null, CancellationToken.None);

        Assert.AreEqual(80, report.Examples);
        Assert.IsGreaterThan(0.8, report.Accuracy!.Value);
        await Until(() => warmer.Tips(project.Model) is not null);
        Assert.IsEmpty(project.Workspace.Project.CheckIntegrity());
    }

    [TestMethod]
    public async Task Pause_StopsTheWorkUntilItIsDisposed()
    {
        await using var project = await OpenProject.Start("pictures", "disc", "square");
        var warmer = project.Workspace.Part(FeatureWarmer.For);
        var pause = warmer.Pause();
        await Fill(project, 6);
        await Task.Delay(1500);
        Assert.AreEqual(12, new FeatureCount(project).Missing);

        pause.Dispose();
        pause.Dispose();

        await Until(() => new FeatureCount(project).Missing == 0);
    }

    [TestMethod]
    public async Task Closing_InTheMiddleOfTheWork_EndsIt()
    {
        var project = await OpenProject.Start("pictures", "disc", "square");
        project.Workspace.Part(FeatureWarmer.For);
        await Fill(project, 30);
        await Task.Delay(700);
        await project.DisposeAsync();
    }

    private static IFeaturizer Pictures(OpenProject project) => project.Workspace.Bench.Featurizers.For(ModelKind.Pictures);

    private static async Task Fill(OpenProject project, int count)
    {
        foreach (var (name, shape) in new[] { ("disc", 0), ("square", 1) })
            await project.AddFiles($"/labels/{await project.Label(name)}/examples", [.. Enumerable.Range(0, count).Select(i => ($"{i}.png", Picture.Shape(shape, i)))]);
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(50, patience.Token);
    }

    /// <summary>Examples without features, counted without computing any.</summary>
    private readonly struct FeatureCount(OpenProject project)
    {
        public int Missing
        {
            get
            {
                using var stop = new CancellationTokenSource();
                var missing = 0;
                try
                {
                    new FeatureCache(project.Workspace.Project).Fill(project.Model, Pictures(project), progress: new First(p => { missing = p.Total; stop.Cancel(); }), cancellation: stop.Token);
                }
                catch (OperationCanceledException)
                {
                    // As soon as the number is known.
                }

                return missing;
            }
        }
    }

    private sealed class First(Action<FeatureProgress> tell) : IProgress<FeatureProgress>
    {
        private bool _told;

        public void Report(FeatureProgress value)
        {
            if (_told)
                return;
            _told = true;
            tell(value);
        }
    }
}
