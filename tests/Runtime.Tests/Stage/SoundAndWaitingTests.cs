using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;
using static MLKids.Runtime.Tests.Stage.FakeWorld;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class SoundAndWaitingTests
{
    private readonly FakeWorld _world = new(
        Target("Cat", sounds: [new Sound("meow", "wav", default, 2), new Sound("purr", "wav", default, 8)]));

    private readonly FakeCall _call;

    public SoundAndWaitingTests() => _call = new FakeCall(_world, Cat);

    private Sprite Cat => _world.Sprite("Cat");

    [TestMethod]
    [DataRow("purr", "purr")]
    [DataRow("1", "meow")]
    [DataRow("2x", "purr")]
    [DataRow("3", "meow")]
    [DataRow("0", "purr")]
    [DataRow("-1", "meow")]
    [DataRow("", null)]
    [DataRow("bark", null)]
    public void Play_NameOrNumber_FindsTheSound(string wanted, string? played)
    {
        _world.Call("sound_play", _call, wanted);
        Assert.AreEqual(played, _world.Happenings.SingleOrDefault(h => h.Kind == "sound")?.Value);
    }

    [TestMethod]
    public async Task PlayUntilDone_TwoSeconds_EndsWithTheSound()
    {
        var task = (Task)_world.Call("sound_playuntildone", _call, "meow")!;
        _call.Clock.Advance(1.9);
        Assert.IsFalse(task.IsCompleted);
        _call.Clock.Advance(0.2);
        await task;
    }

    [TestMethod]
    public async Task PlayUntilDone_AnOctaveHigher_TakesHalfTheTime()
    {
        _world.Call("sound_seteffectto", _call, "PITCH", 120.0);
        var task = (Task)_world.Call("sound_playuntildone", _call, "meow")!;
        _call.Clock.Advance(1.1);
        await task;
    }

    [TestMethod]
    public async Task PlayUntilDone_WhenAllSoundsStop_IsDone()
    {
        var task = (Task)_world.Call("sound_playuntildone", _call, "purr")!;
        _world.Call("sound_stopallsounds", _call);
        await task;
        var next = (Task)_world.Call("sound_playuntildone", _call, "purr")!;
        Assert.IsFalse(next.IsCompleted);
    }

    [TestMethod]
    public async Task PlayUntilDone_WhenTheScriptStops_IsCancelled()
    {
        var task = (Task)_world.Call("sound_playuntildone", _call, "purr")!;
        await _call.Stopping.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => task);
    }

    [TestMethod]
    public void Volume_Changed_StaysWithinZeroAndHundred()
    {
        _world.Call("sound_changevolumeby", _call, -30.0);
        Assert.AreEqual(70.0, _world.Call("sound_volume", _call));
        _world.Call("sound_setvolumeto", _call, 500.0);
        Assert.AreEqual(100.0, _world.Call("sound_volume", _call));
    }

    [TestMethod]
    [DataRow("PITCH", 500.0, 360.0)]
    [DataRow("PAN", -101.0, -100.0)]
    public void SoundEffect_Set_IsClamped(string effect, double wanted, double value)
    {
        _world.Call("sound_seteffectto", _call, effect, wanted);
        Assert.AreEqual(value, Cat.GetSoundEffect(effect.ToLowerInvariant()));
        _world.Call("sound_cleareffects", _call);
        Assert.AreEqual(0, Cat.GetSoundEffect(effect.ToLowerInvariant()));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-5.0)]
    public void Wait_NoTime_AsksForARedrawAndYieldsOnce(double seconds)
    {
        using var wait = (IEnumerator<Pause>)_world.Call("control_wait", _call, seconds)!;
        Assert.IsTrue(wait.MoveNext());
        Assert.AreEqual((Pause.Turn, 1), (wait.Current, _world.Redraws));
        Assert.IsFalse(wait.MoveNext());
    }

    [TestMethod]
    public void Wait_HalfASecond_YieldsUntilTheTimeIsReached()
    {
        using var wait = (IEnumerator<Pause>)_world.Call("control_wait", _call, 0.5)!;
        Assert.IsTrue(wait.MoveNext());
        _world.Now = 499;
        Assert.IsTrue(wait.MoveNext());
        _world.Now = 500;
        Assert.IsFalse(wait.MoveNext());
    }

    [TestMethod]
    public void Broadcast_Message_StartsItsHats()
    {
        _world.Call("event_broadcast", _call, "Go");
        Assert.AreEqual("event_whenbroadcastreceived BROADCAST_OPTION=Go", _call.Started.Single());
    }

    [TestMethod]
    [DataRow("event_broadcastandwait", "Go")]
    [DataRow("looks_switchbackdroptoandwait", "night")]
    public void WaitForReceivers_None_GoesOnAtOnce(string opcode, string argument)
    {
        using var wait = (IEnumerator<Pause>)_world.Call(opcode, _call, argument)!;
        Assert.IsEmpty(_call.Started);
        Assert.IsFalse(wait.MoveNext());
        Assert.HasCount(1, _call.Started);
    }

    [TestMethod]
    [DataRow("event_broadcastandwait", "Go")]
    [DataRow("looks_switchbackdroptoandwait", "night")]
    public void WaitForReceivers_OneRunningAndOneParked_YieldsAsTheyCanRun(string opcode, string argument)
    {
        var (first, second) = (new FakeScript(), new FakeScript { CanRunThisFrame = false });
        _call.Scripts.AddRange([first, second]);
        using var wait = (IEnumerator<Pause>)_world.Call(opcode, _call, argument)!;
        Assert.IsTrue(wait.MoveNext());
        Assert.AreEqual(Pause.Turn, wait.Current);
        (first.IsRunning, first.CanRunThisFrame) = (false, false);
        Assert.IsTrue(wait.MoveNext());
        Assert.AreEqual(Pause.Frame, wait.Current);
        second.IsRunning = false;
        Assert.IsFalse(wait.MoveNext());
        Assert.HasCount(1, _call.Started);
    }

    [TestMethod]
    public void Counter_OfTwoWorlds_IsNotShared()
    {
        _world.Call("control_incr_counter", _call);
        _world.Call("control_incr_counter", _call);
        Assert.AreEqual(2.0, _world.Call("control_get_counter", _call));
        var other = new FakeWorld(Target("Cat"));
        Assert.AreEqual(0.0, other.Call("control_get_counter", other.Sprite("Cat")));
        _world.Call("control_clear_counter", _call);
        Assert.AreEqual(0.0, _world.Call("control_get_counter", _call));
    }
}
