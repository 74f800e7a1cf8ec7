using System.Text.RegularExpressions;
using MLKids.Extension.Manifests;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Languages;

/// <summary>
/// The sentences for children that the host's source code can say, found by where they are said: arguments for parameters called <c>childSentence</c>, <c>sentence</c>, …, names of
/// steps that can be undone, what training tells of itself, and methods called <c>Sentence</c>. Values within become {0}, {1}, …
/// </summary>
internal static partial class SourceSentences
{
    private static readonly string[] Folders = ["Blocks", "Runtime", "Extension"];

    /// <summary>Calls of learning and studio whose text is no whole sentence, with its place: names of steps that can be undone, what training does.</summary>
    private static readonly ILookup<string, int> Steps = new[] { ("Change", 0), ("Group", 0), ("Tell", 2) }.ToLookup(step => step.Item1, step => step.Item2);

    /// <summary>Sentence → one file that says it.</summary>
    public static SortedDictionary<string, string> All { get; } = Collect();

    private static SortedDictionary<string, string> Collect()
    {
        var sources = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
            .ToDictionary(file => file, file => CSharpText.WithoutComments(File.ReadAllText(file)));
        var everywhere = sources.Values.SelectMany(source => Declared(source, isPrivate: false)).ToList();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, source) in sources)
            foreach (var sentence in Said(source, everywhere.Concat(Declared(source, isPrivate: true)).ToLookup(p => p.Name, p => p.Place)).Where(Ends))
                found.TryAdd(sentence, Path.GetRelativePath(SharedData.Root, file));
        foreach (var (file, source) in sources.Where(s => s.Key.Contains("Learning", StringComparison.Ordinal) || s.Key.Contains("Studio", StringComparison.Ordinal)))
            foreach (var step in CalledWith(source, Steps).Concat(Reported().Matches(source).Select(match => match.Groups[1].Value)).Where(text => text.Any(char.IsLetter) && !text.StartsWith(' ')))
                found.TryAdd(step, Path.GetRelativePath(SharedData.Root, file));
        foreach (var file in Directory.EnumerateFiles(LanguageFiles.WebRoot, "*.js", SearchOption.AllDirectories))
            foreach (Match failure in PageFailure().Matches(File.ReadAllText(file)))
                found.TryAdd(failure.Groups[1].Value, Path.GetRelativePath(SharedData.Root, file));
        foreach (var sample in ManifestReader.ReadFile(Path.Combine(SharedData.Root, "manifest.json")).Samples)
        {
            found.TryAdd(sample.DisplayName, "manifest.json");
            found.TryAdd(sample.Description, "manifest.json");
        }

        return found;
    }

    /// <summary>
    /// Methods, constructors and records with a parameter for a child's sentence; private ones count in their file only. A record's or class's primary constructor counts under
    /// its name.
    /// </summary>
    private static IEnumerable<(string Name, int Place)> Declared(string source, bool isPrivate)
    {
        foreach (Match declaration in Declaration().Matches(source))
        {
            if (source[source.LastIndexOf('\n', declaration.Index)..declaration.Index].Contains(" private ", StringComparison.Ordinal) != isPrivate)
                continue;
            var parameters = CSharpText.Arguments(source, declaration.Index + declaration.Length - 1);
            for (var place = 0; place < parameters.Count; place++)
                if (SentenceParameter().IsMatch(parameters[place]))
                    yield return (declaration.Groups["name"].Value, place);
        }
    }

    private static IEnumerable<string> Said(string source, ILookup<string, int> places)
    {
        foreach (var text in CalledWith(source, places))
            yield return text;
        foreach (Match constant in Constant().Matches(source))
            foreach (var text in CSharpText.Texts(CSharpText.Statement(source, constant.Index + constant.Length)))
                yield return text;

        // throw new(code, "sentence", …) where the type is said elsewhere, such as a method that returns the exception: the sentence follows the code.
        foreach (Match call in ShortNew().Matches(source))
        {
            var arguments = CSharpText.Arguments(source, call.Index + call.Length - 1);
            var place = arguments.FindIndex(argument => Code().IsMatch(argument)) + 1;
            if (place is 0 or > 2)
                continue;
            if (place < arguments.Count && arguments[place].TrimStart().StartsWith("Severity.", StringComparison.Ordinal))
                place++;
            if (place < arguments.Count)
                foreach (var text in Texts(source, arguments[place]).Where(Ends))
                    yield return text;
        }

        foreach (Match method in SentenceMethod().Matches(source))
            foreach (var text in CSharpText.Texts(CSharpText.Statement(source, method.Index + method.Length)))
                yield return text;
    }

    private static IEnumerable<string> CalledWith(string source, ILookup<string, int> places)
    {
        foreach (Match call in Call().Matches(source))
        {
            if (!places.Contains(call.Groups["name"].Value))
                continue;
            var arguments = CSharpText.Arguments(source, call.Index + call.Length - 1);
            foreach (var place in places[call.Groups["name"].Value].Where(place => place < arguments.Count))
                foreach (var text in Texts(source, arguments[place]))
                    yield return text;
        }
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

    private static bool Ends(string text) => text.Contains(' ') && (text[^1] is '.' or '?' or '!' || text.EndsWith(". {0}", StringComparison.Ordinal)) && (char.IsUpper(text[0]) || text[0] == '{') && text.Any(char.IsLetter);

    [GeneratedRegex(@"\bconst string \w+ =")]
    private static partial Regex Constant();

    /// <summary>What an import does at this moment.</summary>
    [GeneratedRegex(@"\.Report\(\(""([^""]+)""")]
    private static partial Regex Reported();

    [GeneratedRegex(@"new Failure\('ML\w+', '([^']+)'")]
    private static partial Regex PageFailure();

    [GeneratedRegex(@"\b(?<name>[A-Z]\w*)(<[\w, ]+>)?\((?=[^()]*\b[Ss]tring\??\s)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*string\??\s+(childSentence|sentence|advice|guidance)\s*(=.*)?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex SentenceParameter();

    [GeneratedRegex(@"\b(?<name>[A-Z]\w*)\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bnew\(")]
    private static partial Regex ShortNew();

    [GeneratedRegex(@"^\s*(\w*Codes\.\w+|""ML[A-Z]\d{3}""|code)\s*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\bstring> Sentences\([^)]*\)|\bstring Sentence\([^)]*\)|\bstring ChildSentence =>")]
    private static partial Regex SentenceMethod();

    [GeneratedRegex(@"^[a-z]\w*$")]
    private static partial Regex Name();
}
