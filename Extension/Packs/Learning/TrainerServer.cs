using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using MLKids.Extension.Manifests;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;
using MLKids.Packs.Loading;

namespace MLKids.Packs.Learning;

/// <summary>The inside of a process that runs a plugin's trainers: answers one question after the other until the environment is gone.</summary>
internal sealed class TrainerServer
{
    /// <summary>Rows whose answers must be the same before and after saving.</summary>
    private const int ComparedRows = 8;

    private readonly TrainerWire _wire;
    private readonly Manifest _manifest;
    private readonly PluginContext _context;
    private readonly Dictionary<string, ITrainer> _trainers = [];
    private readonly Dictionary<int, IHead> _heads = [];
    private readonly BlockingCollection<(TrainerWord Word, BinaryReader Body)> _questions = [];

    private TrainerServer(string folder, TrainerWire wire) =>
        (_wire, _manifest, _context) = (wire, ManifestReader.ReadFile(Path.Combine(folder, "manifest.json")), new PluginContext(folder));

    /// <summary>Serves until the input ends.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="input">Questions.</param>
    /// <param name="output">Answers; nobody else may write there.</param>
    public static void Run(string folder, Stream input, Stream output)
    {
        var wire = new TrainerWire(input, output);
        try
        {
            var server = new TrainerServer(Path.GetFullPath(folder), wire);
            wire.Send(TrainerWord.Ready);
            server.Serve();
        }
        catch (ManifestException e)
        {
            wire.Send(TrainerWord.Failed, w => Failure(w, null, e.Message));
        }
    }

    private void Serve()
    {
        // On a thread of its own: a trainer that is at work must not outlive an environment that is gone.
        new Thread(Listen) { IsBackground = true, Name = "questions" }.Start();
        foreach (var (word, body) in _questions.GetConsumingEnumerable())
        {
            try
            {
                Answer(word, body);
            }
            catch (LearningException e)
            {
                _wire.Send(TrainerWord.Failed, w => Failure(w, e, e.Message));
            }
            catch (Exception e) when (e is not (OutOfMemoryException or IOException))
            {
                _wire.Send(TrainerWord.Failed, w => Failure(w, null, Explain(e)));
            }
        }
    }

    private void Answer(TrainerWord word, BinaryReader body)
    {
        switch (word)
        {
            case TrainerWord.Fit:
                Fit(body);
                break;
            case TrainerWord.Load:
                var slot = body.ReadInt32();
                var head = Load(Trainer(body.ReadString()), TrainerWire.Bytes(body));
                _heads[slot] = head;
                _wire.Send(TrainerWord.Loaded, w => Shape(w, head));
                break;
            case TrainerWord.Ask:
                var answers = Ask(_heads[body.ReadInt32()], TrainerWire.Floats(body));
                _wire.Send(TrainerWord.Answers, w => TrainerWire.Write(w, answers));
                break;
            default:
                throw new InvalidDataException($"the question {word}");
        }
    }

    private void Fit(BinaryReader body)
    {
        var id = body.ReadString();
        var seed = body.ReadInt32();
        var numbers = new Dictionary<string, double>();
        for (var left = body.ReadInt32(); left > 0; left--)
            numbers[body.ReadString()] = body.ReadDouble();
        var (rows, first) = Rows(body);

        // Not before all rows are taken: whatever it throws, the next question is a question.
        var trainer = Trainer(id);
        var head = trainer.With(numbers).Fit(
            rows,
            seed,
            new Telling(p => _wire.Send(TrainerWord.Progress, w =>
            {
                w.Write(p.Done);
                w.Write(p.Loss);
                w.Write(p.Round);
            })),
            CancellationToken.None) ?? throw new InvalidOperationException("Fit returned null, wanted a head");
        var bytes = Save(head);
        if (!Ask(head, first).AsSpan().SequenceEqual(Ask(Load(trainer, bytes), first)))
            throw new InvalidOperationException("the head answers otherwise after Save and Load: what Save writes must be all that Predict needs");
        _wire.Send(TrainerWord.Fitted, w =>
        {
            Shape(w, head);
            TrainerWire.Write(w, bytes);
        });
    }

    private (ExampleTable Rows, float[] First) Rows(BinaryReader body)
    {
        var length = body.ReadInt32();
        var labels = new string[body.ReadInt32()];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = body.ReadString();
        var count = body.ReadInt32();
        var (features, labelOf, groupOf) = (new float[count * length], new int[count], new int[count]);
        for (var row = 0; row < count;)
        {
            var (word, part) = _questions.Take();
            if (word != TrainerWord.Rows)
                throw new InvalidDataException($"{word} among the rows");
            var rows = part.ReadInt32();
            for (var i = row; i < row + rows; i++)
                (labelOf[i], groupOf[i]) = (part.ReadInt32(), part.ReadInt32());
            TrainerWire.Floats(part).CopyTo(features, row * length);
            row += rows;
        }

        return (new ExampleTable(features, length, labels, labelOf, groupOf), features[..(Math.Min(count, ComparedRows) * length)]);
    }

    private ITrainer Trainer(string id)
    {
        if (_trainers.TryGetValue(id, out var known))
            return known;
        var said = _manifest.Trainers.FirstOrDefault(trainer => trainer.Id == id) ?? throw new InvalidOperationException($"mlkids.trainers names no \"{id}\" any more");
        var type = _context.LoadOwn(said.Assembly).GetType(said.Type);
        if (type is null || type.IsAbstract || !typeof(ITrainer).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidOperationException($"mlkids.trainers type is \"{said.Type}\", wanted a class of {said.Assembly} that implements ITrainer and has a constructor without parameters");
        var trainer = (ITrainer)Activator.CreateInstance(type)!;
        return trainer.Id == id
            ? _trainers[id] = trainer
            : throw new InvalidOperationException($"{said.Type}.Id is \"{trainer.Id}\", wanted \"{id}\" as in mlkids.trainers");
    }

    private static float[] Ask(IHead head, float[] features)
    {
        var answers = new float[features.Length / head.FeatureLength * head.LabelCount];
        head.PredictAll(features, answers);
        return answers;
    }

    private static byte[] Save(IHead head)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        head.Save(writer);
        writer.Flush();
        return memory.ToArray();
    }

    private static IHead Load(ITrainer trainer, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        return trainer.Load(reader) ?? throw new InvalidOperationException("Load returned null, wanted a head");
    }

    private static void Shape(BinaryWriter writer, IHead head)
    {
        writer.Write(head.FeatureLength);
        writer.Write(head.LabelCount);
    }

    private static void Failure(BinaryWriter writer, LearningException? known, string message)
    {
        writer.Write(TrainerWire.Cut(known?.Code ?? ""));
        writer.Write(TrainerWire.Cut(known?.ChildSentence ?? ""));
        writer.Write(TrainerWire.Cut(message));
    }

    /// <summary>What was thrown, and the first line of the author's own code.</summary>
    private static string Explain(Exception e)
    {
        while (e is AggregateException or System.Reflection.TargetInvocationException && e.InnerException is { } inner)
            e = inner;
        var place = new StackTrace(e, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => frame.GetFileLineNumber() > 0);
        return $"{e.GetType().Name}: {e.Message}" + (place is null ? "" : $" ({Path.GetFileName(place.GetFileName())}, line {place.GetFileLineNumber()})");
    }

    private void Listen()
    {
        try
        {
            while (_wire.Read() is { } question)
                _questions.Add(question);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // As if it were gone.
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private sealed class Telling(Action<FitProgress> tell) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => tell(value);
    }
}
