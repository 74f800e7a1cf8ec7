using MLKids.Tests;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>A folder of its own for one test, gone afterwards; with photos and trained projects on demand.</summary>
internal sealed class Place : IDisposable
{
    private static readonly Lazy<string> Trained = new(MakeTrained);

    public Place() => Root = Directory.CreateTempSubdirectory("mlkids-test-").FullName;

    public string Root { get; }

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>A folder with two labels, "disc" and "square".</summary>
    public string Photos(int each, int seed = 0, string name = "photos")
    {
        string[] labels = ["disc", "square"];
        for (var label = 0; label < labels.Length; label++)
            for (var i = 0; i < each; i++)
                Write(Path.Combine(name, labels[label], $"{labels[label]}-{seed + i:000}.png"), Picture.Shape(label, seed + i));
        return this[name];
    }

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A copy of a project with 2 × 8 photos, trained with the accurate preset and seed 1.</summary>
    public string TrainedProject(string name = "shapes.mlkids")
    {
        File.Copy(Trained.Value, this[name]);
        return this[name];
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // Some process still holds a file; the system's temp folder is cleaned by others.
        }
    }

    private static string MakeTrained()
    {
        var place = new Place();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => place.Dispose();
        var project = place["shapes.mlkids"];
        Mlkids.Run("import", place.Photos(8), "--project", project).Ended(Mlkids.Fine);
        Mlkids.Run("train", project, "--preset", "accurate").Ended(Mlkids.Fine);
        return project;
    }
}
