using MLKids.Runtime.Scheduling;
using MLKids.Tests;

namespace MLKids.Runtime.Tests.Conformance;

/// <summary>Every project in the fixtures' folder is one test; nothing is listed by hand.</summary>
[TestClass]
public sealed class ConformanceTests
{
    private static readonly string[] Folders = ["scratch/conformance"];

    /// <summary>Small projects of our own, each for a fault that was found.</summary>
    private static readonly string Cases = Path.Combine(SharedData.Root, "tests", "Runtime.Tests", "Conformance", "Cases");

    public static IEnumerable<object[]> Projects()
    {
        var files = Folders.Select(SharedData.Find).OfType<string>().Append(Cases).SelectMany(f => Directory.GetFiles(f, "*.sb3")).Order().ToList();
        // The empty name is skipped with the reason.
        return files.Concat(Folders.Where(f => SharedData.Find(f) is null).Select(_ => "")).Select(f => new object[] { f });
    }

    public static string Name(System.Reflection.MethodInfo method, object[] data) => $"{method.Name} {Path.GetFileNameWithoutExtension((string)data[0])}";

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task JavaScript_At60Frames_SaysPass(string file) => Check(file, 60, EmitMode.JavaScript);

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task JavaScript_At30Frames_SaysPass(string file) => Check(file, 30, EmitMode.JavaScript);

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task Native_At60Frames_SaysPass(string file) => Check(file, 60, EmitMode.Native);

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task Native_At30Frames_SaysPass(string file) => Check(file, 30, EmitMode.Native);

    [TestMethod]
    [DynamicData(nameof(Projects), DynamicDataDisplayName = nameof(Name))]
    public Task Auto_At30Frames_SaysPass(string file) => Check(file, 30, EmitMode.Auto);

    private static async Task Check(string file, int framesPerSecond, EmitMode emit)
    {
        if (file.Length == 0)
            SharedData.Need(Folders[0]);
        var said = await SayProtocol.Run(file, new RunOptions
        {
            FramesPerSecond = framesPerSecond,
            Time = new VirtualTime(),
            TimeLimit = TimeSpan.FromSeconds(10),
            EndWhenIdle = false,
            Emit = emit,
        });
        Assert.IsNull(said.Trouble, said.Trouble);
    }
}
