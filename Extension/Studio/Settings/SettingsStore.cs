using System.Text.Json;
using Microsoft.Extensions.Logging;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Settings;

/// <summary>
/// The settings file of a teacher. It is looked at again every two seconds; a changed one counts at once, a wrong one is told and changes nothing: what was forbidden before
/// stays forbidden.
/// </summary>
internal sealed partial class SettingsStore : IDisposable
{
    /// <summary>The file's name in the projects' folder.</summary>
    public const string FileName = "settings.json";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Written = StudioJson.Fill(new JsonSerializerOptions { WriteIndented = true });
    private readonly ILogger<SettingsStore> _log;
    private readonly Lock _lock = new();
    private readonly ITimer _watch;
    private (DateTime Written, long Length) _seen;

    /// <exception cref="SettingsException">The file is wrong.</exception>
    public SettingsStore(StudioOptions options, ILogger<SettingsStore> log)
    {
        _log = log;
        File = options.SettingsFile ?? Path.Combine(options.ProjectsFolder, FileName);
        using (var bench = new Workbench(_ => { }))
            Packs = [.. bench.DiscoverBlocks().Packs.Select(p => new Pack(p.Id, p.Name)).DistinctBy(p => p.Id)];
        _seen = Stamp();
        Current = ReadFile();
        _watch = options.Time.CreateTimer(_ => Refresh(), null, Look, Look);
    }

    /// <summary>What counts now has changed; on any thread.</summary>
    public event Action<TeacherSettings>? Changed;

    /// <summary>The file's path. It need not exist.</summary>
    public string File { get; }

    /// <summary>Every pack that there is, allowed or not.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    /// <summary>What counts now.</summary>
    public TeacherSettings Current { get; private set; }

    /// <summary>What is wrong in the file as it is now; empty when it counts.</summary>
    public IReadOnlyList<SettingsFinding> Findings { get; private set; } = [];

    /// <summary>Checks settings that come as JSON, writes them to the file and lets them count.</summary>
    /// <exception cref="SettingsException">Something is wrong; nothing was changed.</exception>
    public void Save(ReadOnlyMemory<byte> json)
    {
        var settings = Read(json);
        lock (_lock)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            var unfinished = File + ".unfinished";
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, settings, Written);
                stream.Flush(flushToDisk: true);
            }

            System.IO.File.Move(unfinished, File, overwrite: true);
            _seen = Stamp();
            Findings = [];
        }

        Take(settings);
    }

    /// <summary>Reads the file again if it has changed.</summary>
    public void Refresh()
    {
        TeacherSettings settings;
        lock (_lock)
        {
            var stamp = Stamp();
            if (stamp == _seen)
                return;
            _seen = stamp;
            try
            {
                settings = ReadFile();
                Findings = [];
            }
            catch (SettingsException e)
            {
                Findings = e.Findings;
                LogMistakes(_log, e.Message);
                return;
            }
        }

        Take(settings);
    }

    public void Dispose() => _watch.Dispose();

    private void Take(TeacherSettings settings)
    {
        Current = settings;
        Changed?.Invoke(settings);
    }

    private TeacherSettings ReadFile()
    {
        try
        {
            return _seen.Length < 0 ? new TeacherSettings() : _seen.Length > SettingsReader.MostBytes
                ? throw new SettingsException(File, [new SettingsFinding("", $"{_seen.Length} bytes", $"at most {SettingsReader.MostBytes}")])
                : Read(System.IO.File.ReadAllBytes(File));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(File, [new SettingsFinding("", $"a file that cannot be read ({e.Message})", "a file that this program may read")]);
        }
    }

    private TeacherSettings Read(ReadOnlyMemory<byte> json) => SettingsReader.Read(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, [.. Packs.Select(p => p.Id)], File);

    private (DateTime Written, long Length) Stamp() => new FileInfo(File) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : (default, -1);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings stay as they were. {Mistakes}")]
    private static partial void LogMistakes(ILogger log, string mistakes);

    /// <summary>A pack as a teacher sees it.</summary>
    internal sealed record Pack(string Id, string Name);
}
