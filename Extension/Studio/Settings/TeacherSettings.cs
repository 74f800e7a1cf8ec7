using MLKids.Learning.Device;
using MLKids.Studio.Serving;
using MLKids.Studio.Training;

namespace MLKids.Studio.Settings;

/// <summary>What a teacher decides for everybody who uses this studio. Defaults allow everything. One JSON file holds it (see <see cref="SettingsStore"/>).</summary>
internal sealed record TeacherSettings
{
    /// <summary>What can be allowed: the camera, the microphone, and files from outside (uploads, imports, opened projects).</summary>
    public static readonly IReadOnlyList<string> AllPermissions = ["camera", "microphone", "files"];

    /// <summary>The presets that can be asked for; "auto" leaves it to the device check.</summary>
    public static readonly IReadOnlyList<string> AllPresets = ["auto", "accurate", "simplified"];

    /// <summary>The languages of the page; the same list stands in <c>wwwroot/shell/texts.js</c>.</summary>
    public static readonly IReadOnlyList<string> AllLanguages = ["en", "es", "fr", "de", "ar", "ja"];

    /// <summary>Ids of the packs whose blocks may be used; null: all.</summary>
    public IReadOnlyList<string>? Packs { get; init; }

    /// <summary>Names of the extensions that may be used, from their manifests; null: all on one's own computer, none by the children of a class.</summary>
    public IReadOnlyList<string>? Plugins { get; init; }

    /// <summary>Some of <see cref="AllPermissions"/>; null: all.</summary>
    public IReadOnlyList<string>? Permissions { get; init; }

    /// <summary>Words that models never write and names never have, beside the built-in list.</summary>
    public IReadOnlyList<string> NeverSay { get; init; } = [];

    /// <summary>One of <see cref="AllPresets"/>. Default: auto.</summary>
    public string Preset { get; init; } = AllPresets[0];

    /// <summary>The page's language for everybody who has not chosen another one; null: the browser's.</summary>
    public string? Language { get; init; }

    public TeacherLimits Limits { get; init; } = new();

    /// <summary>Whether camera, microphone or files may be used.</summary>
    public bool Allows(string permission) => Permissions is null || Permissions.Contains(permission);

    /// <summary>Whether a person may use an extension.</summary>
    /// <param name="person">Whoever works alone counts as a teacher.</param>
    /// <param name="plugin">The name in its manifest.</param>
    public bool AllowsPlugin(Person person, string plugin) => Plugins?.Contains(plugin) ?? person.IsTeacher;
}

/// <summary>How much of the computer everybody may use. Those "a child" hold in class mode only.</summary>
internal sealed record TeacherLimits
{
    /// <summary>Memory that one training may use; 0 lets the program choose.</summary>
    public int TrainingMegabytes { get; init; }

    /// <summary>Trainings at the same time; 0 lets the program choose.</summary>
    public int Trainings { get; init; }

    /// <summary>What trainings may take; what is left to the program suits this computer.</summary>
    public TrainingLimits ForTraining()
    {
        var limits = TrainingLimits.For(DeviceProbe.Measure(TimeProvider.System));
        return limits with
        {
            AtOnce = Trainings > 0 ? Trainings : limits.AtOnce,
            MemoryBytes = TrainingMegabytes > 0 ? (long)TrainingMegabytes << 20 : limits.MemoryBytes,
        };
    }

    /// <summary>Children in a class.</summary>
    public int Children { get; init; } = 40;

    /// <summary>Projects of a child.</summary>
    public int Projects { get; init; } = 30;

    /// <summary>Megabytes of all projects of a child together.</summary>
    public int Megabytes { get; init; } = 500;

    /// <summary>Examples in a child's project.</summary>
    public int Examples { get; init; } = 5_000;

    /// <summary>Requests a second of a child; short bursts of four times as many pass.</summary>
    public int Requests { get; init; } = 40;

    /// <summary>Live connections (open pages) of a child.</summary>
    public int Connections { get; init; } = 8;
}
