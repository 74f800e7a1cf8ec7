using MLKids.Browser.Tests.Screens;
using MLKids.Learning.Device;
using MLKids.Studio.Serving;

namespace MLKids.Browser.Tests.Journeys;

/// <summary>The whole way of a child: every step through what is seen and heard on the page, with a camera and a microphone of the test's own. All journeys share one browser.</summary>
public abstract class JourneyTest : StudioTest
{
    private static readonly string Devices = Directory.CreateTempSubdirectory("mlkids-devices").FullName;

    internal static FakeCamera Camera { get; } = new(Devices);

    internal static FakeMicrophone Microphone { get; } = new(Devices);

    private protected ProjectScreen Project => new(Page);

    private protected CollectScreen Collect => new(Page);

    private protected TestScreen Test => new(Page);

    private protected MakeScreen Make => new(Page);

    protected override string[] Flags => ["--use-fake-ui-for-media-stream", .. Camera.Flags, .. Microphone.Flags];

    internal override StudioOptions Options => base.Options with
    {
        Device = new DeviceFacts { MemoryBytes = 16L << 30, Cores = 8, HasWideVectors = true, HasArmVectors = false, Is64Bit = true, IsMobile = false, ProbeMilliseconds = 5 },
    };

    /// <summary>Files that a test brings and takes away.</summary>
    protected string Files => Directory.CreateDirectory(Path.Combine(Devices, TestContext.TestName!)).FullName;

    /// <summary>After the last browser.</summary>
    internal static void ForgetDevices() => Directory.Delete(Devices, recursive: true);

    /// <summary>Saves the project as a file, deletes it, ends the studio, starts it again and opens the file: as on another computer.</summary>
    protected async Task MoveToAnotherComputer(string name)
    {
        await Project.Close();
        var file = await Project.SaveAsFile(name, Files);
        await Project.Delete(name);
        await Restart();
        await Project.OpenFile(file);
    }
}
