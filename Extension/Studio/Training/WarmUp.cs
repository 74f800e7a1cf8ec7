using MLKids.Learning;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>Loads and compiles what a training needs, by a tiny one of words in a project of its own and the weights of the kind that is meant.</summary>
internal sealed class WarmUp(FeaturizerCatalog featurizers, ITrainingWorker worker)
{
    public void Run(ModelKind kind)
    {
        try
        {
            if (kind == ModelKind.Sounds)
                featurizers.For(kind);

            // It asks for the features of a picture of its own.
            if (kind == ModelKind.Pictures)
                DeviceProbe.Measure(TimeProvider.System, featurizers.For(kind));
            using var project = ProjectFile.CreateTemporary();
            var model = project.Models.Add("words", ModelKind.Words);
            foreach (var label in (string[])["one", "two"])
                for (var i = 0; i < 4; i++)
                    project.Examples.Add(model.Name, project.Labels.GetOrAdd(model.Id, label).Name, System.Text.Encoding.UTF8.GetBytes($"{label} {i}"));
            foreach (var preset in new[] { Preset.Accurate, Preset.Simplified })
                new TrainingService(worker).Start(new TrainingRequest(project, model.Name, preset)).Completion.Wait();
        }
        catch (Exception error) when (error is LearningException or AggregateException)
        {
            // The training itself will say it, to whom asks for one.
        }
    }
}
