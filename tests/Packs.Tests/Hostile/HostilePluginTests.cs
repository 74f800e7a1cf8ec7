using System.Text.RegularExpressions;
using MLKids.Packs.Sessions;
using MLKids.Packs.Shelf;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Packs.Tests.Hostile;

/// <summary>Whatever a plugin does: the program goes on, other plugins answer, and a finding names who it was.</summary>
[TestClass]
public sealed class HostilePluginTests
{
    /// <summary>Small, so that tests are quick; the healthy plugin has the usual ones.</summary>
    private static readonly PluginLimits Small = new()
    {
        Patience = TimeSpan.FromSeconds(3),
        LongestTurn = TimeSpan.FromSeconds(5),
        ManagedBytes = 64 << 20,
        ResidentBytes = 300 << 20,
        IdleTime = TimeSpan.FromSeconds(1),
        // A loaded machine gives nobody a whole core.
        IdleShare = 0.15,
        Watch = TimeSpan.FromMilliseconds(100),
        MessagesPerSecond = 3_000,
        Start = TimeSpan.FromSeconds(6),
    };

    private static PluginFolder? _healthyFolder;
    private static PluginSession? _healthy;

    [ClassInitialize]
    public static async Task PutHealthy(TestContext _)
    {
        _healthyFolder = new PluginFolder();
        _healthyFolder.PutWeather();
        _healthy = await _healthyFolder.Open();
    }

    [ClassCleanup]
    public static void RemoveHealthy()
    {
        _healthy?.Dispose();
        _healthyFolder?.Dispose();
    }

    // Block, deed, and what the finding says; "" where nothing is wrong.
    private static readonly (string Block, string Deed, string Finding)[] Deadly =
    [
        ("do", "loop", "without a pause|did not answer"),
        ("do", "asking loop", "did not answer|without a pause|messages in a second"),
        ("do", "recursion", "Stack overflow"),
        // Whichever limit a busy computer comes to first.
        ("do", "memory", "64 MB of memory|without a pause|did not answer"),
        ("do", "native memory", "MB of memory|without a pause|did not answer"),
        ("do", "fake out of memory", "memory"),
        ("do", "exit", "exit code 3"),
        ("do", "fail fast", "on purpose"),
        ("do", "kill", "exit code"),
        ("do", "abort", "exit code|NullReferenceException"),
        ("do", "stdout", "damaged its connection"),
        ("do", "stdin", "did not answer|without a pause"),
        ("do", "sleep", "without a pause|did not answer"),
        ("do", "deadlock", "without a pause|did not answer"),
        ("do", "timer", "InvalidOperationException"),
        ("do", "thread", "InvalidOperationException"),
        ("do", "spinning thread", "without a rest"),
        ("do", "threads", "memory|without a pause|did not answer|exit code"),
        ("do", "finalizer", "InvalidOperationException"),
        ("do", "hats", "messages in a second"),
        ("do", "reports", "messages in a second"),
        ("do", "unload", ""),
        ("do", "reflection", "hostile"),
        ("do", "handlers", "did not answer|without a pause|exit code"),
        ("do", "children", "without a pause|did not answer"),
        ("ask", "looping text", "without a pause|did not answer"),
        ("later", "loop", "without a pause|did not answer"),
        ("later", "recursion", "Stack overflow"),
        ("steps", "loop", "without a pause|did not answer"),
    ];

    private static readonly (string Block, string Deed, string Finding)[] Harmless =
    [
        ("do", "throw", "thrown on purpose"),
        ("do", "throw null", "NullReferenceException"),
        ("do", "throwing message", "whose Message throws"),
        ("do", "console", ""),
        ("do", "async void", "async void"),
        ("do", "foreign hat", "not event_whenflagclicked"),
        ("do", "sprites", ""),
        ("do", "wrong target", "InvalidCastException"),
        ("do", "full storage", "does not fit"),
        ("do", "camera", "\"camera\""),
        ("do", "late question", ""),
        ("ask", "null", ""),
        ("ask", "huge", "16,777,216 bytes"),
        ("ask", "stranger", ""),
        ("ask", "throwing text", "no text"),
        ("ask", "nan", ""),
        ("later", "null", "NullReferenceException"),
        ("later", "throw", "thrown later"),
        ("steps", "null", ""),
        ("steps", "throw", "step"),
    ];

