using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace MLKids.Bench;

/// <summary>The built command line, run as a process.</summary>
internal static class CommandLineProgram
{
    /// <summary>The program of a configuration, or null when it is not built.</summary>
    public static string? Find(string configuration)
    {
        var file = Path.Combine(
            Photos.Root, "Extension", "Studio", "bin", "Compact", configuration, "net10.0", OperatingSystem.IsWindows() ? "mlkids.exe" : "mlkids");
        return File.Exists(file) ? file : null;
    }

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Runs to the end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"mlkids {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}{errors.Result}");
    }

    /// <summary>The smallest program of blocks: green flag, say hello.</summary>
    public static void WriteTinySb3(string path)
    {
        const string Costume = "cd21514d0531fdffb22204e0ec5ed84a";
        const string Target = $$"""
            "lists":{},"broadcasts":{},"comments":{},"currentCostume":0,"sounds":[],"volume":100,
            "costumes":[{"name":"empty","bitmapResolution":1,"dataFormat":"svg","assetId":"{{Costume}}","md5ext":"{{Costume}}.svg","rotationCenterX":0,"rotationCenterY":0}
            ]
            """;
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(zip, Costume + ".svg", """<svg version="1.1" width="2" height="2" viewBox="-1 -1 2 2" xmlns="http://www.w3.org/2000/svg"></svg>""");
        Write(zip, "project.json", $$$"""
            {"targets":[
            {"isStage":true,"name":"Stage","variables":{ },"blocks":{ },{{{Target}}},"layerOrder":0,"tempo":60,"videoState":"on","videoTransparency":50},
            {"isStage":false,"name":"Cat","variables":{ },{{{Target}}},"layerOrder":1,"visible":true,"x":0,"y":0,"size":100,"direction":90,"draggable":false,
            "rotationStyle":"all around","blocks":{
            "a":{"opcode":"event_whenflagclicked","next":"b","parent":null,"inputs":{},"fields":{},"shadow":false,"topLevel":true,"x":0,"y":0},
            "b":{"opcode":"looks_say","next":null,"parent":"a","inputs":{"MESSAGE":[1,[10,"hello"]]},"fields":{},"shadow":false,"topLevel":false}
            }}],
            "monitors":[],"extensions":[],"meta":{"semver":"3.0.0","vm":"4.8.45","agent":""}}
            """);
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
