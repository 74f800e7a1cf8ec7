using MLKids.Packs.Shelf;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Packs.Tests.Hostile;

/// <summary>The scripts that the engine is tried with in process, each in a process of its own as children have them: the program goes on and a finding names who it was.</summary>
[TestClass]
public sealed class HostileScriptTests
{
    [TestMethod]
    public Task Scripts_WhateverTheyDo_StopNobodyElse() => AtOnce.All(HostileScript.All(), async script =>
    {
        using var folder = new PluginFolder { Limits = new PluginLimits { Patience = TimeSpan.FromSeconds(2), Restarts = 0 } };
        folder.PutScript("hostile", script.Source);
        using var session = await folder.Open(isWarm: true);
        var isReady = folder.Shelf.Plugins.Single().State == PluginState.Ready;
        var called = isReady ? Say(Join("answer ", new Node("t_r").With("A", 1).With("B", 2))) : Say("not there");
        session.Start();
        var played = await Played.Run(
            ProgramBuilder.Of(Say("before"), called, Say("after")),
            PluginFolder.With(session), new RunOptions { TimeLimit = TimeSpan.FromSeconds(60), OnFrame = session.Tick }, seconds: 120);
        session.Stop();
        CollectionAssert.IsSubsetOf(new[] { "before", "after" }, played.Said.ToArray(), string.Join(" / ", played.Said));
        var found = played.Found.Concat(folder.Found).ToList();
        Assert.IsTrue(found.Exists(f => f.ToString().Contains("hostile") || f.File == "blocks.js" || f.Opcode == "t_r"), $"{isReady}, found {string.Join('\n', found)}");
    }, script => script.Name);
}
