using Microsoft.Playwright;
using MLKids.Browser.Tests.Journeys;

namespace MLKids.Browser.Tests;

[TestClass]
public static class Setup
{
    /// <summary>Other tests run beside these: what a page shows may come late.</summary>
    [AssemblyInitialize]
    public static void Begin(TestContext _) => Assertions.SetDefaultExpectTimeout(20_000);

    [AssemblyCleanup]
    public static async Task End()
    {
        await Chromium.End();
        JourneyTest.ForgetDevices();
    }
}
