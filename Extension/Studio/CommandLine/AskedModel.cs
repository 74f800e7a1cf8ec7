using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Models;
using MLKids.Learning.Training;

namespace MLKids.Studio.CommandLine;

/// <summary>A trained model that a command asks, with the featurizer that it needs. Opened for reading; owns its catalogue.</summary>
internal sealed class AskedModel : IDisposable
{
    private readonly LearningCatalog _catalog;

    public AskedModel(string? path, string? modelName, LearningCatalog catalog)
    {
        _catalog = catalog;
        Project = ProjectFile.Open(Options.ProjectPath(path), readOnly: true);
        try
        {
            Info = Options.ModelOf(Project, modelName);
            Model = new ModelStore(Project, catalog).Get(Info.Id);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ProjectFile Project { get; }

    public ModelInfo Info { get; }

    public TrainedModel Model { get; }

    /// <summary>Loaded when first asked for.</summary>
    /// <exception cref="LearningException">It is missing.</exception>
    public IFeaturizer Featurizer => field ??= _catalog.Featurizers.Load(Info.Kind, Model.FeaturizerId, Model.FeaturizerState);

    /// <summary>An example's bytes: a file's, or what was typed (for words a file of that name is read, too).</summary>
    /// <exception cref="LearningException">It cannot be read.</exception>
    public byte[] Example(string input) =>
        Info.Kind.IsTyped() ? TypedExample.ToBytes(Info.Kind, input, (Featurizer as RowFeaturizer)?.Columns) : ReadFile(input);

    /// <summary>Why the model answers so.</summary>
    public Explanation Why(byte[] example, int label) => new Explainer(Project, Info, Model, Featurizer).Of(example, label);

    public void Dispose()
    {
        _catalog.Dispose();
        Project?.Dispose();
    }

    internal static byte[] ReadFile(string file)
    {
        try
        {
            return new FileInfo(file).Length <= ProjectLimits.ExampleBytes
                ? File.ReadAllBytes(file)
                : throw new LearningException(LearningCodes.PictureTooLarge, "This file is too large. Choose a smaller one.", $"'{file}' has more than {ProjectLimits.ExampleBytes:N0} bytes.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LearningException(LearningCodes.UnreadablePicture, "I cannot open this file. Check its name.", $"'{file}': {e.Message}");
        }
    }
}
