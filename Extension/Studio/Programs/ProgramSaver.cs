using MLKids.Learning;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Programs;

/// <summary>
/// Writes the program into the project's file a second after the last change, and at the end. What pages show as saved is in the file: they are told after the write.
/// Safe to use from several threads.
/// </summary>
internal sealed class ProgramSaver : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    // Who edits without a pause is saved all the same.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly Workspace _workspace;
    private readonly LiveRunner _runner;
    private readonly TimeProvider _time;
    private readonly ITimer _soon;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private long _version, _saved, _waitingSince;
    private Project? _written;
    private bool _isOver;

    public ProgramSaver(Workspace workspace, LiveRunner runner, TimeProvider time)
    {
        (_workspace, _runner, _time) = (workspace, runner, time);
        _soon = time.CreateTimer(_ => _ = Save(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Counts changes.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>The last change that is in the file.</summary>
    public long Saved => Interlocked.Read(ref _saved);

    /// <summary>Something changed.</summary>
    /// <returns>The change's number.</returns>
    public long Touch()
    {
        long version;
        lock (_lock)
        {
            if (_version == _saved)
                _waitingSince = _time.GetTimestamp();
            version = ++_version;
            if (_isOver)
                return version;
            var left = Longest - _time.GetElapsedTime(_waitingSince);
            _soon.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < Rest ? left : Rest, Timeout.InfiniteTimeSpan);
        }

        Tell();
        return version;
    }

    /// <summary>Writes what is not written yet. A failure is told to the pages; the next change tries again.</summary>
    public async Task<bool> Save()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var version = Version;
            if (version == Saved)
                return true;
            var project = await _runner.Capture().ConfigureAwait(false);
            if (!ReferenceEquals(project, _written))
                _workspace.Project.Program.Save(ProjectWriter.Write(project));
            _written = project;
            Interlocked.Exchange(ref _saved, version);
            Tell();
            return true;
        }
        catch (Exception e) when (e is LearningException or ProjectException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _workspace.Live.Publish("failure", new { about = "save", failure = Failure.Of(e).Failure });
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Tells a page that came later, or all.</summary>
    public void Tell(LiveConnection? page = null)
    {
        var state = new { version = Version, saved = Saved };
        if (page is null)
            _workspace.Live.Publish("saved", state, latest: true);
        else
            page.Send("saved", state, latest: true);
    }

    /// <summary>Saves for the last time; the runner has ended.</summary>
    public void Dispose()
    {
        lock (_lock)
            _isOver = true;
        _soon.Dispose();
        Save().GetAwaiter().GetResult();
        _turn.Dispose();
    }
}
