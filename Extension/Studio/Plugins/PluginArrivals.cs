using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Packing;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Plugins;

/// <summary>Extensions that came as files and wait for a person to say yes. Nothing of them is unpacked before, nothing is believed of them.</summary>
internal sealed class PluginArrivals(PluginFolder folder) : IDisposable
{
    /// <summary>Those that nobody answered for; the oldest go.</summary>
    private const int MostWaiting = 3;

    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mlkids-plugins");
    private readonly ConcurrentDictionary<string, Arrived> _waiting = new();
    private long _count;

    /// <summary>Takes a file that <c>mlkids plugin pack</c> made, and looks at it.</summary>
    /// <exception cref="StudioException">It is no such file, damaged, too large, or tries to write elsewhere; or nothing can be added here.</exception>
    public async Task<Arrived> Receive(Stream body, CancellationToken stop)
    {
        if (folder.Path is null)
            throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.NotAllowed, "Extensions cannot be added here.", "The program was started with single extensions (--plugins), without a folder of them.");
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var file = Path.Combine(_place.FullName, id + ".tgz");
        try
        {
            await using (var written = File.Create(file))
                await Copy(body, written, stop);
            var manifest = await Task.Run(() => PluginArchive.ReadManifest(file), stop);
            foreach (var old in _waiting.Values.OrderByDescending(a => a.Number).Skip(MostWaiting - 1))
                Forget(old.Id);
            return _waiting[id] = new Arrived(id, Interlocked.Increment(ref _count), file, manifest, folder.VersionOf(manifest.Name));
        }
        catch (Exception e)
        {
            File.Delete(file);
            if (e is ManifestException wrong)
                throw Refused(wrong);
            throw;
        }
    }

    /// <summary>The person agreed.</summary>
    /// <exception cref="StudioException">It is not waiting any more, or cannot be put there.</exception>
    public async Task Add(string id)
    {
        if (!_waiting.TryRemove(id, out var arrived))
            throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This file is gone. Choose it once more.", $"No arrival '{id}'.");
        try
        {
            await folder.Add(arrived);
        }
        catch (ManifestException e)
        {
            throw Refused(e);
        }
        finally
        {
            File.Delete(arrived.File);
        }
    }

    public void Forget(string id)
    {
        if (_waiting.TryRemove(id, out var arrived))
            File.Delete(arrived.File);
    }

    public void Dispose() => _place.Delete(recursive: true);

    private static StudioException Refused(ManifestException e) => new(
        StatusCodes.Status422UnprocessableEntity, StudioCodes.WrongPlugin, "This file is no extension that I can add. Choose another one.", string.Join(" ", e.Mistakes.Select(m => m.Message)));

    private static async Task Copy(Stream from, Stream to, CancellationToken stop)
    {
        var buffer = new byte[81_920];
        var total = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            if ((total += read) > ArchiveLimits.Bytes)
                throw new StudioException(StatusCodes.Status413PayloadTooLarge, StudioCodes.TooLarge, "This file is too large. Choose a smaller one.", $"An extension has at most {ArchiveLimits.Bytes:N0} bytes.");
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }
    }
}
