using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;
using MLKids.Studio.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Reports;

/// <summary><c>/api/teacher/device</c> and <c>/api/teacher/report</c>: what the device check found, and the text that a teacher may send.</summary>
internal static class ReportsApi
{
    public static void Map(RouteGroupBuilder teacher)
    {
        teacher.MapGet("/device", async (DeviceWatch device) =>
        {
            var (facts, report) = (await device.Facts(), await device.Assess());
            return new { facts, report.Preset, report.Reason, report.Findings };
        });
        teacher.MapGet("/report", async (DeviceWatch device, ErrorLog errors, SettingsStore settings, WorkspaceSet workspaces, Sessions sessions) =>
        {
            var (facts, report) = (await device.Facts(), await device.Assess());
            return new { text = ErrorReport.Write(errors, facts, report, settings.Current, workspaces.All.Count, sessions.All.Count()) };
        });
    }
}
