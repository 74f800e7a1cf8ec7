using System.ComponentModel;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using MLKids.Extension.Manifests;
using MLKids.Packs.Shelf;
using MLKids.Packs.Tools.Packing;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Plugins;

/// <summary>The folder that extensions are added to and taken away from: the first of the given ones that is no extension itself.</summary>
internal sealed class PluginFolder(StudioOptions options, PluginShelf shelf)
{
    private readonly Lock _lock = new();

    /// <summary>Its path, or null: nothing can be added.</summary>
    public string? Path { get; } = options.PluginFolders.FirstOrDefault(f => !File.Exists(System.IO.Path.Combine(f, "manifest.json")));

    /// <summary>Whether an extension lies in it, directly.</summary>
    public bool Holds(ShelvedPlugin plugin) =>
        Path is not null && System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(plugin.Folder)) == System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path));

    /// <summary>The version that is here, or null.</summary>
    public string? VersionOf(string name) => shelf.Plugins.FirstOrDefault(p => p.Name == name)?.Manifest?.Version;

    /// <summary>Unpacks an extension, in place of the one of its name.</summary>
    /// <exception cref="StudioException">An extension of this name lies elsewhere.</exception>
    /// <exception cref="ManifestException">The file is damaged.</exception>
    public async Task Add(Arrived arrived)
    {
        lock (_lock)
        {
            var old = shelf.Plugins.FirstOrDefault(p => p.Name == arrived.Manifest.Name);
            if (old is not null && !Holds(old))
                throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.AlreadyThere, "This extension is here already.", $"{old.Name} lies in {old.Folder}: take it away there first.");
            PluginArchive.Install(arrived.File, Path!);
            // One that an author has put there under another name.
            if (old is not null && System.IO.Path.GetFileName(old.Folder) != old.Name)
                Delete(old.Folder);
        }

        // Who asks next sees it.
        await shelf.ReadNow();
    }

    /// <summary>Takes an extension away, with its folder.</summary>
    /// <exception cref="StudioException">It is not here, or not in this folder.</exception>
    public async Task Remove(string name)
    {
        lock (_lock)
        {
            var plugin = Find(name);
            if (!Holds(plugin))
                throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.NotAllowed, "This extension cannot be taken away here.", $"{name} was given with --plugins: it lies in {plugin.Folder}.");
            Delete(plugin.Folder);
        }

        await shelf.ReadNow();
    }

    /// <summary>Opens an extension's folder as this computer shows folders.</summary>
    /// <exception cref="StudioException">It is not here, or this computer shows no folders.</exception>
    public void Show(string name)
    {
        var folder = Find(name).Folder;
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(folder) { UseShellExecute = true });
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            throw new StudioException(StatusCodes.Status422UnprocessableEntity, StudioCodes.NotFound, "The folder cannot be shown. Its path stands above.", $"{folder}: {e.Message}");
        }
    }

    public static StudioException NotHere(string name) =>
        new(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This extension is not here. Look at the list again.", $"There is no extension '{name}', or it is not allowed here.");

    private ShelvedPlugin Find(string name) => shelf.Plugins.FirstOrDefault(p => p.Name == name) ?? throw NotHere(name);

    /// <summary>Away at once, whatever else holds its files: first under another name, which the shelf does not look at. A link goes without what it leads to.</summary>
    private static void Delete(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            Directory.Delete(folder);
            return;
        }

        var away = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(folder)!, $".gone-{Guid.NewGuid():N}");
        Directory.Move(folder, away);
        try
        {
            Directory.Delete(away, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A program still holds a file of it: it is gone from the list, and the rest goes at the next start.
        }
    }
}
