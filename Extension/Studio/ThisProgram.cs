using System.Runtime.InteropServices;

namespace MLKids.Studio;

/// <summary>This program again, however it was started: <c>mlkids</c>, <c>dotnet mlkids.dll</c>, or its tests.</summary>
internal static class ThisProgram
{
    /// <summary>What has to be started, with its first arguments.</summary>
    public static (string File, string[] First) Again()
    {
        var assembly = typeof(ThisProgram).Assembly.GetName().Name!;
        var own = Environment.ProcessPath;
        if (Path.GetFileNameWithoutExtension(own) == assembly)
            return (own!, []);
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var dotnet = Path.GetFileName(own) == name ? own! : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return (dotnet, [Path.Combine(AppContext.BaseDirectory, assembly + ".dll")]);
    }
}
