using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Listening;
using MLKids.Learning.Models;

namespace MLKids.Learning.Tests.Listening;

/// <summary>The listener, with a model that reads a sound's label off its samples' value: how much of the window has it is its probability.</summary>
[TestClass]
public sealed class SoundListenerTests
{
    private const int Second = SoundClip.Rate;
    private const float Clap = 0.5f;
    private const float Whistle = -0.5f;
    private const float Noise = 0.01f;
    private static readonly string[] Labels = ["clap", ProjectNames.BackgroundNoise, "whistle"];

    [TestMethod]
    public void Hear_AWord_FiresOnceWhenItFillsTheWindow()
    {
        var (listener, stream) = (Listener(), Stream((2.1, Noise), (1, Clap), (3, Noise)));
        var heard = listener.Hear(stream).Single();
        // Windows end at quarters of a second; 3.0 holds 0.9 s of the word and 2.75 holds 0.65 s: a mean of 0.775.
        Assert.AreEqual(("m", "clap", 3 * Second), (heard.Model, heard.Label, (int)heard.Position));
        Assert.AreEqual(0.775, heard.Probability, 1e-4);
        Assert.AreEqual(new ListenerCounts(21, 0, 0, 1), listener.Counts);
    }

    [TestMethod]
    public void Hear_SeveralWords_FiresOnceForEach()
    {
        var stream = Stream((1.5, Noise), (1, Clap), (2, Noise), (1, Whistle), (1.4, Noise), (1, Clap), (2, Noise), (1, Clap), (1, Noise));
        CollectionAssert.AreEqual(new[] { "clap", "whistle", "clap", "clap" }, Heard(Listener().Hear(stream)));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(128)]
    [DataRow(3_999)]
    [DataRow(16_000)]
    [DataRow(70_001)]
    public void Hear_BlocksOfAnySize_HearsTheSameAtTheSamePlaces(int size)
    {
        var stream = Stream((1.3, Noise), (0.9, Clap), (2, Noise), (1, Whistle), (2.2, Noise));
        var whole = Listener().Hear(stream);
        var (listener, heard) = (Listener(), new List<HeardSound>());
        for (var at = 0; at < stream.Length; at += size)
            heard.AddRange(listener.Hear(stream.AsSpan(at, Math.Min(size, stream.Length - at))));
        Assert.HasCount(2, whole);
        CollectionAssert.AreEqual(whole.ToArray(), heard);
    }

    [TestMethod]
    public void Hear_EachWindow_IsTheNewestSecond()
    {
        var windows = new List<float[]>();
        var listener = new SoundListener(w =>
        {
            windows.Add(w.ToArray());
            return [];
        });
        listener.Add("m", _ => null);
        float[] ramp = [.. Enumerable.Range(0, 2 * Second).Select(i => 1 + i / 1e5f)];
        listener.Hear(ramp);
        Assert.HasCount(5, windows);
        for (var i = 0; i < 5; i++)
            CollectionAssert.AreEqual(ramp[(i * 4_000)..(i * 4_000 + Second)], windows[i], $"window {i}");
    }