    [TestMethod]
    public Task Blocks_WhateverTheyDo_StopNobodyElse() => AtOnce.All(Deadly, async deed =>
    {
        using var folder = new PluginFolder { Limits = Small };
        folder.Put("hostile", "Hostile", "hostile", "Hostile.Blocks");
        using var session = await folder.Open(isWarm: true);
        var played = await Play(folder, session, deed.Finding, Of(deed.Block, deed.Deed));
        var found = played.Found.Concat(folder.Found).ToList();
        if (deed.Finding.Length == 0)
        {
            Assert.IsEmpty(found, string.Join('\n', found));
            return;
        }

        var finding = found.Find(f => Regex.IsMatch(f.Message + f.Hint, deed.Finding)) ?? throw new AssertFailedException($"wanted {deed.Finding}, found {string.Join('\n', found)}");
        Assert.IsTrue(finding.Opcode == $"hostile_{deed.Block}" || finding.Message.Contains("org.example.hostile"), finding.ToString());
        Assert.IsTrue(finding.BlockId is not null || finding.Message.Contains("org.example.hostile"), finding.ToString());
    }, d => $"{d.Block} {d.Deed}");

    [TestMethod]
    public async Task Blocks_ThatFailOnlyThemselves_AreNamed_AndTheirPluginGoesOn()
    {
        using var folder = new PluginFolder { Limits = Small with { LongestTurn = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(30), ResidentBytes = 1L << 30, ManagedBytes = 256 << 20 } };
        folder.Put("hostile", "Hostile", "hostile", "Hostile.Blocks");
        using var session = await folder.Open(isWarm: true);
        var played = await Play(folder, session, "nothing to wait for", [.. Harmless.Select(h => Of(h.Block, h.Deed)), Wait(0.5)]);
        var found = played.Found.Concat(folder.Found).ToList();
        foreach (var (block, deed, finding) in Harmless.Where(h => h.Finding.Length > 0))
            Assert.IsTrue(found.Exists(f => Regex.IsMatch(f.Message + f.Hint, finding) && f.ToString().Contains("org.example.hostile")), $"{deed}: wanted {finding}, found\n{string.Join('\n', found)}");
        Assert.HasCount(Harmless.Count(h => h.Finding.Length > 0), found, string.Join('\n', found));
        Assert.IsEmpty(session.Stopped);
    }

    // Entry, whether it can be read at all, and what the finding says.
    private static readonly (string Entry, bool IsReady, string Finding)[] Entries =
    [
        ("ConstructorThrows", false, "constructor"),
        ("ConstructorLoops", false, "not loaded within"),
        ("StaticConstructorThrows", false, "TypeInitializationException"),
        ("LoadThrows", true, "OnLoad"),
        ("LoadLoops", false, "not loaded within"),
        ("LoadExits", false, "exit code 0"),
        ("StartThrows", true, "OnStart"),
        ("StartLoops", true, "OnStart"),
        ("StopThrows", true, "OnStop"),
        ("TickThrows", true, "OnTick"),
        ("TickLoops", true, "OnTick"),
        ("UnloadLoops", true, ""),
        ("HatThrows", true, "hat"),
        ("HatLoops", true, "hostile_when"),
        ("MenuThrows", true, "menu"),
        ("MenuLoops", true, "menu ITEM"),
        ("MenuIsNull", true, "menu"),
        ("MenuIsEndless", true, "menu|memory"),
    ];

