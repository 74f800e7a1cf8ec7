using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace HostileTrainers;

/// <summary>Guesses by how often labels occur, in the way that its name says something goes wrong.</summary>
public abstract class Guesser(string word) : ITrainer
{
    public string Id => "org.example.hostile." + word;

    public virtual IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) =>
        new Guess(Id, examples.FeatureLength, examples.Labels.Count);

    public virtual IHead Load(BinaryReader reader) => new Guess(Id, reader.ReadInt32(), reader.ReadInt32());
}

public class Guess(string id, int length, int labels) : IHead
{
    public string TrainerId => id;

    public int FeatureLength => length;

    public int LabelCount => labels;

    public virtual void Predict(ReadOnlySpan<float> features, Span<float> probabilities) => probabilities.Fill(1f / labels);

    public virtual void Save(BinaryWriter writer)
    {
        writer.Write(length);
        writer.Write(labels);
    }
}

public sealed class Good() : Guesser("good");

public sealed class Throws() : Guesser("throws")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => throw new DivideByZeroException("own mistake");
}

public sealed class Explains() : Guesser("explains")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) =>
        throw new LearningException(LearningCodes.TooFewExamples, "I need a hundred examples. Add more.", "Found few, wanted 100.");
}

public sealed class Hangs() : Guesser("hangs")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        while (true)
            Thread.SpinWait(1000);
    }
}

public sealed class TellsForEver() : Guesser("tells")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        while (true)
            progress?.Report(new FitProgress(double.NaN, 1, 1));
    }
}

public sealed class Recursion() : Guesser("recursion")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => Fit(examples, Deeper(seed), progress, cancellation);

    private static int Deeper(int level) => level % 2 == 3 ? level : Deeper(level + 1) + 1;
}

public sealed class Memory() : Guesser("memory")
{
    private static readonly List<byte[]> Kept = [];

    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            var more = new byte[16 << 20];
            Array.Fill(more, (byte)1);
            Kept.Add(more);
        }
    }
}

public sealed class Exits() : Guesser("exits")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        Environment.Exit(0);
        return null!;
    }
}

public sealed class ThrowsLater() : Guesser("later")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        var thread = new Thread(() => throw new InvalidOperationException("on a thread of its own"));
        thread.Start();
        thread.Join();
        return base.Fit(examples, seed, progress, cancellation);
    }
}

public sealed class Nothing() : Guesser("nothing")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => null!;
}

public sealed class WrongShape() : Guesser("shape")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => new Guess(Id, examples.FeatureLength, examples.Labels.Count + 1);
}

public sealed class Forgets() : Guesser("forgets")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => new First(Id, examples.FeatureLength, examples.Labels.Count);

    private sealed class First(string id, int length, int labels) : Guess(id, length, labels)
    {
        public override void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
        {
            probabilities.Clear();
            probabilities[0] = 1;
        }
    }
}

public sealed class Huge() : Guesser("huge")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => new Heavy(Id, examples.FeatureLength, examples.Labels.Count);

    private sealed class Heavy(string id, int length, int labels) : Guess(id, length, labels)
    {
        public override void Save(BinaryWriter writer)
        {
            base.Save(writer);
            writer.Write(new byte[2 << 20]);
        }
    }
}

public sealed class Prints() : Guesser("prints")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        for (var i = 0; i < 5000; i++)
            Console.WriteLine($"line {i} of what nobody asked for");
        return base.Fit(examples, seed, progress, cancellation);
    }
}

public sealed class WritesAmongAnswers() : Guesser("writes")
{
    public override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        using var answers = Console.OpenStandardOutput();
        answers.Write("HTTP/1.1 200 OK and more"u8);
        answers.Flush();
        return base.Fit(examples, seed, progress, cancellation);
    }
}

public sealed class InConstructor : Guesser
{
    public InConstructor()
        : base("constructor") => throw new InvalidOperationException("no constructor today");
}

public sealed class OtherId() : Guesser("another-id");

/// <summary>Answers that are no probabilities, or none at all.</summary>
public abstract class Answerer(string word) : Guesser(word)
{
    public sealed override IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) => new Head(this, examples.FeatureLength, examples.Labels.Count);

    public sealed override IHead Load(BinaryReader reader) => new Head(this, reader.ReadInt32(), reader.ReadInt32());

    protected abstract void Answer(Span<float> probabilities);

    private sealed class Head(Answerer owner, int length, int labels) : Guess(owner.Id, length, labels)
    {
        public override void Predict(ReadOnlySpan<float> features, Span<float> probabilities) => owner.Answer(probabilities);
    }
}

public sealed class NaN() : Answerer("nan")
{
    protected override void Answer(Span<float> probabilities) => probabilities.Fill(float.NaN);
}

public sealed class Negative() : Answerer("negative")
{
    protected override void Answer(Span<float> probabilities)
    {
        probabilities.Fill(-1);
        probabilities[0] = probabilities.Length;
    }
}

public sealed class Zeros() : Answerer("zeros")
{
    protected override void Answer(Span<float> probabilities) => probabilities.Clear();
}

/// <summary>Fine while it learns; hangs at the hundredth answer.</summary>
public sealed class HangsLater() : Answerer("hangs-later")
{
    private static int _answers;

    protected override void Answer(Span<float> probabilities)
    {
        while (++_answers > 30)
            Thread.SpinWait(1000);
        probabilities.Fill(1f / probabilities.Length);
    }
}
