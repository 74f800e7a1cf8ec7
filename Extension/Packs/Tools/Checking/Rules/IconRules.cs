using System.Buffers.Binary;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>The plugin's picture, <c>icon.svg</c> or <c>icon.png</c> beside the manifest: square, small, and nothing that runs or fetches.</summary>
internal static class IconRules
{
    public const long LargestBytes = 100_000;

    /// <summary>What it may be called.</summary>
    public static readonly IReadOnlyList<string> Names = ["icon.svg", "icon.png"];

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private static readonly string[] Active = ["script", "foreignObject", "iframe", "animate", "set", "handler"];

    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin)
    {
        var names = Names.Where(plugin.Has).ToList();
        if (names.Count == 0)
            yield return plugin.AtField("", CheckCodes.BadIcon, Severity.Info, "there is no icon.svg or icon.png", "draw a square icon.svg; without one the name's first letter is shown");
        foreach (var name in names)
        {
            var bytes = File.ReadAllBytes(Path.Combine(plugin.Folder, name));
            if (bytes.Length > LargestBytes)
                yield return At(name, 1, string.Create(CultureInfo.InvariantCulture, $"the icon has {bytes.Length:N0} bytes, wanted at most {LargestBytes:N0}"), "draw a simpler one, or save it smaller");
            else
                foreach (var finding in name.EndsWith(".svg", StringComparison.Ordinal) ? Svg(name, bytes) : OfPng(name, bytes))
                    yield return finding;
        }
    }

    private static IEnumerable<Diagnostic> OfPng(string name, byte[] bytes)
    {
        if (bytes.Length < 24 || !bytes.AsSpan().StartsWith(Png))
            yield return At(name, 1, "the icon is no PNG", "save it as PNG, or as icon.svg");
        else if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)) is var width && BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)) is var height && width != height)
            yield return At(name, 1, $"the icon has {width} × {height} pixels, wanted a square", "cut it to a square, such as 128 × 128");
    }

    private static IEnumerable<Diagnostic> Svg(string name, byte[] bytes)
    {
        XDocument? drawing = null;
        Diagnostic? broken = null;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestBytes });
            drawing = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            broken = At(name, Math.Max(1, e.LineNumber), $"the icon is no SVG: {e.Message}", "save it again from the drawing program, without DOCTYPE");
        }

        if (drawing?.Root is not { Name.LocalName: "svg" } root)
        {
            yield return broken ?? At(name, 1, "the icon is no SVG", "save it as SVG");
            yield break;
        }

        if (Size(root) is not { } size)
            yield return At(name, LineOf(root), "the icon says no size", "write viewBox=\"0 0 40 40\" at <svg>");
        else if (Math.Abs(size.Width - size.Height) > 0.01)
            yield return At(name, LineOf(root), string.Create(CultureInfo.InvariantCulture, $"the icon is {size.Width} × {size.Height}, wanted a square"), "write a square viewBox, such as \"0 0 40 40\"");
        foreach (var element in root.DescendantsAndSelf())
        {
            if (Active.Any(a => element.Name.LocalName.StartsWith(a, StringComparison.OrdinalIgnoreCase)))
                yield return At(name, LineOf(element), $"<{element.Name.LocalName}> can move or run; an icon is only a drawing", $"take <{element.Name.LocalName}> out");
            foreach (var attribute in element.Attributes())
            {
                if (attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    yield return At(name, LineOf(attribute), $"{attribute.Name.LocalName} runs a script", $"take {attribute.Name.LocalName} out");
                else if (Fetches(attribute.Name.LocalName == "href" ? "url(" + attribute.Value : attribute.Value))
                    yield return At(name, LineOf(attribute), $"{attribute.Name.LocalName}=\"{attribute.Value}\" would fetch something", "draw it into the icon itself");
            }

            if (element.Name.LocalName == "style" && (Fetches(element.Value) || element.Value.Contains("@import", StringComparison.OrdinalIgnoreCase)))
                yield return At(name, LineOf(element), "the style would fetch something", "draw it into the icon itself");
        }
    }

    // Everything but a reference to a part of the drawing.
    private static bool Fetches(string value) =>
        value.Split("url(").Skip(1).Any(u => !u.TrimStart(' ', '"', '\'').StartsWith('#'));

    private static (double Width, double Height)? Size(XElement root)
    {
        var box = ((string?)root.Attribute("viewBox"))?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var sides = box is { Length: 4 } ? box[2..] : [(string?)root.Attribute("width") ?? "", (string?)root.Attribute("height") ?? ""];
        return Number(sides[0]) is { } width && Number(sides[1]) is { } height ? (width, height) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Replace("px", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static int LineOf(IXmlLineInfo at) => at.HasLineInfo() ? at.LineNumber : 1;

    private static Diagnostic At(string name, int line, string message, string remedy) => Finding.Of(CheckCodes.BadIcon, Severity.Error, new SourcePlace(name, line), message, remedy);
}
