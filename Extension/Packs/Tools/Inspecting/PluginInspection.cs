using System.Reflection;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;
using MLKids.Blocks.Values;
using MLKids.Extension;
using MLKids.Extension.Manifests;
using MLKids.Packs.Loading;

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
            Add(BlockSet.Discover(manifest.AssemblyPacks.SelectMany(name => code.Load(name).GetTypes()), host, code.PlaceOf), code.PlaceOf, fromScript: false);
        }
        catch (AuthoringException e)
        {
            _mistakes.AddRange(e.Mistakes);
            Add(e.Found!, code.PlaceOf, fromScript: false);
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

    private static void Offer(PluginHost host)
    {
        var add = typeof(PluginHost).GetMethod(nameof(PluginHost.AddService))!;
        foreach (var contract in InspectionServices.Types)
            add.MakeGenericMethod(contract).Invoke(host, [InspectionServices.Of(contract)]);
    }

    private void Add(BlockSet set, Func<MemberInfo, SourcePlace?> placeOf, bool fromScript)
    {
        foreach (var (key, text) in BlocklyExport.Texts(set))
            _texts[key] = text;
        foreach (var pack in set.Packs)
        {
            var first = pack.Blocks.Select(b => set.Find(b.Opcode)?.Method?.DeclaringType).FirstOrDefault();
            _packs.Add(new InspectedPack(
                pack.Id, pack.Name, pack.Color, first is null ? null : _paths.Inside(placeOf(first)),
                [.. pack.Blocks.Select(b => Block(b, _paths.Inside(set.Find(b.Opcode)?.Method is { } method ? placeOf(method) : null), fromScript))]));
        }
    }

    private InspectedBlock Block(BlockDefinition block, SourcePlace? place, bool fromScript) =>
        new(block.Opcode, block.Id, block.Shape, block.Text.Sentence, block.Kind, place, fromScript, [.. block.Arguments.Select(a => Argument(block, a))])
        {
            Branches = block.Branches,
            Loops = block.Loops,
            Terminal = block.Terminal,
            Hidden = block.Hidden,
            EdgeActivated = block.EdgeActivated,
            Needs = block.Needs,
        };

    private InspectedArgument Argument(BlockDefinition block, ArgumentDefinition argument) =>
        new(argument.Name, argument.Type, argument.Slot, argument.Default is null ? null : Cast.ToText(argument.Default), Menu(block, argument));

    private InspectedMenu? Menu(BlockDefinition block, ArgumentDefinition argument)
    {
        if (argument.Menu is not { } menu)
            return null;
        var inspected = new InspectedMenu(menu.OwnItems, menu.Names, menu.Droppable, menu.IsFixed, null, 0, null);
        if (menu.IsFixed)
            return inspected;
        doing($"asking the menu {argument.Name} of {block.Opcode}");
        var begun = time.GetTimestamp();
        try
        {
            var asked = menu.Items();
            return inspected with { Asked = asked, Milliseconds = time.GetElapsedTime(begun).TotalMilliseconds };
        }
        catch (Exception e)
        {
            var reason = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            return inspected with { Failure = $"{reason.GetType().Name}: {reason.Message}", Milliseconds = time.GetElapsedTime(begun).TotalMilliseconds };
        }
    }
}
