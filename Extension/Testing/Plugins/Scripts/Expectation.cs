using System.Collections;
using System.Globalization;

namespace MLKids.Testing.Scripts;

/// <summary><c>expect(found)</c> of tests in JavaScript: <c>toBe</c>, <c>toEqual</c>, <c>toContain</c>, <c>toBeCloseTo</c>, and the same under <c>not</c>.</summary>
internal static class Expectation
{
    public static IReadOnlyDictionary<string, object?> Of(object? found)
    {
        var members = Matchers(found, wanted: true);
        members["not"] = Matchers(found, wanted: false);
        return members;
    }

    private static Dictionary<string, object?> Matchers(object? found, bool wanted)
    {
        Func<object?[], object?> Matcher(string words, Func<object?[], bool> holds) => arguments =>
        {
            if (holds(arguments) != wanted)
                throw new PluginTestException($"Found {Shown(found)}, wanted {(wanted ? "" : "anything but ")}{words}{Shown(arguments.FirstOrDefault())}.");
            return null;
        };
        return new Dictionary<string, object?>
        {
            ["toBe"] = Matcher("", a => found is not IEnumerable or string && Same(found, a.FirstOrDefault())),
            ["toEqual"] = Matcher("", a => Same(found, a.FirstOrDefault())),
            ["toContain"] = Matcher("something with ", a => found is string text
                ? text.Contains(Text(a.FirstOrDefault()), StringComparison.Ordinal)
                : found is IEnumerable items && items.Cast<object?>().Any(i => Same(i, a.FirstOrDefault()))),
            ["toBeCloseTo"] = Matcher("about ", a => found is double number && a.FirstOrDefault() is double near && Math.Abs(number - near) < Math.Pow(10, -(a.Length > 1 && a[1] is double digits ? digits : 2)) / 2),
        };
    }

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (double x, double y) => x.Equals(y) || x == y,
        (string x, string y) => x == y,
        (bool x, bool y) => x == y,
        (IDictionary x, IDictionary y) => x.Count == y.Count && x.Keys.Cast<object>().All(k => y.Contains(k) && Same(x[k], y[k])),
        (IDictionary, _) or (_, IDictionary) or (string, _) or (_, string) => false,
        (IEnumerable x, IEnumerable y) => Lists(x, y),
        _ => false,
    };

    private static bool Lists(IEnumerable a, IEnumerable b)
    {
        var (x, y) = (a.Cast<object?>().ToList(), b.Cast<object?>().ToList());
        return x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second));
    }

    private static string Shown(object? value) => value switch
    {
        string text => $"\"{text}\"",
        IDictionary members => $"{{ {string.Join(", ", members.Keys.Cast<object>().Select(k => $"{k}: {Shown(members[k])}"))} }}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Shown))}]",
        _ => Text(value),
    };

    private static string Text(object? value) => value switch
    {
        null => "nothing",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
