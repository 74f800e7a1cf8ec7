using System.Text.RegularExpressions;

namespace MLKids.Studio.Tests.Languages;

/// <summary>What stands in a text besides words: values, and choices with their forms.</summary>
internal sealed partial record Message(SortedSet<string> Values, List<(string Name, string Type, List<string> Forms)> Choices)
{
    /// <exception cref="FormatException">Braces do not match, or a form has no text.</exception>
    public static Message Parse(string text)
    {
        var message = new Message(new(StringComparer.Ordinal), []);
        var at = 0;
        Read(text, ref at, message, isWhole: true);
        return message;
    }

    private static void Read(string text, ref int at, Message message, bool isWhole)
    {
        while (at < text.Length)
        {
            if (text[at] == '}')
            {
                if (isWhole)
                    throw new FormatException("a } without its {");
                return;
            }

            if (text[at] != '{')
            {
                at++;
                continue;
            }

            if (Value().Match(text, at) is { Success: true } value)
            {
                message.Values.Add(value.Groups[1].Value);
                at += value.Length;
                continue;
            }

            var choice = Choice().Match(text, at);
            if (!choice.Success)
                throw new FormatException($"a {{ that begins nothing, at \"{text[at..Math.Min(text.Length, at + 20)]}\"");
            at += choice.Length;
            var forms = new List<string>();
            while (Form().Match(text, at) is { Success: true } form)
            {
                at += form.Length;
                var start = at;
                Read(text, ref at, message, isWhole: false);
                if (at >= text.Length)
                    throw new FormatException("a { without its }");
                if (text[start..at].Trim().Length == 0)
                    throw new FormatException($"the form '{form.Groups[1].Value}' is empty");
                at++;
                forms.Add(form.Groups[1].Value);
            }

            var end = End().Match(text, at);
            if (!end.Success)
                throw new FormatException("a choice without its end");
            at += end.Length;
            message.Choices.Add((choice.Groups[1].Value, choice.Groups[2].Value, forms));
        }

        if (!isWhole)
            throw new FormatException("a { without its }");
    }

    [GeneratedRegex(@"\G\{(\w+)\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"\G\{(\w+), (plural|select),\s*")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\G\s*(=?\w+)\s*\{")]
    private static partial Regex Form();

    [GeneratedRegex(@"\G\s*\}")]
    private static partial Regex End();
}
