using System.Diagnostics;

namespace MLKids.Docs.Tests;

/// <summary>The commands of the book are commands of the program, with the options that it has.</summary>
[TestClass]
public sealed class BookCommandTests
{
    [TestMethod]
    public async Task Command_IsInTheProgramsHelp()
    {
        var lines = Book.Blocks("bash").SelectMany(b => b.Text.Split('\n').Select(line => (b.Where, Words: line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)))).Where(l => l.Words is ["mlkids", ..]).ToList();
        Assert.IsNotEmpty(lines);
        foreach (var command in lines.GroupBy(l => l.Words[1] == "plugin" ? $"plugin {l.Words[2]}" : l.Words[1]))
        {
            var help = await Help(command.Key.Split(' '));
            foreach (var (where, words) in command)
                foreach (var option in words.Where(w => w.StartsWith("--", StringComparison.Ordinal)))
                    Assert.Contains($"{option.Split('=')[0]} ", help, $"{where}: mlkids {command.Key} has no {option}");
        }
    }

    private static async Task<string> Help(string[] command)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "mlkids.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. command, "--help"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.AreEqual(0, process.ExitCode, $"mlkids {string.Join(' ', command)}: {await errors}");
        return await said + " ";
    }
}
