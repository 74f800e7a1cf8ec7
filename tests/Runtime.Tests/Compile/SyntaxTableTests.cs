using System.Reflection;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Standard;
using MLKids.Runtime.Compile;

namespace MLKids.Runtime.Tests.Compile;

/// <summary>The packs declare the language's blocks, the compiler gives them their meaning: both name the same ones.</summary>
[TestClass]
public sealed class SyntaxTableTests
{
    [TestMethod]
    public void DeclaredSyntax_AndItsMeaning_AreTheSameBlocks()
    {
        var declared = typeof(ControlBlocks).Assembly.GetTypes().SelectMany(t => t.GetMethods(), (t, m) => (Pack: t.GetCustomAttribute<BlockPackAttribute>()?.Id, Syntax: m.GetCustomAttribute<SyntaxAttribute>()))
            .Where(d => d.Syntax is not null).Select(d => $"{d.Pack}_{d.Syntax!.Id}").ToHashSet();
        // Parameters of custom blocks have no pack: Scratch saves them under ids of their own.
        var meant = Syntax.Statements.Keys.Concat(Syntax.Reporters.Keys).Where(o => !o.StartsWith("argument_reporter_", StringComparison.Ordinal)).ToHashSet();
        Assert.IsEmpty(declared.Except(meant).Where(o => !o.StartsWith("argument_", StringComparison.Ordinal)).ToList(), $"declared without a meaning: {string.Join(", ", declared.Except(meant))}");
        Assert.IsEmpty(meant.Except(declared).ToList(), $"meaning without a declaration: {string.Join(", ", meant.Except(declared))}");
        Assert.IsGreaterThan(25, declared.Count);
    }
}
