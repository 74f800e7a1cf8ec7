using FsCheck;
using FsCheck.Fluent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Standard;

namespace MLKids.Blocks.Tests.Standard;

[TestClass]
public sealed class OperatorBlocksTests
{

    [TestMethod]
    [DataRow(10.0, 3.0, 1.0)]
    [DataRow(-1.0, 3.0, 2.0)]
    [DataRow(1.0, -3.0, -2.0)]
    [DataRow(-1.0, -3.0, -1.0)]
    [DataRow(5.5, 2.0, 1.5)]
    [DataRow(1.0, 0.0, double.NaN)]
    [DataRow(5.0, double.PositiveInfinity, 5.0)]
    public void Mod_Sample_HasTheSignOfTheDivisor(double a, double b, double rest) => Assert.AreEqual(rest, OperatorBlocks.Mod(a, b));

    [TestMethod]
    [DataRow(2.5, 3.0)]
    [DataRow(-2.5, -2.0)]
    [DataRow(0.49999999999999994, 0.0)]
    [DataRow(9007199254740991.0, 9007199254740991.0)]
    [DataRow(double.NegativeInfinity, double.NegativeInfinity)]
    public void Round_Sample_GoesHalfUp(double number, double rounded) => Assert.AreEqual(rounded, OperatorBlocks.Round(number));

    [TestMethod]
    public void Round_SmallNegative_IsNegativeZero() => Assert.IsTrue(double.IsNegative(OperatorBlocks.Round(-0.2)));

    [TestMethod]
    [DataRow(1.0, "a")]
    [DataRow(1.9, "a")]
    [DataRow(3.0, "c")]
    [DataRow(0.5, "")]
    [DataRow(4.0, "")]
    [DataRow(double.PositiveInfinity, "")]
    public void LetterOf_Abc_CountsFromOneAndTruncates(double letter, string found) => Assert.AreEqual(found, OperatorBlocks.LetterOf(letter, "abc"));

    [TestMethod]
    public void MathOp_SineOfNegativeZero_IsZeroButOfATinyNegativeIsNegative()
    {
        Assert.IsFalse(double.IsNegative(OperatorBlocks.MathOp("sin", -0.0)));
        Assert.IsTrue(double.IsNegative(OperatorBlocks.MathOp("sin", -1e-12)));
        Assert.AreEqual(0.5, OperatorBlocks.MathOp("sin", 30));
    }

    [TestMethod]
    public void Contains_OtherCase_IsTrue()
    {
        Assert.IsTrue(OperatorBlocks.Contains("Apple", "PP"));
        Assert.IsTrue(OperatorBlocks.Contains("apple", ""));
        Assert.IsFalse(OperatorBlocks.Contains("apple", "z"));
    }

    [TestMethod]
    public void LengthOf_Emoji_CountsUtf16Units() => Assert.AreEqual(2.0, OperatorBlocks.LengthOf("😀"));

    [TestMethod]
    [DataRow("sin", 180.0, 0.0)]
    [DataRow("sin", 30.0, 0.5)]
    [DataRow("cos", 90.0, 0.0)]
    [DataRow("tan", 45.0, 1.0)]
    [DataRow("tan", 90.0, double.PositiveInfinity)]
    [DataRow("tan", 450.0, double.PositiveInfinity)]
    [DataRow("tan", -90.0, double.NegativeInfinity)]
    [DataRow("tan", 270.0, double.NegativeInfinity)]
    [DataRow("asin", 1.0, 90.0)]
    [DataRow("acos", -1.0, 180.0)]
    [DataRow("atan", 1.0, 45.0)]
    [DataRow("acos", 2.0, double.NaN)]
    [DataRow("ln", 0.0, double.NegativeInfinity)]
    [DataRow("log", 1000.0, 2.9999999999999996)]
    [DataRow("e ^", 0.0, 1.0)]
    [DataRow("10 ^", 3.0, 1000.0)]
    [DataRow("sqrt", -1.0, double.NaN)]
    [DataRow("abs", -3.0, 3.0)]
    [DataRow("floor", -1.5, -2.0)]
    [DataRow("ceiling", -1.5, -1.0)]
    [DataRow("SQRT", 9.0, 3.0)]
    [DataRow("half of", 9.0, 0.0)]
    public void MathOp_Sample_IsScratchs(string name, double number, double result) => Assert.AreEqual(result, OperatorBlocks.MathOp(name, number));

    [TestMethod]
    public void PickRandom_WholeEnds_GivesEveryWholeNumberBetween()
    {
        var call = new RandomCall(3);
        var picked = Enumerable.Range(0, 300).Select(_ => new OperatorBlocks().PickRandom(call, "3", 1.0)).Distinct().Order().ToList();
        CollectionAssert.AreEqual(new[] { 1.0, 2.0, 3.0 }, picked);
    }

    [TestMethod]
    public void PickRandom_PointInText_GivesBrokenNumbers()
    {
        var call = new RandomCall(3);
        var picked = Enumerable.Range(0, 100).Select(_ => new OperatorBlocks().PickRandom(call, "1.0", 2.0)).ToList();
        Assert.IsTrue(picked.All(p => p is >= 1 and < 2));
        Assert.IsTrue(picked.Any(p => p != Math.Floor(p)));
    }

    [TestMethod]
    public void PickRandom_EqualEnds_NeedsNoRandomNumber() => Assert.AreEqual(5.0, new OperatorBlocks().PickRandom(new RandomCall(1), "5", 5.0));

    [TestMethod]
    public void PickRandom_AnyWholeEnds_StaysBetweenThem() =>
        Prop.ForAll<int, int>((a, b) =>
        {
            var picked = new OperatorBlocks().PickRandom(new RandomCall(a), (double)a, (double)b);
            return picked >= Math.Min(a, b) && picked <= Math.Max(a, b) && picked == Math.Floor(picked);
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Comparisons_OfAnyTwoTexts_ExactlyOneHolds() =>
        Prop.ForAll<string, string>((a, b) =>
            new[] { OperatorBlocks.IsLess(a, b), OperatorBlocks.AreEqual(a, b), OperatorBlocks.IsGreater(a, b) }.Count(t => t) == 1).QuickCheckThrowOnFailure();

    private sealed class RandomCall(int seed) : BlockCall
    {
        public override Random Random { get; } = new(seed);

        public override ITarget Target => throw new NotSupportedException();

        public override IStage Stage => throw new NotSupportedException();

        public override CancellationToken Stopped => default;

        public override TimeProvider Time => TimeProvider.System;

        public override double Now => 0;

        public override void RequestRedraw() => throw new NotSupportedException();

        public override IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields = null, ITarget? target = null) =>
            throw new NotSupportedException();

        public override void Stop(StopScope scope) => throw new NotSupportedException();

        public override void Report(Severity severity, string code, string childSentence, string message, string? hint = null) =>
            throw new NotSupportedException();
    }
}
