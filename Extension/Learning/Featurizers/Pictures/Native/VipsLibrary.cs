using System.Reflection;
using System.Runtime.InteropServices;

namespace MLKids.Learning.Featurizers.Pictures.Native;

/// <summary>
/// Finds and starts libvips. Its file name carries its version on Linux and macOS, and on Windows GObject may be a library of its own,
/// so the names used by <see cref="Vips"/> are resolved here and nowhere else.
/// </summary>
internal static class VipsLibrary
{
    /// <summary>Logical names in <see cref="Vips"/>'s imports.</summary>
    internal const string VipsName = "mlkids-vips", GObjectName = "mlkids-gobject", GLibName = "mlkids-glib";

    private static readonly Lock Gate = new();
    private static volatile bool _started;
    private static IntPtr _vips, _gobject, _glib;

    /// <summary>Loads and initialises libvips once per process; cheap afterwards. A failed attempt is tried again at the next call.</summary>
    /// <exception cref="LearningException">The library is missing or cannot be loaded (<see cref="LearningCodes.MissingFeaturizer"/>).</exception>
    internal static void Start()
    {
        if (_started)
            return;
        lock (Gate)
        {
            if (_started)
                return;
            if (_vips == IntPtr.Zero)
                Load(AppContext.BaseDirectory);
            Initialise();
            _started = true;
        }
    }

    /// <summary>The library's file in a folder, or null.</summary>
    internal static string? Find(string folder, params ReadOnlySpan<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];
            Array.Sort(files, StringComparer.Ordinal);
            if (files.Length > 0)
                return files[^1];
        }
        return null;
    }

    internal static LearningException Missing(string found, Exception? inner = null) => new(
        LearningCodes.MissingFeaturizer,
        "A part for reading pictures is missing. Ask a grown-up to reinstall.",
        $"Found {found}; wanted libvips (Linux libvips-cpp.so.*, Windows libvips-42.dll, macOS libvips-cpp.*.dylib) for "
        + $"{RuntimeInformation.RuntimeIdentifier} in {AppContext.BaseDirectory}. Build again: the build copies it there from the npm package "
        + "@img/sharp-libvips-* (Windows: @img/sharp-win32-*). Text, sound and number projects work without it.",
        inner);

    private static void Load(string folder)
    {
        var file = Find(folder, PatternsOfVips()) ?? throw Missing("no such library");
        try
        {
            _vips = NativeLibrary.Load(file);
            _gobject = Find(folder, "libgobject-2.0-*.dll") is { } gobjectFile ? NativeLibrary.Load(gobjectFile) : _vips;
            _glib = Find(folder, "libglib-2.0-*.dll") is { } glibFile ? NativeLibrary.Load(glibFile) : _vips;
            NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            _vips = IntPtr.Zero;
            throw Missing($"{file}, which this computer cannot load ({e.Message})", e);
        }
    }

    private static ReadOnlySpan<string> PatternsOfVips() =>
        OperatingSystem.IsWindows() ? (string[])["libvips-42.dll", "libvips-*.dll"]
        : OperatingSystem.IsMacOS() ? (string[])["libvips-cpp.*.dylib", "libvips*.dylib"]
        : (string[])["libvips-cpp.so*", "libvips.so*"];

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        VipsName => _vips,
        GObjectName => _gobject,
        GLibName => _glib,
        _ => IntPtr.Zero,
    };

    private static void Initialise()
    {
        // Read by libvips itself, through C's getenv: .NET's own copy of the environment would not reach it.
        try
        {
            _ = Vips.SetEnvironment("VIPS_WARNING", "1", true);
            if (Vips.Init("mlkids") != 0)
                throw Missing($"libvips, which did not start: {Vips.TakeErrors()}");
        }
        catch (EntryPointNotFoundException e)
        {
            throw Missing($"a libvips without {e.Message}", e);
        }
        // Pictures come one at a time and never twice: no cache, no worker threads beside the caller's.
        Vips.SetCacheMax(0);
        Vips.SetConcurrency(1);
    }
}
