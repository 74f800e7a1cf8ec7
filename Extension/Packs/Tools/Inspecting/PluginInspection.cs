using System.Reflection;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Extension;
using MLKids.Extension.Manifests;
using MLKids.Packs.Loading;
using MLKids.Runtime.Packs;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>Loads a plugin's code, asks it for all that it says of itself, and lets it go. Strangers' code: for a process that may hang and break (<see cref="InspectionProcess"/>).</summary>
/// <param name="folder">The plugin's, with a right manifest.</param>
/// <param name="time">Measures menus.</param>
/// <param name="doing">Hears what comes next, so that who waits knows where it hangs.</param>
internal sealed class PluginInspection(string folder, TimeProvider time, Action<string> doing)
{
    private readonly List<Diagnostic> _mistakes = [];
    private readonly List<InspectedPack> _packs = [];
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly SourcePaths _paths = new(folder);

    public InspectedPlugin Run()
    {
        var manifest = ManifestReader.ReadFile(Path.Combine(folder, ManifestReader.FileName));
        using var assemblies = new InspectedCode(folder);
        Assemblies(manifest, assemblies);
        foreach (var script in manifest.ScriptPacks)
            Script(script);
        return new InspectedPlugin { Mistakes = _mistakes, Packs = _packs, Texts = _texts, Assemblies = assemblies.Facts(_paths) };
    }

    private void Assemblies(Manifest manifest, InspectedCode code)
    {
        doing("loading the assemblies");
        using var host = new PluginHost(time, (Blocks.Contracts.IHatStarter)InspectionServices.Of(typeof(Blocks.Contracts.IHatStarter)), _mistakes.Add);
        try
        {
            host.AddService(time);
            Offer(host);
            host.Load(folder, code.Load);
            doing("making the packs");
            Add(code, BlockSet.Discover(manifest.AssemblyPacks.SelectMany(name => code.Load(name).GetTypes()), host, code.PlaceOf));
        }
        catch (AuthoringException e)
        {
            _mistakes.AddRange(e.Mistakes);
            Add(code, e.Found!);
        }
        catch (ManifestException e)
        {
            _mistakes.AddRange(e.Mistakes);
        }
        catch (ReflectionTypeLoadException e)
        {
            _mistakes.Add(new Diagnostic(
                CheckCodes.WrongContracts, Severity.Error, "This extension does not fit this program.",
                $"The assembly's types cannot be loaded: {string.Join("; ", e.LoaderExceptions.Select(x => x?.Message).Distinct())}")
            {
                Hint = "Build it again with this program's MLKids.Blocks.dll, and put all other assemblies that it needs into lib.",
            });
        }

        for (var i = 0; i < _mistakes.Count; i++)
            if (_mistakes[i] is { File: { } file, Line: { } line } mistake && _paths.Inside(new SourcePlace(file, line)) is { } place)
                _mistakes[i] = mistake with { File = place.File };
    }

    private void Script(string file)
    {
        doing($"loading {file}");
        try
        {
            string? complaint = null;
            using var script = ScriptPack.Load(file, File.ReadAllText(Path.Combine(folder, file)), new ScriptPackOptions { Time = time, Report = d => complaint = d.Message });
            _mistakes.AddRange(script.Notes);
            Add(script.Blocks, new BlockInspection(script.Blocks, true, script.PlaceOf, b => script.PlaceOf(b.Definition.Id), time, doing)
            {
                Complaint = () => Interlocked.Exchange(ref complaint, null),
            });
        }
        catch (AuthoringException e)
        {
            _mistakes.AddRange(e.Mistakes);
        }
    }

    private void Add(InspectedCode code, BlockSet set) =>
        Add(set, new BlockInspection(set, false, id => _paths.Inside(code.PlaceOfPack(id)), b => _paths.Inside(code.PlaceOf(b.Method!)), time, doing));

    private void Add(BlockSet set, BlockInspection inspection)
    {
        foreach (var (key, text) in BlocklyExport.Texts(set))
            _texts[key] = text;
        foreach (var pack in inspection.Packs())
            if (_packs.Find(p => p.Id == pack.Id) is { } other)
                _mistakes.Add(new Diagnostic(
                    AuthoringCodes.DuplicatePack, Severity.Error, "This extension has a mistake inside.", $"The pack id \"{pack.Id}\" is taken by {other.Place?.File ?? other.Name} of the same plugin.")
                {
                    File = pack.Place?.File,
                    Line = pack.Place?.Line,
                    Hint = "Give one of them another id.",
                });
            else
                _packs.Add(pack);
    }

    private static void Offer(PluginHost host)
    {
        var add = typeof(PluginHost).GetMethod(nameof(PluginHost.AddService))!;
        foreach (var contract in InspectionServices.Types)
            add.MakeGenericMethod(contract).Invoke(host, [InspectionServices.Of(contract)]);
    }
}
