using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using MLKids.Learning.Device;

namespace MLKids.Studio.Training;

/// <summary><c>/api/device</c>: the page tells what its browser says of itself and hears whether the simplified model should be offered, and why.</summary>
internal static class DeviceApi
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/device", async (BrowserFacts browser, DeviceWatch device) =>
    {
        var report = await device.Assess(browser);
        return new { report.OffersSimplified, report.Reason, report.Findings };
    });
}
