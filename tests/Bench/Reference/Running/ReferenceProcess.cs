using System.Diagnostics;

namespace MLKids.Differential.Running;

/// <summary>The reference under Node: projects go in line by line, outcomes come out. Started anew now and then, as it keeps a little of every project.</summary>
/// <param name="frames">Of one run.</param>
/// <param name="extensions">The folder of the scripts that projects name as their extensions, or null.</param>
public sealed class ReferenceProcess(int frames, string? extensions = null) : IDisposable
{
    private const int ProjectsPerProcess = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Process? _process;
    private int _projects;

    /// <summary>The folder of run-reference.mjs.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Why the reference cannot run here, or null.</summary>
    public static string? Missing
    {
        get
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules", "scratch-vm")))
                return "the reference is not installed: run \"npm ci --ignore-scripts\" in tests/Bench/Reference";
            try
            {
                using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
                node!.WaitForExit();
                return node.ExitCode == 0 ? null : "Node.js does not start";
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return "Node.js is not installed";
            }
        }
    }

    /// <param name="json">A project.json without line breaks.</param>
    public async Task<Outcome> Run(string json)
    {
        if (_process is null || _process.HasExited || ++_projects > ProjectsPerProcess)
            Restart();
        await _process!.StandardInput.WriteLineAsync(json);
        await _process.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line ? Outcome.Parse(line) : Outcome.Failed("the reference ended");
        }
        catch (OperationCanceledException)
        {
            Dispose();
            return Outcome.Failed($"the reference took longer than {Patience.TotalSeconds} s");
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        _process = null;
    }

    private void Restart()
    {
        Dispose();
        _projects = 0;
        IEnumerable<string> scripts = extensions is null ? [] : ["--extensions", extensions];
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "run-reference.mjs"), "--frames", $"{frames}", .. scripts, "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = new System.Text.UTF8Encoding(false),
        })!;
    }

    private static string FindFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
