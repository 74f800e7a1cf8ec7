using System.Text.Json;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Packs.Reading;

namespace MLKids.Runtime.Packs;

/// <summary>
/// A file of JavaScript with packs of blocks: <c>mlkids.pack({...})</c>, or extensions as Scratch knows them (<c>Scratch.extensions.register</c>, or a class with
/// <c>getInfo()</c>). It runs in an engine of its own, under limits, without a way to the CLR. One thread: the one that loads it calls its blocks and takes its turns; it should
/// have a stack of some megabytes. What the engine cannot contain (a native function that takes long) is for the process around it.
/// </summary>
public sealed partial class ScriptPack : IDisposable
{
    private readonly PackEngine _engine;
    private readonly PackLoop _loop;
    private readonly PackHost _host;
    private readonly PackCode _code;
    private readonly ScriptPackOptions _options;
    private readonly ScriptLines _lines;

    private ScriptPack(string file, string source, ScriptPackOptions options)
    {
        (File, _options, _lines) = (file, options, new ScriptLines(file, source));
        _engine = new PackEngine(file, options.Limits);
        _loop = new PackLoop(options.Time) { Context = options.Context };
        _host = new PackHost(_engine, _loop, options);
        _code = new PackCode(file, _lines, _engine, _loop, _host, options);
        var mistakes = new Mistakes(_lines);
        var packs = Read(source, mistakes);
        if (mistakes.HasErrors)
            throw new AuthoringException(mistakes.Found);
        Notes = mistakes.Found;
        Icons = packs.Where(p => p.Icon is not null).ToDictionary(p => p.Definition.Id, p => p.Icon!);
        Blocks = BlockSet.Of(packs.Select(p => p.Definition), packs.SelectMany(p => p.Blocks).Select(_code.Bind));
    }

    /// <summary>The file's name, as messages give it.</summary>
    public string File { get; }

    /// <summary>The file's blocks. Hats are asked at once; all other blocks answer with a value or with a <c>Task&lt;object?&gt;</c>.</summary>
    public BlockSet Blocks { get; }

    /// <summary>What was found and does no harm.</summary>
    public IReadOnlyList<Diagnostic> Notes { get; }

    /// <summary>Pictures of packs, by id: <c>data:</c> addresses.</summary>
    public IReadOnlyDictionary<string, string> Icons { get; }

    /// <summary>Until <see cref="Turn"/> has something to do: zero if it has now, null if nothing is known yet.</summary>
    public TimeSpan? Wait => _loop.Wait;

    /// <summary>Reads and runs a file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="source">Its text.</param>
    /// <param name="options">What it is given; null for the defaults.</param>
    /// <exception cref="AuthoringException">The script cannot be read, does not come to its end, or its packs are wrong; all mistakes together, with file, line, block and remedy.</exception>
    public static ScriptPack Load(string file, string source, ScriptPackOptions? options = null) => new(file, source, options ?? new ScriptPackOptions());

    /// <summary>Where a pack or block is described, by its id; null if it cannot be found.</summary>
    public SourcePlace? PlaceOf(string id) => _lines.OfBlock(id) is { } line ? new SourcePlace(File, line) : null;

    /// <summary>Fires timers and brings in what tasks have got. Only needed where no <see cref="SynchronizationContext"/> leads to the pack's thread.</summary>
    public void Turn() => _loop.Turn();

    /// <summary>The green flag: the script's listeners of PROJECT_START.</summary>
    public void Start() => _code.Emit("PROJECT_START", "PROJECT_RUN_START");

    /// <summary>The program ends: the script's listeners of PROJECT_STOP_ALL.</summary>
    public void Stop() => _code.Emit("PROJECT_STOP_ALL", "PROJECT_RUN_STOP");

    /// <summary>Ends timers. Blocks that still wait are never answered.</summary>
    public void Dispose() => _loop.Dispose();

    private List<ReadPack> Read(string source, Mistakes mistakes)
    {
        var packs = new List<ReadPack>();
        if (source.Length > _options.Limits.SourceLength)
        {
            mistakes.Add(ScriptCodes.LoadLimit, null, $"the file has {source.Length:N0} letters", $"A script has {_options.Limits.SourceLength:N0} letters at most: leave out what is not needed.");
            return packs;
        }

        try
        {
            _engine.Run(source);
            var count = _code.Registered(Candidates(source));
            for (var entry = 0; entry < count; entry++)
                if (new PackReader(mistakes, _code.Items).Read(entry, _code.Describe(entry)) is { } pack)
                    packs.Add(pack);
            if (count == 0)
                mistakes.Add(ScriptCodes.NoPack, null, "the script registers no pack", "Call mlkids.pack({ id: ..., name: ..., blocks: [...] }) or Scratch.extensions.register(new Extension()).");
        }
        catch (PackFailure e)
        {
            mistakes.Add(LoadCode(e.Kind), e.Line, $"{e.Message}{(e.Kind == PackFailureKind.Threw ? " (while it was loaded)" : "")}", Advice.For(e));
        }
        catch (JsonException e)
        {
            mistakes.Add(ScriptCodes.BadPack, null, $"the description of the pack cannot be read: {e.Message}", "Use texts, numbers, arrays and plain objects only.");
        }

        foreach (var twice in packs.GroupBy(p => p.Definition.Id).Where(g => g.Count() > 1))
            mistakes.Add(ScriptCodes.Duplicate, mistakes.Lines.OfBlock(twice.Key), $"two packs have the id {twice.Key}", "Give each pack of the file an id of its own.");
        return packs;
    }

    // What may be an extension of which nobody told us.
    private IEnumerable<JsValue> Candidates(string source) =>
        Declared().Matches(source).Select(m => m.Groups[1].Value).Distinct().Take(50).Select(_engine.Global).Where(v => v.IsObject());

    private static string LoadCode(PackFailureKind kind) => kind switch
    {
        PackFailureKind.Syntax => ScriptCodes.Syntax,
        PackFailureKind.Modern => ScriptCodes.Modern,
        PackFailureKind.Threw => ScriptCodes.Threw,
        _ => ScriptCodes.LoadLimit,
    };

    [GeneratedRegex(@"^(?:class|function|var)\s+([A-Za-z_$][\w$]*)", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
