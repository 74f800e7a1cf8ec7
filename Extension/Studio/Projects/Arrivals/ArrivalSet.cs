using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>What arrived and was not yet made a project, of everybody.</summary>
internal sealed class ArrivalSet : IDisposable
{
    /// <summary>Files in one go.</summary>
    public const int MostFiles = 20_000;

    private const int MostName = 1000;
    private const int MostWaiting = 3;
    private readonly ConcurrentDictionary<string, (Person Owner, DateTimeOffset Came, Arrival Arrival)> _waiting = new();

    /// <summary>Takes the files of a form, one after the other, straight to disk.</summary>
    public async Task<Arrival> Receive(Person person, HttpRequest request, CancellationToken stop)
    {
        var place = new ProjectWorkplace(person);
        try
        {
            var files = await Receive(place, request, stop);
            if (files.Count == 0)
                throw new StudioException(StatusCodes.Status422UnprocessableEntity, StudioCodes.NothingArrived, "No file has come. Choose one more time.", "The form has no files.");
            var arrival = await Task.Run(() => new Arrival(place, files), stop);
            // A page that went away leaves its files here: only the latest few of each person are kept.
            foreach (var (id, _) in _waiting.Where(w => w.Value.Owner.Id == person.Id).OrderByDescending(w => w.Value.Came).Skip(MostWaiting - 1))
                Remove(person, id);
            _waiting[arrival.Id] = (person, TimeProvider.System.GetUtcNow(), arrival);
            return arrival;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <exception cref="StudioException">It is not waiting any more.</exception>
    public Arrival Get(Person person, string id) => _waiting.TryGetValue(id, out var known) && known.Owner.Id == person.Id
        ? known.Arrival
        : throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "These files are gone. Choose them once more.", $"No arrival '{id}'.");

    /// <summary>Stops what is being done with it and forgets it.</summary>
    public void Remove(Person person, string id)
    {
        if (!_waiting.TryGetValue(id, out var known) || known.Owner.Id != person.Id || !_waiting.TryRemove(id, out known))
            return;
        known.Arrival.Cancel();
        known.Arrival.Dispose();
    }

    public void Dispose()
    {
        foreach (var (id, (owner, _, _)) in _waiting)
            Remove(owner, id);
    }

    private static async Task<List<ArrivedFile>> Receive(ProjectWorkplace place, HttpRequest request, CancellationToken stop)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException("Wanted multipart/form-data.");
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
        var files = new List<ArrivedFile>();
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition())
                continue;
            if (files.Count == MostFiles)
                throw new BadHttpRequestException($"More than {MostFiles} files.", StatusCodes.Status413PayloadTooLarge);
            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
            var path = Path.Combine(place.Folder, $"{files.Count}");
            await using (var file = File.Create(path))
                await section.Body.CopyToAsync(file, stop);
            files.Add(new ArrivedFile(name.Length > MostName ? name[^MostName..] : name, path, FileLook.At(path, name)));
        }

        return files;
    }
}
