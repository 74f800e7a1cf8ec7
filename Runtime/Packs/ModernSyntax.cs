using System.Text.RegularExpressions;

namespace MLKids.Runtime.Packs;

/// <summary>Looks at a script's text, without reading it as a language: for messages that help.</summary>
internal static partial class ModernSyntax
{
    private static readonly (Regex Sign, string Name)[] Signs =
    [
        (ClassSign(), "\"class\""),
        (LetSign(), "\"let\" or \"const\""),
        (AsyncSign(), "\"async\" or \"await\""),
        (ArrowSign(), "an arrow function (=>)"),
        (TemplateSign(), "a text between backticks"),
        (ModuleSign(), "\"import\" or \"export\""),
        (SpreadSign(), "\"...\""),
        (ChainSign(), "\"?.\" or \"??\""),
        (ForSign(), "\"for ... of\""),
        (MethodSign(), "a method without \"function\""),
    ];

    /// <summary>What on this line, or right before it, is newer than ECMAScript 5; null if nothing is known.</summary>
    /// <param name="source">The script.</param>
    /// <param name="line">Where reading stopped, from 1.</param>
    public static string? Find(string source, int line)
    {
        var lines = source.Split('\n');
        for (var at = Math.Min(line, lines.Length); at >= Math.Max(1, line - 1); at--)
            foreach (var (sign, name) in Signs)
                if (lines[at - 1].Length < 2000 && sign.IsMatch(lines[at - 1]))
                    return name;
        return null;
    }

    /// <summary>How deep brackets are nested at most, whether or not they stand in texts.</summary>
    public static int Deepest(string source)
    {
        var (depth, deepest) = (0, 0);
        foreach (var c in source)
        {
            if (c is '(' or '[' or '{')
                deepest = Math.Max(deepest, ++depth);
            else if (c is ')' or ']' or '}')
                depth = Math.Max(0, depth - 1);
        }

        return deepest;
    }

    [GeneratedRegex(@"\bclass\s+\w*\s*(extends\b.*)?\{?")]
    private static partial Regex ClassSign();

    [GeneratedRegex(@"\b(let|const)\s+[\w${\[]")]
    private static partial Regex LetSign();

    [GeneratedRegex(@"\b(async|await)\s")]
    private static partial Regex AsyncSign();

    [GeneratedRegex("=>")]
    private static partial Regex ArrowSign();

    [GeneratedRegex("`")]
    private static partial Regex TemplateSign();

    [GeneratedRegex(@"^\s*(import|export)\b")]
    private static partial Regex ModuleSign();

    [GeneratedRegex(@"\.\.\.")]
    private static partial Regex SpreadSign();

    [GeneratedRegex(@"\?\.|\?\?")]
    private static partial Regex ChainSign();

    [GeneratedRegex(@"\bfor\s*\(.*\bof\b")]
    private static partial Regex ForSign();

    [GeneratedRegex(@"^\s*(get\s+|set\s+|static\s+)?\w+\s*\([^)]*\)\s*\{")]
    private static partial Regex MethodSign();
}
