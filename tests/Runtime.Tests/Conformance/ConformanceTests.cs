using MLKids.Runtime.Scheduling;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Conformance;

/// <summary>Every project in the fixtures' folder is one test; nothing is listed by hand.</summary>
[TestClass]
public sealed class ConformanceTests
{
    private static readonly string[] Folders = ["scratch/conformance"];

    public static IEnumerable<object[]> Projects()
    {
        var files = Folders.Select(SharedData.Find).OfType<string>().SelectMany(f => Directory.GetFiles(f, "*.sb3")).Order().ToList();
        return files.Count == 0 ? [[""]] : files.Select(f => new object[] { f });
    }

    public static string Name(System.Reflection.MethodInfo method, object[] data) => $"{method.Name} {Path.GetFileNameWithoutExtension((string)data[0])}";

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task Project_At60Frames_SaysPass(string file) => Check(file, 60);

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task Project_At30Frames_SaysPass(string file) => Check(file, 30);

    private static async Task Check(string file, int framesPerSecond)
    {
        if (file.Length == 0)
            SharedData.Need(Folders[0]);
        var said = await SayProtocol.Run(file, new RunOptions
        {
            FramesPerSecond = framesPerSecond,
            Time = new VirtualTime(),
            TimeLimit = TimeSpan.FromSeconds(10),
            EndWhenIdle = false,
        });
        Assert.IsNull(said.Trouble, said.Trouble);
    }
}
