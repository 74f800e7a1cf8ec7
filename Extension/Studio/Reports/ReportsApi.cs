using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Reports;

/// <summary><c>/api/teacher/device</c> and <c>/api/teacher/report</c>: what the device check found, and the text that a teacher may send.</summary>
internal static class ReportsApi
{
    public static void Map(RouteGroupBuilder teacher)
    {
        teacher.MapGet("/device", async (DeviceSheet device) =>
        {
            var (facts, report) = await device.Get();
            return new { facts, report.Preset, report.Reason, report.Findings };
        });
        teacher.MapGet("/report", async (DeviceSheet device, ErrorLog errors, SettingsStore settings, WorkspaceSet workspaces, Sessions sessions) =>
        {
            var (facts, report) = await device.Get();
            return new { text = ErrorReport.Write(errors, facts, report, settings.Current, workspaces.All.Count, sessions.All.Count()) };
        });
    }
}