    [TestMethod]
    public Task Plugins_WhateverTheirEntriesDo_StopNobodyElse() => AtOnce.All(Entries, async entry =>
    {
        using var folder = new PluginFolder { Limits = Small };
        folder.Put("hostile", "Hostile", "hostile", "Hostile." + entry.Entry);
        using var session = await folder.Open(isWarm: true);
        Assert.AreEqual(entry.IsReady ? PluginState.Ready : PluginState.Wrong, folder.Shelf.Plugins.Single().State);
        if (session.Blocks.Find("hostile_menu")?.Definition.Arguments[0].Menu is { } menu && entry.Entry.StartsWith("Menu", StringComparison.Ordinal))
            GC.KeepAlive(menu.Items());
        var block = entry.IsReady && !entry.Entry.StartsWith("Menu", StringComparison.Ordinal) ? Say(new Node("hostile_fine")) : Say("fine");
        var played = await Play(folder, session, entry.Finding, block);
        var found = played.Found.Concat(folder.Found).ToList();
        Assert.AreEqual(entry.Finding.Length == 0, found.Count == 0, string.Join('\n', found));
        Assert.IsTrue(entry.Finding.Length == 0 || found.Exists(f => Regex.IsMatch(f.Message, entry.Finding) && f.ToString().Contains("org.example.hostile")), string.Join('\n', found));
    }, e => e.Entry);

    [TestMethod]
    public async Task Plugin_ThatEndsTooOften_StaysOffUntilItsFilesChange()
    {
        using var folder = new PluginFolder { Limits = Small with { Restarts = 1 } };
        folder.Put("hostile", "Hostile", "hostile", "Hostile.Blocks");
        using var session = await folder.Open(isWarm: true);
        for (var i = 0; i < 3; i++)
        {
            session.Start();
            var played = await Played.Run(
                ProgramBuilder.Of(new Node("hostile_do").With("DEED", "exit"), Say(Join("[", Join(new Node("hostile_fine"), "]")))),
                PluginFolder.With(session), new RunOptions { TimeLimit = TimeSpan.FromSeconds(20) }, seconds: 60);
            Assert.AreEqual("[]", played.Said.Single());
            Assert.AreEqual((i, i < 2 ? 1 : 0), (i, played.Found.Count), string.Join('\n', played.Found));
            if (i < 2)
                Assert.AreEqual(i == 0 ? PackCodes.Ended : PackCodes.Off, played.Found[0].Code);
        }

        CollectionAssert.AreEqual(new[] { "org.example.hostile" }, session.Stopped.ToArray());
        folder.Put("hostile", "Hostile", "hostile", "Hostile.Blocks");
        await Eventually.Is(() => session.Stopped.Count == 0, "it begins again when its files change");
        var again = await Played.Run(ProgramBuilder.Of(Say(new Node("hostile_fine"))), PluginFolder.With(session), new RunOptions { TimeLimit = TimeSpan.FromSeconds(20) }, seconds: 60);
        Assert.AreEqual("fine", again.Fine().Said.Single());
    }

    /// <summary>Reporters are said, so that somebody asks them.</summary>
    private static Node Of(string block, string deed) => new Node($"hostile_{block}").With("DEED", deed) is var node && block == "ask" ? Say(Join("asked ", node)) : node;

    private static async Task<Played> Play(PluginFolder folder, PluginSession session, string finding, params Node[] hostile)
    {
        var isFound = new TaskCompletionSource();
        folder.Reported += () => isFound.TrySetResult();
        session.Start();
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag([Say("before"), .. hostile, Wait(0.1), Say(new Node("weather_sum").With("A", 40).With("B", 2)), Say("after")])
                .Script(new Node("hostile_when"), Say("never"))),
            PluginFolder.With(session).With(_healthy!.Blocks),
            new RunOptions { TimeLimit = TimeSpan.FromSeconds(60), OnFrame = session.Tick },
            during: (runner, text) =>
            {
                // What is said about it may come after the program has gone on.
                if (text == "after")
                    _ = Task.WhenAny(isFound.Task, Task.Delay(finding.Length == 0 ? 0 : 8_000)).ContinueWith(_ => runner.Stop(), TaskScheduler.Default);
            },
            seconds: 120,
            onRunner: runner => runner.Reported += f => _ = f.Code == "MLC001" || isFound.TrySetResult());
        session.Stop();
        CollectionAssert.IsSubsetOf(new[] { "before", "42", "after" }, played.Said.ToArray(), string.Join(" / ", played.Said));
        if (finding == "OnStop")
            await Eventually.Is(() => folder.Found.Count > 0, "OnStop is heard of");
        return played;
    }
}
