using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Tests.Scheduling;

[TestClass]
public sealed class VirtualTimeTests
{
    [TestMethod]
    public void Advance_FiresTimersInTheOrderOfTheirTimes_AndNoneTooEarly()
    {
        var time = new VirtualTime();
        var fired = new List<string>();
        using var late = time.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var soon = time.CreateTimer(_ => fired.Add("soon"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.IsEmpty(fired);
        time.Advance(TimeSpan.FromSeconds(5));
        CollectionAssert.AreEqual(new[] { "soon", "late" }, fired);
    }

    [TestMethod]
    public void Periodic_FiresOnceAPeriod_UntilItIsDisposed()
    {
        var time = new VirtualTime();
        var count = 0;
        var timer = time.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(5.5));
        Assert.AreEqual(5, count);
        timer.Dispose();
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(5, count);
    }

    [TestMethod]
    public void EveryLook_MovesTheClock_SoThatWaitingForItEnds()
    {
        var time = new VirtualTime();
        var start = time.GetTimestamp();
        var looks = 0;
        while (time.GetElapsedTime(start) < TimeSpan.FromMilliseconds(5))
            looks++;
        Assert.IsGreaterThan(10, looks);
        Assert.IsLessThan(TimeSpan.FromMilliseconds(20), time.GetElapsedTime(start));
    }

    [TestMethod]
    public async Task Delay_OfATask_EndsWithTheClockAndNotWithTheWall()
    {
        var time = new VirtualTime();
        var delay = Task.Delay(TimeSpan.FromHours(1), time);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.IsFalse(delay.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(2));
        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
