using System.Diagnostics.CodeAnalysis;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Listening;
using MLKids.Learning.Models;

namespace MLKids.Blocks.MachineLearning;

/// <summary>
/// Listens to the microphone for hats, on a worker: one stream and one set of features for all hats and models. Listening starts by itself when the model of some hat has
/// learned, and by "start listening"; it ends with "stop listening" (then nothing starts by itself) and with the program.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer and wait handle holds nothing that needs disposal.")]
public sealed class MicrophoneWatch(LearningSession session, FeaturizerCatalog featurizers, IHatStarter hats)
{
    /// <summary>Opcode of the hat that starts when a label is heard.</summary>
    public const string HearsHat = "ml_whenHears";

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Model, string Label), ExpectedSound> _expected = [];
    private CancellationTokenSource? _listening;
    private Task _work = Task.CompletedTask;
    private ListenerCounts _counts;
    private bool _stopped;
    private bool _troubled;

    /// <summary>How it listens from the next start on.</summary>
    public ListenerSettings Settings { get; set; } = new();

    /// <summary>What the listener has done since it last started.</summary>
    public ListenerCounts Counts
    {
        get
        {
            lock (_lock)
                return _counts;
        }
    }

    /// <summary>A hat asks: this label of this model is listened for from now on, and listening starts if it can.</summary>
    internal void Expect(BlockCall call, string model, string label)
    {
        ExpectedSound? expected;
        lock (_lock)
        {
            if (!_expected.TryGetValue((model, label), out expected))
                _expected.Add((model, label), expected = new ExpectedSound(model, label, call));
            if (_listening is not null || _stopped || !expected.IsDue(_troubled ? AfterTrouble : Between))
                return;
        }

        if (Model(expected) is null)
            return;
        try
        {
            Start(call);
        }
        catch (BlockException e)
        {
            Trouble(call, e);
        }
    }

    /// <summary>Starts listening; nothing if it does already.</summary>
    /// <exception cref="BlockException">There is no microphone.</exception>
    internal void Start(BlockCall call)
    {
        lock (_lock)
        {
            _stopped = false;
            if (_listening is not null)
                return;
            var listening = new CancellationTokenSource();
            var sounds = call.Stage.Input.ListenToMicrophone(listening.Token);
            (_listening, _troubled) = (listening, false);
            _work = Task.WhenAll(_work, Task.Run(() => Listen(sounds, call, listening)));
        }
    }

    /// <summary>Stops listening until <see cref="Start"/>.</summary>
    internal void Stop()
    {
        CancellationTokenSource? listening;
        lock (_lock)
            (_stopped, listening, _listening) = (true, _listening, null);
        listening?.Cancel();
    }

    /// <summary>The program has ended: listening stops, its hats are forgotten. When this returns, models and featurizers are no longer used.</summary>
    public void End()
    {
        Stop();
        Task work;
        lock (_lock)
        {
            _expected.Clear();
            (_stopped, _troubled, work) = (false, false, _work);
            _work = Task.CompletedTask;
        }

        // The window that is being heard takes a few milliseconds more. How it ended does not matter here.
        Task.WhenAny(work).Wait(LongestWindow);
    }

    private async Task Listen(IAsyncEnumerable<SoundBlock> sounds, BlockCall call, CancellationTokenSource listening)
    {
        try
        {
            var listener = new SoundListener(Features, Settings);
            StreamResampler? resampler = null;
            var next = -1L;
            await foreach (var block in sounds.ConfigureAwait(false))
            {
                if (block.Position != next && resampler is not null)
                {
                    listener.Lost((block.Position - next) * SoundClip.Rate / block.SampleRate);
                    resampler.Restart();
                }

                next = block.Position + block.Samples.Length;
                resampler ??= new StreamResampler(block.SampleRate);
                Expect(listener);
                var heard = listener.Hear(resampler.Push(block.Samples.Span));
                lock (_lock)
                {
                    // What was heard after "stop listening" is not told.
                    if (_listening != listening)
                        return;
                    _counts = listener.Counts;
                    foreach (var sound in heard)
                        Tell(sound);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped on purpose.
        }
        catch (Exception e) when (e is LearningException or BlockException)
        {
            Trouble(call, e);
        }
        finally
        {
            lock (_lock)
                if (_listening == listening)
                    _listening = null;
        }
    }

    /// <summary>Tells once that nothing can be heard; it is tried again, for somebody may plug a microphone in.</summary>
    private void Trouble(BlockCall call, Exception trouble)
    {
        lock (_lock)
        {
            if (_troubled)
                return;
            _troubled = true;
        }

        var (code, sentence) = Explained.Trouble(trouble);
        call.Report(Severity.Warning, code, sentence, trouble.Message, (trouble as BlockException)?.Hint);
    }

    /// <summary>Makes the listener ask the models of all hats.</summary>
    private void Expect(SoundListener listener)
    {
        lock (_lock)
            foreach (var expected in _expected.Values)
                listener.Add(expected.ModelKey, features => Model(expected)?.Predict(features));
    }

    private void Tell(HeardSound sound)
    {
        foreach (var expected in _expected.Values)
            if (expected.IsMetBy(sound))
                hats.Post(HearsHat, new Dictionary<string, string> { ["MODEL"] = expected.Model, ["LABEL"] = expected.Label });
    }

    private float[] Features(ReadOnlySpan<float> window)
    {
        var featurizer = (SoundFeaturizer)featurizers.For(ModelKind.Sounds);
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(window, features);
        return features;
    }

    /// <summary>The trained model that a hat wants, or null while there is none. What stays wrong is told once.</summary>
    private TrainedModel? Model(ExpectedSound expected)
    {
        try
        {
            var (kind, model) = session.Answering(expected.Model);
            if (kind != ModelKind.Sounds)
                throw new LearningException(
                    LearningBlockCodes.NotASoundModel, "This model cannot hear. Choose one that learned sounds.", $"Wanted a model of sounds; '{expected.Model}' is one of {kind.ToText()}.");
            featurizers.Load(kind, model.FeaturizerId, model.FeaturizerState);
            expected.IsFine();
            return model;
        }
        catch (Exception e) when (e is LearningException or BlockException)
        {
            expected.IsTroubled(e);
            return null;
        }
    }
}
