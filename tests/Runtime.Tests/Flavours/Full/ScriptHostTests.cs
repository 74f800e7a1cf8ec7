using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Tests.Hosting;

public sealed partial class ScriptHostTests
{
    private static partial void TakesTooMuch(string expression)
    {
        Assert.Throws<Exception>(() => Ask(expression), expression);
        Assert.AreEqual("2", Ask("1 + 1"), "and the process goes on");
    }

    private static partial void StopsWithTheProgram()
    {
        var bridge = new Bridge();
        using var later = new Timer(_ => bridge.IsAborted = true, null, TimeSpan.FromMilliseconds(200), Timeout.InfiniteTimeSpan);
        Assert.ThrowsExactly<ScriptEndException>(() => Ask("(function () { for (;;) { } })()", bridge));
    }
}
