using MLKids.Browser.Tests.Journeys;

namespace MLKids.Browser.Tests;

[TestClass]
public static class Setup
{
    [AssemblyCleanup]
    public static async Task End()
    {
        await Chromium.End();
        JourneyTest.ForgetDevices();
    }
}
