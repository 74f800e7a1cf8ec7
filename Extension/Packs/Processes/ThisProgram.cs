using System.Runtime.InteropServices;

namespace MLKids.Packs.Processes;

/// <summary>This program again, however it was started: <c>mlkids</c>, <c>dotnet mlkids.dll</c>, or its tests.</summary>
internal static class ThisProgram
{
    private const string Name = "mlkids";

    /// <summary>What has to be started, with its first arguments.</summary>
    public static (string File, string[] First) Again()
    {
        var own = Environment.ProcessPath;
        if (Path.GetFileNameWithoutExtension(own) == Name)
            return (own!, []);
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var dotnet = Path.GetFileName(own) == name ? own! : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return (dotnet, [Path.Combine(AppContext.BaseDirectory, Name + ".dll")]);
    }
}
