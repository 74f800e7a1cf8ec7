using System.IO.Compression;
using System.Text;

namespace MLKids.Tests;

/// <summary>Project archives as other programs write them, made in code.</summary>
public static class Archives
{
    public const string KidsManifest = """{ "formatversion": 1, "exported": "2026-08-08T12:00:00.000Z", "application": "machinelearningforkids" }""";

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in entries)
                using (var stream = zip.CreateEntry(name).Open())
                    stream.Write(bytes);
        return memory.ToArray();
    }

    /// <summary>A Teachable Machine picture project: for each class so many small drawings.</summary>
    public static byte[] Teachable(params IEnumerable<(string Label, int Count)> labels) => Zip(
        [("manifest.json", Utf8("""{"type":"image","version":"2.4.10","appdata":{"publishResponse":{},"trainEpochs":50}}""")), .. TeachableExamples(labels)]);

    public static IEnumerable<(string Name, byte[] Bytes)> TeachableExamples(IEnumerable<(string Label, int Count)> labels) => labels.SelectMany(
        (label, place) => Enumerable.Range(0, label.Count).Select(i => ($"{label.Label}-!-{i}.png", Picture.Shape(place % 2, (place * 1000) + i))));

    /// <summary>A Machine Learning for Kids project of any type.</summary>
    public static byte[] Kids(string type, string labels, string training, string fields = "[]", string manifest = KidsManifest, params IEnumerable<(string Name, byte[] Bytes)> files) => Zip(
    [
        ("manifest.json", Utf8(manifest)),
        ("project.json", Utf8($$"""{ "id": "projectid", "userid": "userid", "classid": "classid", "type": "{{type}}", "name": "My project", "labels": {{labels}}, "language": "en", "numfields": 0, "fields": {{fields}}, "isCrowdSourced": false }""")),
        ("training.json", Utf8(training)),
        .. files,
    ]);

    public static byte[] KidsWords() => Kids("text", """["happy","sad"]""", """
        [{"id":"aaa","label":"happy","textdata":"this is great"},{"id":"bbb","label":"sad","textdata":"this is awful"},{"id":"ccc","label":"happy","textdata":"とても嬉しい"}]
        """);

    public static byte[] KidsNumbers() => Kids(
        "numbers",
        """["survived","not"]""",
        """[{"label":"survived","numberdata":[32.5,1]},{"label":"not","numberdata":[7,0]}]""",
        """[{"name":"age","type":"number"},{"name":"class","type":"multichoice","choices":["first","second"]}]""");

    public static byte[] KidsPictures() => Kids(
        "imgtfjs",
        """["cat","dog"]""",
        """
        [{"id":"1","label":"cat","imageurl":"images/1.png","isstored":true,"userid":"userid"},{"id":"2","label":"dog","imageurl":"images/2.png","isstored":true},
         {"id":"3","label":"dog","imageurl":"https://example.com/dog.png","isstored":false},{"id":"4","label":"cat","imageurl":"images/4.png","isstored":true}]
        """,
        files: [("images/1.png", Picture.Shape(0, 1)), ("images/2.png", Picture.Shape(1, 2))]);

    public static byte[] KidsSounds() => Kids(
        "sounds",
        """["yes","_background_noise_"]""",
        """[{"id":"1","label":"yes","audiourl":"sounds/1.json"},{"id":"2","label":"_background_noise_","audiourl":"sounds/2.json"}]""",
        files: [("sounds/1.json", Utf8("[0.1,0.2]")), ("sounds/2.json", Utf8("[0.3]"))]);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
