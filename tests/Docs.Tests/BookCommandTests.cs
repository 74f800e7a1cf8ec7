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
            var help = await Command.Run([.. command.Key.Split(' '), "--help"]) + " ";
            foreach (var (where, words) in command)
                foreach (var option in words.Where(w => w.StartsWith("--", StringComparison.Ordinal)))
                    Assert.Contains($"{option.Split('=')[0]} ", help, $"{where}: mlkids {command.Key} has no {option}");
        }
    }
}
