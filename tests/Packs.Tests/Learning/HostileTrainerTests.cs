using MLKids.Learning;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;
using MLKids.Testing.Learning;
using MLKids.Tests;

namespace MLKids.Packs.Tests.Learning;

/// <summary>Whatever a plugin's trainer does, it is one failure with a name, and the next one is served.</summary>
[TestClass]
public sealed class HostileTrainerTests
{
    private static readonly string Folder = Path.Combine(SharedData.Root, "tests", "Fixtures", "HostileTrainers");

    private static readonly TrainerLimits Small = new()
    {
        MemoryBytes = 300 << 20,
        HeadBytes = 1 << 20,
        FitSilence = TimeSpan.FromSeconds(1.5),
        Fit = TimeSpan.FromSeconds(3),
        Answer = TimeSpan.FromSeconds(1),
        Start = TimeSpan.FromSeconds(60),
    };

    /// <summary>Where something else than its time ends it: a busy computer takes long to give so much memory, or to tell how a process ended.</summary>
    private static readonly TrainerLimits Patient = Small with { FitSilence = TimeSpan.FromSeconds(30), Fit = TimeSpan.FromSeconds(30), Answer = TimeSpan.FromSeconds(30) };

    [TestMethod]
    [DataRow("throws", "DivideByZeroException: own mistake (HostileTrainers.cs, line ")]
    [DataRow("hangs", "it said nothing for 1.5 s")]
    [DataRow("tells", "it was not done after 3 s")]
    [DataRow("recursion", "its stack overflowed")]
    [DataRow("memory", "it took more than 300 MB of memory")]
    [DataRow("exits", "its process ended by itself")]
    [DataRow("later", "on a thread of its own")]
    [DataRow("nothing", "Fit returned null")]
    [DataRow("shape", "labels, wanted 20 and 3")]
    [DataRow("forgets", "answers otherwise after Save and Load")]
    [DataRow("huge", "wanted at most 1,048,576")]
    [DataRow("writes", "does the plugin write to standard output by itself?")]
    [DataRow("constructor", "no constructor today")]
    [DataRow("other-id", "Id is \"org.example.hostile.another-id\", wanted \"org.example.hostile.other-id\"")]
    [DataRow("no-type", "wanted a class of HostileTrainers that implements ITrainer")]
    [DataRow("no-trainer", "wanted a class of HostileTrainers that implements ITrainer")]
    [DataRow("nan", "the probability NaN, wanted 0 to 1")]
    [DataRow("negative", "wanted 0 to 1")]
    [DataRow("zeros", "probabilities that sum to 0, wanted 1")]
    public void Fit_OfAHostileTrainer_FailsWithItsNameAndTheNextIsServed(string word, string expected)
    {
        using var plugin = PluginLearning.Read(Folder, word is "hangs" or "tells" ? Small : Patient);
        var error = Assert.ThrowsExactly<LearningException>(() => Fit(plugin, word));
        Assert.AreEqual(LearningCodes.ExtensionFailed, error.Code);
        StringAssert.Contains(error.Message, expected);
        StringAssert.Contains(error.Message, $"'org.example.hostile.{word}' of the extension Hostile trainers");
        Assert.IsLessThanOrEqualTo(12, error.ChildSentence.Split(' ').Length);
        Assert.AreEqual(1 / 3f, Predict(Fit(plugin, "good"))[0], 1e-6f);
    }

    [TestMethod]
    public void Fit_ThatExplainsItself_KeepsItsCodeAndSentence()
    {
        using var plugin = PluginLearning.Read(Folder, Small);
        var error = Assert.ThrowsExactly<LearningException>(() => Fit(plugin, "explains"));
        Assert.AreEqual((LearningCodes.TooFewExamples, "I need a hundred examples. Add more."), (error.Code, error.ChildSentence));
        StringAssert.Contains(error.Message, "wanted 100");
    }

    [TestMethod]
    public void Fit_ThatPrints_IsNoHarm()
    {
        using var plugin = PluginLearning.Read(Folder, Small);
        Assert.AreEqual(3, Fit(plugin, "prints").LabelCount);
    }

    [TestMethod]
    public void Answers_ThatHang_AreEndedAndAfterThreeNotAskedForAgain()
    {
        using var plugin = PluginLearning.Read(Folder, Small with { Answer = TimeSpan.FromSeconds(0.3) });
        var head = Fit(plugin, "hangs-later");
        LearningException Fail()
        {
            // Each new process answers some times before it hangs.
            for (var i = 0; i < 100; i++)
            {
                try
                {
                    Predict(head);
                }
                catch (LearningException e)
                {
                    return e;
                }
            }

            throw new AssertFailedException("It never hung.");
        }

        StringAssert.Contains(Fail().Message, "it said nothing for 0.3 s");
        // That was the first; asked for many at once, each is one more in a row.
        var rows = new float[64 * head.FeatureLength];
        var answers = new float[64 * head.LabelCount];
        for (var i = 0; i < Small.Strikes - 1; i++)
            StringAssert.Contains(Assert.ThrowsExactly<LearningException>(() => head.PredictAll(rows, answers)).Message, "it said nothing");
        StringAssert.Contains(Assert.ThrowsExactly<LearningException>(() => head.PredictAll(rows, answers)).Message, "had to be ended 3 times in a row");
    }

    [TestMethod]
    public void Cancel_OfAFitThatHangs_EndsItAtOnce()
    {
        using var plugin = PluginLearning.Read(Folder, Small with { FitSilence = TimeSpan.FromMinutes(5), Fit = TimeSpan.FromMinutes(5) });
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));
        Assert.ThrowsExactly<OperationCanceledException>(() => Trainer(plugin, "hangs").Fit(LabelledRows.Clouds(5), 1, null, stop.Token));
    }

    [TestMethod]
    public void Dispose_WhileItFits_EndsTheFitWithAName()
    {
        var plugin = PluginLearning.Read(Folder, Small with { FitSilence = TimeSpan.FromMinutes(5), Fit = TimeSpan.FromMinutes(5) });
        using var later = new Timer(_ => plugin.Dispose(), null, TimeSpan.FromSeconds(1.5), Timeout.InfiniteTimeSpan);
        Assert.AreEqual(LearningCodes.ExtensionFailed, Assert.ThrowsExactly<LearningException>(() => Fit(plugin, "hangs")).Code);
        StringAssert.Contains(Assert.ThrowsExactly<LearningException>(() => Fit(plugin, "good")).Message, "unloaded");
    }

    private static ITrainer Trainer(LearningExtension plugin, string word) => plugin.Trainers.Single(trainer => trainer.Id == "org.example.hostile." + word);

    private static IHead Fit(LearningExtension plugin, string word) => Trainer(plugin, word).Fit(LabelledRows.Clouds(5), 1, null, CancellationToken.None);

    private static float[] Predict(IHead head)
    {
        var answer = new float[head.LabelCount];
        head.Predict(new float[head.FeatureLength], answer);
        return answer;
    }
}
