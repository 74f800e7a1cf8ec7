using System.Globalization;
using Jint;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class InlineBlocksTests
{
    private static readonly BlockSet Set = BlockSet.Discover(StandardPacks.All);

    private static readonly object[] Numbers = [0.0, -0.0, 1.0, -2.5, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly object[] Truths = [true, false];

    public static IEnumerable<object[]> Inlined => Set.Blocks.Where(b => b.Definition.Inline is not null).Select(b => new object[] { b.Definition.Opcode });

    [TestMethod]
    [DynamicData(nameof(Inlined))]
    public void Inline_Script_GivesWhatTheMethodGives(string opcode)
    {
        var block = Set.Find(opcode)!;
        var engine = new Engine();
        foreach (var arguments in Combinations(block.Definition.Arguments))
        {
            var script = block.Definition.Inline!;
            for (var i = 0; i < arguments.Length; i++)
                script = script.Replace($"{{{block.Definition.Arguments[i].Name}}}", Literal(arguments[i]), StringComparison.Ordinal);
            Assert.AreEqual(block.Invoke(arguments, null!), ScriptAnswer.Of(engine, script), script);
        }
    }

    private static IEnumerable<object[]> Combinations(IReadOnlyList<ArgumentDefinition> arguments)
    {
        IEnumerable<object[]> all = [[]];
        foreach (var argument in arguments)
            all = all.SelectMany(head => (argument.Type == ArgumentType.Boolean ? Truths : Numbers).Select(v => head.Append(v).ToArray())).ToList();
        return all;
    }

    private static string Literal(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double.NaN => "(0/0)",
        double.PositiveInfinity => "(1/0)",
        double.NegativeInfinity => "(-1/0)",
        double number => $"({(double.IsNegative(number) ? "-" : "")}{Math.Abs(number).ToString("R", CultureInfo.InvariantCulture)})",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
