using System.Text.RegularExpressions;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Networks;
using MLKids.Learning.Trainers;

namespace MLKids.Extension.Manifests;

/// <summary>Reads what a manifest adds to learning: <c>mlkids.featurizers</c>, <c>mlkids.trainers</c> and <c>mlkids.presets</c>.</summary>
/// <param name="owner">The plugin's name: the ids of a plugin start with it.</param>
internal sealed partial class LearningFields(string owner)
{
    private const int MostEntries = 32, MostNumbers = 32;

    private static readonly string[] LabelKinds = [.. Enum.GetValues<ModelKind>().Where(kind => kind.HasLabels()).Select(kind => kind.ToText())];

    /// <summary>Fills in what the object <c>mlkids</c> says.</summary>
    public Manifest Read(Manifest manifest, ManifestObject own)
    {
        manifest = manifest with
        {
            Featurizers = Few(own, "featurizers", own.Objects("featurizers", Featurizer)),
            Trainers = Few(own, "trainers", own.Objects("trainers", Trainer)),
            Presets = own.IsList("presets") ? manifest.Presets : own.Map("presets", null, "a trainer's id"),
            OtherPresets = own.IsList("presets") ? Few(own, "presets", own.Objects("presets", Preset)) : [],
        };
        foreach (var preset in manifest.Presets.Keys.Where(p => p is not ("accurate" or "simplified")))
            own.Mistake(ManifestCodes.Wrong, "presets", $"found the preset \"{preset}\", wanted \"accurate\" and \"simplified\", or a list of own presets");
        foreach (var twice in manifest.Featurizers.Select(f => f.Id).Concat(manifest.Trainers.Select(t => t.Id)).Concat(manifest.OtherPresets.Select(p => p.Id + " ")).CountBy(id => id).Where(id => id.Value > 1))
            own.Mistake(ManifestCodes.Wrong, "", $"has the id \"{twice.Key.Trim()}\" {twice.Value} times, wanted each once");
        if (manifest.Trainers.Count > 0 && !manifest.Permissions.Contains("training"))
            own.Mistake(ManifestCodes.MissingPermission, "permissions", "lacks \"training\", which mlkids.trainers need");
        Join(manifest, own);
        return manifest;
    }

    /// <summary>A preset names a trainer and a featurizer that exist, for its kind.</summary>
    private void Join(Manifest manifest, ManifestObject own)
    {
        for (var at = 0; at < manifest.OtherPresets.Count; at++)
        {
            var preset = manifest.OtherPresets[at];
            if (manifest.Trainers.FirstOrDefault(t => t.Id == preset.Trainer) is { } trainer)
            {
                if (!trainer.Kinds.Contains(preset.Kind))
                    own.Mistake(ManifestCodes.Wrong, $"presets[{at}].trainer", $"is \"{preset.Trainer}\", which learns from {string.Join(", ", trainer.Kinds.Select(k => k.ToText()))}, wanted one for {preset.Kind.ToText()}");
            }
            else if (preset.Trainer.Length > 0 && TrainerCatalog.All.GetValueOrDefault(preset.Trainer) is not ITrainer)
            {
                own.Mistake(
                    ManifestCodes.Wrong,
                    $"presets[{at}].trainer",
                    $"is the text \"{preset.Trainer}\", wanted one of {string.Join(", ", manifest.Trainers.Select(t => t.Id).Concat(TrainerCatalog.All.Where(t => t.Value is ITrainer).Select(t => t.Key)))}");
            }

            if (preset.Featurizer is { } featurizer && (manifest.Featurizers.All(f => f.Id != featurizer) || preset.Kind != ModelKind.Pictures))
                own.Mistake(
                    ManifestCodes.Wrong,
                    $"presets[{at}].featurizer",
                    preset.Kind != ModelKind.Pictures
                        ? $"is \"{featurizer}\", which is for pictures; the preset is for {preset.Kind.ToText()}"
                        : $"is the text \"{featurizer}\", wanted one of mlkids.featurizers ({string.Join(", ", manifest.Featurizers.Select(f => f.Id))})");
        }
    }

    private ManifestFeaturizer Featurizer(ManifestObject f)
    {
        var inPackage = f.Has("package");
        var featurizer = new ManifestFeaturizer(
            inPackage ? f.Text("id", null, "the featurizer's id") : OwnId(f),
            f.Text("file", ManifestReader.InnerPath(), inPackage ? "a path inside the package" : "a path inside the plugin"),
            f.Text("sha256", ManifestReader.Sha256(), "64 lower-case hexadecimal digits"));
        if (inPackage)
            featurizer = featurizer with { Package = f.Text("package", null, "the package that ships the file"), InputSize = (int)f.Number("inputSize", 1, 4096, 0) };
        else
            featurizer = Network(f, featurizer);
        f.RefuseUnknown();
        return featurizer;
    }

