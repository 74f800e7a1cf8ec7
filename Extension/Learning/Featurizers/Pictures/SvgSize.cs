using System.Xml;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>
/// How many elements an SVG draws once every <c>use</c> is followed. librsvg gives up at half a million, which takes it many seconds; a 2 KB file of uses within uses
/// gets there. Scratch's costumes draw some hundreds.
/// </summary>
internal static class SvgSize
{
    /// <summary>More are not drawn.</summary>
    public const int ElementLimit = 50_000;

    private const long EntityLetters = 1 << 20;

    /// <summary>Whether more than <see cref="ElementLimit"/> elements would be drawn. False for what is no XML: the renderer says what is wrong with it.</summary>
    public static bool IsTooMuch(byte[] svg)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = EntityLetters };
        var (own, uses) = (new Dictionary<string, int>(), new Dictionary<string, List<string>>());
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(svg, writable: false), settings);
            var open = new Stack<string>([""]);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                    open.Pop();
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                var id = reader.GetAttribute("id") ?? open.Peek();
                if (id != open.Peek())
                    Add(uses, open.Peek(), id);
                own[id] = own.GetValueOrDefault(id) + 1;
                if (reader.LocalName == "use" && (reader.GetAttribute("href") ?? reader.GetAttribute("xlink:href")) is ['#', .. var used])
                    Add(uses, id, used);
                if (!reader.IsEmptyElement)
                    open.Push(id);
            }
        }
        catch (XmlException)
        {
            return false;
        }

        return Drawn("", own, uses, [], []) > ElementLimit;
    }

    private static void Add(Dictionary<string, List<string>> uses, string from, string to)
    {
        if (!uses.TryGetValue(from, out var list))
            uses.Add(from, list = []);
        list.Add(to);
    }

    private static long Drawn(string id, Dictionary<string, int> own, Dictionary<string, List<string>> uses, Dictionary<string, long> known, HashSet<string> within)
    {
        if (known.TryGetValue(id, out var drawn))
            return drawn;
        // A circle of uses is an error that librsvg finds; a chain this long is no drawing.
        if (!within.Add(id) || within.Count > 1_000)
            return within.Count > 1_000 ? ElementLimit + 1 : 0;
        drawn = own.GetValueOrDefault(id);
        foreach (var used in uses.GetValueOrDefault(id) ?? [])
            drawn = Math.Min(ElementLimit + 1, drawn + Drawn(used, own, uses, known, within));
        within.Remove(id);
        return known[id] = drawn;
    }
}
