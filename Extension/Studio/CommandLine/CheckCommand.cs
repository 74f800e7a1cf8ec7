using System.CommandLine;
using MLKids.Learning.Device;
using MLKids.Learning.Training;

namespace MLKids.Studio.CommandLine;

/// <summary><c>mlkids check</c>: what this computer is like, and which preset programs will use.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var json = Options.Json();
        var command = new Command("check", "Look at this computer: how fast it is, and which preset training will use.\n\nExample:  mlkids check") { json };
        command.SetAction((parsed, stop) =>
        {
            var output = new Output(parsed.GetValue(json));
            return CommandLineApp.Guarded(output, () => Task.FromResult(Run(output)));
        });
        return command;
    }

    private static int Run(Output output)
    {
        using var bench = new Workbench(output.Fail);
        var facts = DeviceProbe.Measure(TimeProvider.System, bench.Featurizers.For(MLKids.Learning.Examples.ModelKind.Pictures));
        var report = DeviceCheck.Assess(facts, bench.Manifest.DeviceLimits);
        output.Object(new
        {
            preset = report.Preset.Id,
            reason = report.Reason,
            findings = report.Findings.Select(f => new { code = f.Code, severity = f.Severity.ToString().ToLowerInvariant(), message = f.Message, guidance = f.Guidance }),
            facts = new { memoryMB = facts.MemoryBytes >> 20, cores = facts.Cores, wideVectors = facts.HasWideVectors, armVectors = facts.HasArmVectors, is64Bit = facts.Is64Bit, mobile = facts.IsMobile, system = facts.OperatingSystem, millisecondsPerPicture = facts.ProbeMilliseconds },
        });
        output.Line($"This computer: {facts.OperatingSystem}, {facts.Cores} cores, {facts.MemoryBytes / 1073741824.0:0.0} GB of memory, {facts.ProbeMilliseconds:0.0} ms a picture.");
        foreach (var finding in report.Findings)
        {
            output.Line($"  {(finding.Severity == DeviceSeverity.Warning ? "?" : "i")} {finding.Message} ({finding.Code})");
            output.Line($"      {finding.Guidance}");
        }

        output.Line(report.Reason);
        if (report.Preset == Preset.Simplified)
            output.Line("To use the other one all the same: mlkids train --preset accurate");
        return ExitCodes.Fine;
    }
}