    private static ManifestFeaturizer Network(ManifestObject f, ManifestFeaturizer featurizer)
    {
        f.Choice("kind", ["pictures"], "pictures", needed: true);
        var (input, output) = (f.Object("input"), f.Object("output"));
        featurizer = featurizer with
        {
            DisplayName = f.Text("displayName", null, "the name that people read"),
            Input = new PictureInput(
                input.Text("name", null, "the graph's input"),
                (int)input.Whole("width", 1, PictureInput.MostSide),
                (int)input.Whole("height", 1, PictureInput.MostSide))
            {
                ColoursLast = input.Choice("layout", ["NCHW", "NHWC"], "NCHW") == "NHWC",
                BlueFirst = input.Choice("channels", ["RGB", "BGR"], "RGB") == "BGR",
                Scale = (float)input.Number("scale", 1e-6, 1e6, 1 / 255.0),
                Mean = Colours(input, "mean", -1e6, 0),
                Deviation = Colours(input, "std", 1e-6, 1),
                Fit = Enum.Parse<PictureFit>(input.Choice("fit", ["crop", "stretch", "letterbox"], "crop"), ignoreCase: true),
            },
            OutputName = output.Text("name", null, "the graph's output that holds the features"),
            OutputLength = (int)output.Whole("length", 1, NetworkFile.MostFeatures),
            Normalize = f.Truth("normalize"),
        };
        input.RefuseUnknown();
        output.RefuseUnknown();
        return featurizer;
    }

    private static IReadOnlyList<float> Colours(ManifestObject input, string name, double least, float missing) =>
        input.Numbers(name, 3, least, 1e6) is { } found ? [.. found.Select(number => (float)number)] : [missing, missing, missing];

    private ManifestTrainer Trainer(ManifestObject t)
    {
        var trainer = new ManifestTrainer(
            OwnId(t),
            t.Text("displayName", null, "the name that people read"),
            t.Text("assembly", AssemblyName(), "the assembly's name without \".dll\""),
            t.Text("type", null, "the full name of a class that implements ITrainer"),
            [.. t.Texts("kinds", LabelKinds).Select(ModelKindText.Parse)]);
        if (!t.Has("kinds"))
            t.Mistake(ManifestCodes.Missing, "kinds", $"is missing, wanted a list of {string.Join(", ", LabelKinds)}");
        t.RefuseUnknown();
        return trainer;
    }

    private ManifestPreset Preset(ManifestObject p)
    {
        var numbers = p.OptionalObject("numbers")?.AllNumbers(MostNumbers) ?? new Dictionary<string, double>();
        var preset = new ManifestPreset(
            OwnId(p),
            p.Text("displayName", null, "the name that people read"),
            ModelKindText.Parse(p.Choice("kind", LabelKinds, LabelKinds[0], needed: true)),
            p.Text("trainer", null, "a trainer's id"),
            p.Has("featurizer") ? p.Text("featurizer", null, "a featurizer's id") : null,
            numbers);
        p.RefuseUnknown();
        return preset;
    }

    /// <summary>Ids are saved in models: by its start everybody sees whose it is.</summary>
    private string OwnId(ManifestObject entry)
    {
        var id = entry.Text("id", null, $"an id such as \"{owner}.word\"");
        if (id.Length > 0 && !(id.StartsWith(owner + ".", StringComparison.Ordinal) && Word().IsMatch(id.AsSpan(owner.Length + 1))))
            entry.Mistake(ManifestCodes.Wrong, "id", $"is the text \"{id}\", wanted the plugin's name, a dot and a word of small letters, digits and hyphens: \"{owner}.{Tail(id)}\"");
        return id;
    }

    private static string Tail(string id) => NotInWord().Replace(id[(id.LastIndexOf('.') + 1)..].ToLowerInvariant(), "-") is { Length: > 0 } tail ? tail : "word";

    private static IReadOnlyList<T> Few<T>(ManifestObject own, string name, IReadOnlyList<T> entries)
    {
        if (entries.Count > MostEntries)
            own.Mistake(ManifestCodes.Wrong, name, $"is a list of {entries.Count}, wanted at most {MostEntries}");
        return entries;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Word();

    [GeneratedRegex("[^a-z0-9-]+")]
    private static partial Regex NotInWord();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+$")]
    private static partial Regex AssemblyName();
}