    [TestMethod]
    public void Hear_ALongSound_FiresOnceASuppression()
    {
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Seconds(Listener().Hear(Stream((4.5, Clap)))));
        var calm = Listener(new ListenerSettings { Suppression = TimeSpan.FromSeconds(2) });
        CollectionAssert.AreEqual(new[] { 1, 3 }, Seconds(calm.Hear(Stream((4.5, Clap)))));
        var eager = Listener(new ListenerSettings { Suppression = TimeSpan.Zero });
        Assert.HasCount(15, eager.Hear(Stream((4.5, Clap))));
    }

    [TestMethod]
    public void Hear_BackgroundOnly_NeverFiresAndSuppressesNothing()
    {
        var listener = Listener();
        Assert.IsEmpty(listener.Hear(Stream((20, Noise))));
        // Directly after background, which was sure in every window, a word is heard as fast as ever.
        Assert.HasCount(1, listener.Hear(Stream((1, Clap))));
    }

    [TestMethod]
    public void Hear_Silence_AsksNoModelAndCountsAsNothingHeard()
    {
        var asked = 0;
        var listener = new SoundListener(w =>
        {
            asked++;
            return Read(w);
        });
        listener.Add("m", Classify);
        Assert.IsEmpty(listener.Hear(Stream((3, 0.0009f))));
        Assert.AreEqual((0, 9L, 9L), (asked, listener.Counts.Windows, listener.Counts.Gated));
        listener.Hear(Stream((1, 0.0011f)));
        Assert.IsGreaterThan(0, asked);
    }

    [TestMethod]
    public void Hear_AfterSilence_AveragesWithTheSilence()
    {
        // From silence to a full window in one hop: the mean of nothing and 1 stays below the threshold.
        var sudden = new ListenerSettings { Hop = TimeSpan.FromSeconds(1), Threshold = 0.6 };
        var heard = Listener(sudden).Hear(Stream((1, 0), (1, Clap), (1, Clap)));
        CollectionAssert.AreEqual(new[] { 3 }, Seconds(heard));
    }

    [TestMethod]
    [DataRow(1, 2.75)]
    [DataRow(2, 2.75)]
    [DataRow(3, 3.0)]
    [DataRow(4, 3.0)]
    public void Hear_MoreWindowsInTheAverage_HearsLater(int average, double at)
    {
        // The word's share of the windows that end at 2.25, 2.5, 2.75, 3.0: 0.25, 0.5, 0.75, 1.
        var settings = new ListenerSettings { Average = average, Threshold = 0.6 };
        var heard = Listener(settings).Hear(Stream((2, Noise), (1.5, Clap), (1, Noise)))[0];
        Assert.AreEqual(at, heard.Position / (double)Second);
    }

    [TestMethod]
    public void Hear_AboveAndBelowTheThreshold_DecidesByIt()
    {
        // Half a second: at most half of a window.
        var stream = Stream((2, Noise), (0.5, Clap), (2, Noise));
        Assert.IsEmpty(Listener(new ListenerSettings { Threshold = 0.51 }).Hear(stream));
        Assert.HasCount(1, Listener(new ListenerSettings { Threshold = 0.5 }).Hear(stream));
    }

    [TestMethod]
    public void Lost_SamplesThatNeverCame_AreAHoleThatNoWindowSpans()
    {
        var listener = Listener();
        listener.Hear(Stream((0.9, Clap)));
        listener.Lost(5 * Second);
        Assert.IsEmpty(listener.Hear(Stream((0.9, Clap))));
        Assert.AreEqual(0, listener.Counts.Windows);
        // The newest second is whole again: heard at its place on the stream's clock, by this window alone.
        var heard = listener.Hear(Stream((0.2, Clap))).Single();
        Assert.AreEqual((long)(6.9 * Second), heard.Position);
        Assert.AreEqual((1L, 1L), (listener.Counts.Windows, listener.Counts.Drops));
    }

    [TestMethod]
    public void Hear_TwoModels_FeaturizesOnceAndDecidesApart()
    {
        var featurized = 0;
        var listener = new SoundListener(w =>
        {
            featurized++;
            return Read(w);
        });
        listener.Add("claps", f => Classify([f[0], 0]));
        listener.Add("whistles", f => Classify([0, f[1]]));
        var heard = listener.Hear(Stream((1, Noise), (1, Clap), (0.1, Noise), (1, Whistle), (1, Noise)));
        CollectionAssert.AreEqual(new[] { "claps: clap", "whistles: whistle" }, heard.Select(h => $"{h.Model}: {h.Label}").ToArray());
        Assert.AreEqual(listener.Counts.Windows, featurized);
    }

    [TestMethod]
    public void Hear_AModelThatIsTrainedAnewMeanwhile_StartsItsAverageAnew()
    {
        string[] labels = ["clap", "whistle"];
        var listener = new SoundListener(Read, new ListenerSettings { Suppression = TimeSpan.Zero });
        // Another set of labels from the second window on: its first answer is not averaged with the old one's.
        listener.Add("m", f => labels.Length == 2 ? new Prediction(labels, [0, 0.5f]) : new Prediction(labels, [0.8f, 0.1f, 0.1f]));
        Assert.IsEmpty(listener.Hear(Stream((1, Noise))));
        labels = ["bark", "clap", "whistle"];
        Assert.AreEqual(("bark", 0.8f), listener.Hear(Stream((0.25, Noise))).Select(h => (h.Label, h.Probability)).Single());
    }

    [TestMethod]
    public void Hear_AModelThatCannotAnswer_IsSilentUntilItCan()
    {
        var ready = false;
        var listener = new SoundListener(Read);
        listener.Add("m", f => ready ? Classify(f) : null);
        Assert.IsEmpty(listener.Hear(Stream((2, Clap))));
        ready = true;
        Assert.HasCount(1, listener.Hear(Stream((0.5, Clap))));
    }

    [TestMethod]
    public void Settings_BeyondTheirLimits_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ListenerSettings { Threshold = 0.96 });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ListenerSettings { Threshold = double.NaN });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ListenerSettings { Average = 0 });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ListenerSettings { Hop = TimeSpan.FromSeconds(1.1) });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ListenerSettings { Suppression = TimeSpan.FromSeconds(-1) });
        Assert.AreEqual(0.95, new ListenerSettings { Threshold = 0.95 }.Threshold);
    }

    private static SoundListener Listener(ListenerSettings? settings = null)
    {
        var listener = new SoundListener(Read, settings);
        listener.Add("m", Classify);
        return listener;
    }

    private static float[] Read(ReadOnlySpan<float> window)
    {
        var (clap, whistle) = (0, 0);
        foreach (var sample in window)
        {
            clap += sample == Clap ? 1 : 0;
            whistle += sample == Whistle ? 1 : 0;
        }

        return [clap / (float)window.Length, whistle / (float)window.Length];
    }

    private static Prediction Classify(float[] features) => new(Labels, [features[0], 1 - features[0] - features[1], features[1]]);

    private static float[] Stream(params (double Seconds, float Value)[] parts) => [.. parts.SelectMany(p => Enumerable.Repeat(p.Value, (int)Math.Round(p.Seconds * Second)))];

    private static string[] Heard(IReadOnlyList<HeardSound> heard) => [.. heard.Select(h => h.Label)];

    private static int[] Seconds(IReadOnlyList<HeardSound> heard) => [.. heard.Select(h => (int)(h.Position / Second))];
}
