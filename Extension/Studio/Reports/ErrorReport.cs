using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using MLKids.Learning.Device;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Reports;

/// <summary>
/// A text that a teacher can read as a whole and send to whoever helps: versions, the computer, the settings without their words, the last errors. Nothing in it names a person,
/// a project, a label, a file or a folder. It goes nowhere by itself.
/// </summary>
internal static class ErrorReport
{
    public static string Write(ErrorLog errors, DeviceFacts facts, DeviceReport device, TeacherSettings settings, int workspaces, int sessions)
    {
        var text = new StringBuilder();
        var patterns = new SentencePatterns(Path.Combine(AppContext.BaseDirectory, "wwwroot", "languages", "en", "sentences.json"));
        text.AppendLine("MLKids error report").AppendLine("Holds no names, texts, pictures, file names or folders. Read it before you send it to anybody.").AppendLine();
        Section(text, "Program");
        Line(text, "version", typeof(ErrorReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        Line(text, ".NET", RuntimeInformation.FrameworkDescription);
        Line(text, "running", Duration(errors.Running));
        Line(text, "open projects, sessions", $"{workspaces}, {sessions}");
        Line(text, "memory of the program", $"{Environment.WorkingSet >> 20} MB");
        Section(text, "Computer");
        Line(text, "system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        Line(text, "memory", facts.MemoryBytes is { } memory ? $"{memory >> 20} MB" : "not known");
        Line(text, "processor cores", facts.Cores);
        Line(text, "wide vectors, Arm vectors", $"{facts.HasWideVectors}, {facts.HasArmVectors}");
        Line(text, "one picture", facts.ProbeMilliseconds is { } probe ? $"{probe:0.0} ms" : "not measured");
        Line(text, "preset", $"{device.Preset}: {device.Reason}");
        foreach (var finding in device.Findings)
            Line(text, finding.Code, finding.Message);
        Section(text, "Settings that differ from the usual ones");
        Line(text, "packs", settings.Packs is { } packs ? string.Join(", ", packs) : null);
        Line(text, "permissions", settings.Permissions is { } permissions ? string.Join(", ", permissions) : null);
        Line(text, "preset", settings.Preset == "auto" ? null : settings.Preset);
        Line(text, "words never to say", settings.NeverSay.Count == 0 ? null : settings.NeverSay.Count);
        Line(text, "limits", settings.Limits == new TeacherLimits() ? null : settings.Limits);
        Section(text, $"Errors (the last {ErrorLog.MostKept} kinds)");
        var all = errors.All;
        if (all.Count == 0)
            text.AppendLine("none");
        foreach (var error in all)
            Write(text, error, patterns);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ErrorLog.Entry error, SentencePatterns patterns)
    {
        text.Append(CultureInfo.InvariantCulture, $"{error.Code} ×{error.Count}, last after {Duration(error.Last)}");
        text.AppendLine(patterns.Find(error.Sentence) is { } pattern ? $": {pattern}" : "");
        foreach (var kind in error.Kinds)
            text.AppendLine("  " + kind);
        foreach (var place in error.Where)
            text.AppendLine("    at " + place);
    }

    private static void Section(StringBuilder text, string title) => text.AppendLine().AppendLine(title).AppendLine(new string('-', title.Length));

    private static void Line(StringBuilder text, string name, object? value)
    {
        if (value is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {value}");
    }

    private static string Duration(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
