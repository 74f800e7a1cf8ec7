using System.Text.RegularExpressions;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Languages;

/// <summary>
/// The sentences for children that the host's source code can say, found by where they are said: arguments for parameters called <c>childSentence</c>, <c>sentence</c>, …, names of
/// steps that can be undone, what training tells of itself, and methods called <c>Sentence</c>. Values within become {0}, {1}, …
/// </summary>
internal static partial class SourceSentences
{
    private static readonly string[] Folders = ["Blocks", "Runtime", "Extension"];

    /// <summary>Calls whose parameter has another name, with its place.</summary>
    private static readonly (string Name, int Place)[] More = [("Change", 0), ("Group", 0), ("Tell", 2)];

    /// <summary>Sentence → one file that says it.</summary>
    public static SortedDictionary<string, string> All { get; } = Collect();

    private static SortedDictionary<string, string> Collect()
    {
        var sources = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
            .ToDictionary(file => file, file => CSharpText.WithoutComments(File.ReadAllText(file)));
        var places = sources.Values.SelectMany(Declared).Concat(More).ToLookup(p => p.Name, p => p.Place);
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, source) in sources)
            foreach (var sentence in Said(source, places).Where(IsSentence))
                found.TryAdd(sentence, Path.GetRelativePath(SharedData.Root, file));
        return found;
    }

    /// <summary>Methods, constructors and records with a parameter for a child's sentence. A record's or class's primary constructor counts under its name.</summary>
    private static IEnumerable<(string Name, int Place)> Declared(string source)
    {
        foreach (Match declaration in Declaration().Matches(source))
        {
            var parameters = CSharpText.Arguments(source, declaration.Index + declaration.Length - 1);
            for (var place = 0; place < parameters.Count; place++)
                if (SentenceParameter().IsMatch(parameters[place]))
                    yield return (declaration.Groups["name"].Value, place);
        }
    }

    private static IEnumerable<string> Said(string source, ILookup<string, int> places)
    {
        foreach (Match call in Call().Matches(source))
        {
            var arguments = CSharpText.Arguments(source, call.Index + call.Length - 1);
            foreach (var place in places[call.Groups["name"].Value].Where(place => place < arguments.Count))
                foreach (var text in Texts(source, arguments[place]))
                    yield return text;
        }

        // throw new(code, "sentence", …) where the type is said elsewhere, such as a method that returns the exception.
        foreach (Match call in ShortNew().Matches(source))
            if (CSharpText.Arguments(source, call.Index + call.Length - 1) is { Count: >= 3 } arguments && Code().IsMatch(arguments[0] + arguments[1]))
                foreach (var text in arguments.Take(4).Where(argument => !Code().IsMatch(argument)).Select(argument => CSharpText.Texts(argument).FirstOrDefault(Ends)).OfType<string>().Take(1))
                    yield return text;

        foreach (Match method in SentenceMethod().Matches(source))
            foreach (var text in CSharpText.Texts(CSharpText.Statement(source, method.Index + method.Length)))
                yield return text;
    }

    /// <summary>What an argument can be; a local name is followed to where it gets its value.</summary>
    private static IEnumerable<string> Texts(string source, string argument)
    {
        var texts = CSharpText.Texts(argument).ToList();
        if (texts.Count > 0 || !Name().IsMatch(argument.Trim()))
            return texts;
        return Regex.Matches(source, $@"\b{Regex.Escape(argument.Trim())}\b[\w\s,]*\)?\s*=(?![=>])")
            .SelectMany(set => CSharpText.Texts(CSharpText.Statement(source, set.Index + set.Length))).Where(Ends);
    }

    private static bool Ends(string text) => text.Length > 0 && text[^1] is '.' or '?' or '!' && char.IsUpper(text[0]);

    private static bool IsSentence(string text) => text.Any(char.IsLetter) && (text.Contains(' ') || char.IsLower(text[0])) && !text.StartsWith(' ');

    [GeneratedRegex(@"\b(?<name>[A-Z]\w*)(<[\w, ]+>)?\((?=[^()]*\b[Ss]tring\??\s)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*string\??\s+(childSentence|sentence|advice|guidance)\s*(=.*)?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex SentenceParameter();

    [GeneratedRegex(@"\b(?<name>[A-Z]\w*)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bnew\(")]
    private static partial Regex ShortNew();

    [GeneratedRegex(@"\b\w*Codes\.\w+|""ML[A-Z]\d{3}""")]
    private static partial Regex Code();

    [GeneratedRegex(@"\bstring> Sentences\([^)]*\)|\bstring Sentence\([^)]*\)|\bstring ChildSentence =>")]
    private static partial Regex SentenceMethod();

    [GeneratedRegex(@"^[a-z]\w*$")]
    private static partial Regex Name();
}
