using MLKids.Learning.Examples;
using MLKids.Learning.Exchange;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Tests.Examples;

namespace MLKids.Learning.Tests.Exchange;

/// <summary>An empty project and a folder for the files that are imported into it.</summary>
internal sealed class ArchiveFixture : IDisposable
{
    private readonly HeaderFeaturizer _pictures = new();

    public ProjectFile Project { get; } = ProjectFile.CreateTemporary();

    public TempFolder Folder { get; } = new();

    public string Save(byte[] bytes, string name = "My file.tm")
    {
        var path = Folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public ArchiveImportReport Import(byte[] bytes, string? modelName = null) => new ArchiveImport(Project, _pictures).Run(Save(bytes), modelName);

    public IReadOnlyList<byte[]> Contents(string model, string label) =>
        [.. Project.Examples.List(Project.Labels.Get(Project.Models.Get(model).Id, label).Id).Select(example => Project.Examples.ReadContent(example.Id))];

    public void Dispose()
    {
        Project.Dispose();
        Folder.Dispose();
    }

    /// <summary>Decodes as the real one does, without its network: fast enough for hundreds of imports.</summary>
    private sealed class HeaderFeaturizer : IFeaturizer
    {
        public string Id => "mean-colour-v1";

        public int FeatureLength => 3;

        public void Featurize(ReadOnlySpan<byte> example, Span<float> features)
        {
            Span<byte> pixel = stackalloc byte[3];
            PictureDecoder.DecodeSquare(example, 1, pixel);
            for (var i = 0; i < 3; i++)
                features[i] = pixel[i];
        }

        public void Dispose()
        {
        }
    }
}
