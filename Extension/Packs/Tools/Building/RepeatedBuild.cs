using System.Text.Json;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Building;

/// <summary>
/// Builds a plugin in C# again and again while its author edits. The first build is MSBuild's, which tells how it calls the compiler; as long as nothing but the text of the same
/// sources changes, the compiler alone does the next ones, as a server that stays warm: a tenth of the time. One build at a time.
/// </summary>
/// <param name="folder">The plugin's.</param>
/// <param name="project">Its project.</param>
internal sealed class RepeatedBuild(string folder, string project) : IAsyncDisposable
{
    /// <summary>A server that nobody ended, because this program was killed, ends by itself.</summary>
    private const int KeepAliveSeconds = 600;

    private readonly string _server = $"mlkids-{Guid.NewGuid():N}";
    private readonly string _answers = Directory.CreateTempSubdirectory("mlkids-build-").FullName;
    private CompilerCall? _call;
    private string? _started;
    private string _inputs = "";
    private Task _warming = Task.CompletedTask;

    /// <summary>Whether the compiler alone did the last build.</summary>
    public bool WasQuick { get; private set; }

    /// <summary>Builds what is there now.</summary>
    /// <returns>The compiler's errors, each at its line; empty when it is built.</returns>
    public async Task<IReadOnlyList<Diagnostic>> Run(CancellationToken stopped)
    {
        await _warming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var inputs = Inputs();
        if (_call is { } known && inputs == _inputs && await Compile(known, stopped) is { } errors)
        {
            WasQuick = true;
            return errors;
        }

        WasQuick = false;
        _call = null;
        var answer = Path.Combine(_answers, "build.json");
        File.Delete(answer);
        var found = await PluginBuild.Run(folder, project, stopped, [
            // It compiles even if nothing has changed, so that it has something to tell.
            "-t:Build", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=none",
            "-getItem:CscCommandLineArgs", "-getProperty:TargetPath", "-getProperty:RoslynTargetsPath", $"-getResultOutputFile:{answer}",
        ]);
        if (Read(answer) is not { } call || HasOwnSteps())
            return found;
        (_call, _inputs) = (call, inputs);
        _warming = Compile(call, stopped);
        return found;
    }

    /// <summary>Ends the compiler's server, and forgets what MSBuild told.</summary>
    public async ValueTask DisposeAsync()
    {
        await _warming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_started is not null)
            await Dotnet.Run(["exec", _started, $"-pipename:{_server}", "-shutdown"], folder, CancellationToken.None);
        Directory.Delete(_answers, recursive: true);
    }

    /// <returns>Null when it failed without saying why, or what it made could not be put in its place: MSBuild tells more.</returns>
    private async Task<IReadOnlyList<Diagnostic>?> Compile(CompilerCall call, CancellationToken stopped)
    {
        _started = call.Server;
        var arguments = Path.Combine(_answers, "arguments.rsp");
        await File.WriteAllLinesAsync(arguments, call.Arguments, stopped);
        var (code, said) = await Dotnet.Run(["exec", call.Compiler, $"/shared:{_server}", $"/keepalive:{KeepAliveSeconds}", "/noconfig", $"@{arguments}"], folder, stopped);
        if (code != 0)
            return PluginBuild.Read(folder, project, said) is { Count: > 0 } found ? found : null;
        try
        {
            foreach (var built in new[] { call.Output, Path.ChangeExtension(call.Output, ".pdb") }.Select(f => Path.Combine(folder, f)).Where(File.Exists))
                Place(built, Path.Combine(Path.GetDirectoryName(call.Target)!, Path.GetFileName(built)));
            return [];
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>What is the same is left alone: the studio would load it anew.</summary>
    private static void Place(string built, string target)
    {
        if (!File.Exists(target) || !File.ReadAllBytes(built).AsSpan().SequenceEqual(File.ReadAllBytes(target)))
            File.Copy(built, target, overwrite: true);
    }

    /// <summary>All that MSBuild looks at beside the text of sources: which ones there are, and the files that it reads itself.</summary>
    private string Inputs() => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => !PluginProject.NotRead.Contains(Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]))
        .Select(file => Path.GetExtension(file) switch
        {
            ".cs" => file,
            ".csproj" or ".props" or ".targets" or ".resx" or ".rsp" or ".editorconfig" or ".globalconfig" => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}",
            _ => null,
        })
        .OfType<string>().Order(StringComparer.Ordinal));

    /// <summary>A project that does more than compiling is MSBuild's alone.</summary>
    private bool HasOwnSteps() => File.ReadAllText(project) is var text && (text.Contains("<Target", StringComparison.OrdinalIgnoreCase) || text.Contains("BuildEvent", StringComparison.OrdinalIgnoreCase));

    private static CompilerCall? Read(string answer)
    {
        if (!File.Exists(answer))
            return null;
        try
        {
            using var told = JsonDocument.Parse(File.ReadAllBytes(answer));
            var properties = told.RootElement.GetProperty("Properties");
            var roslyn = Path.Combine(properties.GetProperty("RoslynTargetsPath").GetString()!, "bincore");
            var arguments = told.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(a => a.GetProperty("Identity").GetString()!).Where(a => a != "/noconfig").ToList();
            var call = new CompilerCall(
                Path.Combine(roslyn, "csc.dll"), Path.Combine(roslyn, "VBCSCompiler.dll"), [.. arguments.Select(Quoted)],
                arguments.Find(a => a.StartsWith("/out:", StringComparison.Ordinal))?[5..] ?? "", properties.GetProperty("TargetPath").GetString()!);
            return call.Output.Length > 0 && File.Exists(call.Compiler) && File.Exists(call.Server) ? call : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Another MSBuild than the one that this was written for: it builds as always.
            return null;
        }
    }

    private static string Quoted(string argument) => argument.Contains(' ') && !argument.Contains('"') ? $"\"{argument}\"" : argument;

    /// <param name="Compiler">csc.dll.</param>
    /// <param name="Server">VBCSCompiler.dll.</param>
    /// <param name="Arguments">Of the compiler, a line each.</param>
    /// <param name="Output">The assembly that it writes, from the plugin's folder.</param>
    /// <param name="Target">Where the assembly belongs.</param>
    private sealed record CompilerCall(string Compiler, string Server, IReadOnlyList<string> Arguments, string Output, string Target);
}
