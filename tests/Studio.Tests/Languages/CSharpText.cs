namespace MLKids.Studio.Tests.Languages;

/// <summary>Just enough of C#'s grammar to find string literals and the arguments of calls.</summary>
internal static class CSharpText
{
    /// <summary>The arguments of a call, as source; <paramref name="open"/> is the place of its parenthesis.</summary>
    public static List<string> Arguments(string source, int open)
    {
        var arguments = new List<string>();
        var (depth, start) = (0, open + 1);
        for (var i = open; i < source.Length;)
        {
            if (SkipCommentOrLiteral(source, ref i))
                continue;
            var c = source[i];
            if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}')
                depth--;
            if (depth == 0)
            {
                arguments.Add(source[start..i]);
                return arguments;
            }

            if (c == ',' && depth == 1)
            {
                arguments.Add(source[start..i]);
                start = i + 1;
            }

            i++;
        }

        return arguments;
    }

    /// <summary>From a place to the end of its statement or expression body.</summary>
    public static string Statement(string source, int start)
    {
        var depth = 0;
        for (var i = start; i < source.Length;)
        {
            if (SkipCommentOrLiteral(source, ref i))
                continue;
            depth += source[i] is '(' or '[' or '{' ? 1 : source[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth <= 0 && source[i] is ';' or '}')
                return source[start..(i + 1)];
            i++;
        }

        return source[start..];
    }

    /// <summary>The texts that an expression can become: literals, those joined with + as one; what is not written there becomes {0}, {1}, …</summary>
    public static IEnumerable<string> Texts(string expression)
    {
        var texts = new List<string>();
        string? joined = null;
        var (joins, depth) = (false, 0);
        for (var i = 0; i < expression.Length;)
        {
            var start = i;
            if (TryLiteral(expression, ref i, out var literal))
            {
                if (joined is not null && joins)
                    joined += Renumbered(literal, Holes(joined));
                else
                {
                    if (joined is not null)
                        texts.Add(joined);
                    joined = literal;
                }

                joins = false;
                continue;
            }

            i = start;
            if (SkipCommentOrLiteral(expression, ref i))
                continue;
            var c = expression[i++];
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            if (c == '+')
                joins = true;
            else if (!char.IsWhiteSpace(c) && joined is not null && joins && (char.IsLetter(c) || c == '_'))
            {
                // "text " + name + " more": the name is a value.
                while (i < expression.Length && (char.IsLetterOrDigit(expression[i]) || expression[i] is '.' or '_' or '(' or ')'))
                    i++;
                joined += $"{{{Holes(joined)}}}";
                joins = false;
            }
            else if (c is ':' or '?' or ',' or ';' or '=')
            {
                if (joined is not null)
                    texts.Add(joined);
                (joined, joins) = (null, false);
            }
        }

        if (joined is not null)
            texts.Add(joined);
        return texts;
    }

    /// <summary>The source without comments (line breaks stay).</summary>
    public static string WithoutComments(string source)
    {
        var clean = new System.Text.StringBuilder(source.Length);
        for (var i = 0; i < source.Length;)
        {
            var start = i;
            if (SkipComment(source, ref i))
            {
                clean.Append('\n', source.AsSpan(start, i - start).Count('\n'));
                continue;
            }

            if (!TryLiteral(source, ref i, out _) && !SkipCharacter(source, ref i))
                i++;
            clean.Append(source, start, i - start);
        }

        return clean.ToString();
    }

    private static int Holes(string text) => Enumerable.Range(0, 10).Count(n => text.Contains($"{{{n}}}", StringComparison.Ordinal));

    private static string Renumbered(string literal, int from)
    {
        for (var n = 9; n >= 0 && from > 0; n--)
            literal = literal.Replace($"{{{n}}}", $"{{{n + from}}}", StringComparison.Ordinal);
        return literal;
    }

    private static bool SkipCommentOrLiteral(string source, ref int i) => SkipComment(source, ref i) || TryLiteral(source, ref i, out _) || SkipCharacter(source, ref i);

    private static bool SkipComment(string source, ref int i)
    {
        if (string.CompareOrdinal(source, i, "//", 0, 2) == 0)
        {
            i = source.IndexOf('\n', i) is >= 0 and var end ? end : source.Length;
            return true;
        }

        if (string.CompareOrdinal(source, i, "/*", 0, 2) != 0)
            return false;
        i = source.IndexOf("*/", i + 2, StringComparison.Ordinal) + 2;
        return true;
    }

    private static bool SkipCharacter(string source, ref int i)
    {
        if (source[i] != '\'')
            return false;
        i += source[i + 1] == '\\' ? 3 : 2;
        while (source[i - 1] != '\'' && i < source.Length)
            i++;
        return true;
    }

    /// <summary>Reads "…", $"…", @"…", $@"…", """…""" and $"""…""".</summary>
    private static bool TryLiteral(string source, ref int i, out string literal)
    {
        literal = "";
        var at = i;
        var (dollars, verbatim) = (0, false);
        while (at < source.Length && source[at] is '$' or '@')
        {
            dollars += source[at] == '$' ? 1 : 0;
            verbatim |= source[at++] == '@';
        }

        if (at >= source.Length || source[at] != '"')
            return false;
        var quotes = 0;
        while (at + quotes < source.Length && source[at + quotes] == '"')
            quotes++;
        if (quotes == 2)
        {
            i = at + 2;
            return true;
        }

        var raw = quotes >= 3;
        var end = new string('"', raw ? quotes : 1);
        at += end.Length;
        var text = new System.Text.StringBuilder();
        var holes = 0;
        while (at < source.Length)
        {
            if (string.CompareOrdinal(source, at, end, 0, end.Length) == 0 && !(verbatim && !raw && at + 1 < source.Length && source[at + 1] == '"'))
            {
                i = at + end.Length;
                literal = raw ? text.ToString().Trim() : text.ToString();
                return true;
            }

            if (!raw && !verbatim && source[at] == '\\')
            {
                text.Append(source[at + 1] switch { 'n' => '\n', 't' => '\t', var other => other });
                at += 2;
            }
            else if (verbatim && source[at] == '"')
            {
                text.Append('"');
                at += 2;
            }
            else if (dollars > 0 && source[at] is '{' or '}' && at + 1 < source.Length && source[at + 1] == source[at] && !raw)
            {
                text.Append(source[at]);
                at += 2;
            }
            else if (dollars > 0 && source[at] == '{')
            {
                text.Append('{').Append(holes++).Append('}');
                at = EndOfHole(source, at);
            }
            else
            {
                text.Append(source[at++]);
            }
        }

        return false;
    }

    private static int EndOfHole(string source, int at)
    {
        var depth = 0;
        while (at < source.Length)
        {
            if (source[at] == '{')
                depth++;
            else if (source[at] == '}' && --depth == 0)
                return at + 1;
            else if (TryLiteral(source, ref at, out _) || SkipCharacter(source, ref at))
                continue;
            at++;
        }

        return at;
    }
}
