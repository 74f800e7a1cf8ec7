using System.IO.Compression;
using System.Text;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Blocks.Values;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Studio.CommandLine;

namespace MLKids.Studio.Tests.Snapshot;

/// <summary>From a project file with real drawings to what its program senses and what its stage looks like.</summary>
[TestClass]
public sealed class DrawnStageTests
{
    private readonly List<string> _said = [];
    private readonly List<Diagnostic> _reported = [];
    private byte[]? _picture;

    [TestMethod]
    public async Task Run_RealDrawings_SensesColorsKeysAndClicks()
    {
        var script = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(script, """
            {"at": 2, "mouse": [0, 0], "down": true}

            {"at": 1, "key": "space"}
            {"at": 1.2, "key": "space", "down": false}
            """);
        var input = InputScript.Read(script);
        File.Delete(script);
        var time = new VirtualTime();
        var started = time.GetTimestamp();
        ProgramRunner? runner = null;
        runner = new ProgramRunner(
            ProjectReader.Read(Project(), _reported.Add),
            BlockSet.Discover(StandardPacks.All),
            new RunOptions
            {
                Time = time,
                Renderer = new CostumeRenderer(_reported.Add),
                Input = input.Input,
                MoreToCome = () => input.HasMore,
                OnFrame = () => input.Apply(runner!.Stage!, time.GetElapsedTime(started).TotalSeconds),
                OnEnd = stage => _picture = stage.TakeSnapshot(),
            });
        runner.Happened += e => _said.Add(e.Kind == "say" ? Cast.ToText(e.Value) : "");
        Assert.AreEqual(RunEnd.Finished, await runner.Run());

        Assert.AreEqual("blue true|key|clicked", string.Join('|', _said.Where(s => s.Length > 0)));
        Assert.IsEmpty(_reported, string.Join('\n', _reported));
        var rgba = new byte[480 * 360 * 4];
        PictureDecoder.Render(_picture, 480, 360, rgba);
        Assert.AreEqual("255,0,0", At(rgba, 0, 0), "the circle");
        Assert.AreEqual("0,0,255", At(rgba, 38, 38), "the backdrop beside the circle");
        Assert.AreEqual("255,255,0", At(rgba, -100, 50), "the pen");
        // Where letters stand within it is the fonts' to say.
        Assert.IsTrue(Enumerable.Range(50, 30).Any(x => At(rgba, x, 60) == "255,255,255"), "the bubble");
    }

    [TestMethod]
    public void Render_DamagedCostume_IsToldOnceAndLeftOut()
    {
        var renderer = new CostumeRenderer(_reported.Add);
        var costume = new Costume("torn", "png", new byte[] { 0x89, 0x50, 0x4E, 0x47 }, 0, 0, 1);
        Assert.IsNull(renderer.Render(costume, 10, 10));
        Assert.IsNull(renderer.Render(costume, 20, 20));
        Assert.HasCount(1, _reported);
        StringAssert.Contains(_reported[0].Message, "'torn'");
    }

    [TestMethod]
    [DataRow("""{"at": 1, "kee": "a"}""", "kee")]
    [DataRow("""{"at": 1}""", "nothing happens")]
    [DataRow("""{"at": -1, "key": "a"}""", "from 0")]
    [DataRow("""{"at": 1, "mouse": [1]}""", "[x, y]")]
    [DataRow("""{"at": 1, "camera": "no-such-photo.jpg"}""", "no-such-photo.jpg")]
    [DataRow("hello", "line 2")]
    public void Read_WrongLine_NamesItAndWhatIsWanted(string line, string named)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, "\n" + line);
        try
        {
            var error = Assert.ThrowsExactly<UsageException>(() => InputScript.Read(path));
            StringAssert.Contains(error.Message, named);
            StringAssert.Contains(error.Message, "line 2");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string At(byte[] rgba, int x, int y)
    {
        var at = ((179 - y) * 480 + x + 240) * 4;
        return $"{rgba[at]},{rgba[at + 1]},{rgba[at + 2]}";
    }

    private static byte[] Project()
    {
        const string Backdrop = "<svg xmlns='http://www.w3.org/2000/svg' width='480' height='360'><rect width='480' height='360' fill='#0000ff'/></svg>";
        // Its coordinates start at -40: so does its centre's count.
        const string Ball = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80' viewBox='-40 -40 80 80'><circle r='40' fill='#ff0000'/></svg>";
        const string Json = """
            {"targets":[
             {"isStage":true,"name":"Stage","variables":{},"lists":{},"broadcasts":{},"blocks":{},"currentCostume":0,"sounds":[],"volume":100,"layerOrder":0,
              "costumes":[{"assetId":"00000000000000000000000000000001","name":"b","md5ext":"00000000000000000000000000000001.svg","dataFormat":"svg","rotationCenterX":240,"rotationCenterY":180}]},
             {"isStage":false,"name":"Ball","variables":{},"lists":{},"broadcasts":{},"currentCostume":0,"sounds":[],"volume":100,"layerOrder":1,"visible":true,"x":-100,"y":50,"size":100,"direction":90,"draggable":false,"rotationStyle":"all around",
              "costumes":[{"assetId":"00000000000000000000000000000002","name":"c","md5ext":"00000000000000000000000000000002.svg","dataFormat":"svg","rotationCenterX":0,"rotationCenterY":0}],
              "blocks":{
               "f":{"opcode":"event_whenflagclicked","next":"p1","parent":null,"inputs":{},"fields":{},"shadow":false,"topLevel":true},
               "p1":{"opcode":"pen_setPenColorToColor","next":"p2","parent":"f","inputs":{"COLOR":[1,[9,"#ffff00"]]},"fields":{},"shadow":false,"topLevel":false},
               "p2":{"opcode":"pen_setPenColorParamTo","next":"p3","parent":"p1","inputs":{"COLOR_PARAM":[1,"m"],"VALUE":[1,[4,"0"]]},"fields":{},"shadow":false,"topLevel":false},
               "m":{"opcode":"pen_menu_colorParam","next":null,"parent":"p2","inputs":{},"fields":{"colorParam":["transparency",null]},"shadow":true,"topLevel":false},
               "p3":{"opcode":"pen_setPenSizeTo","next":"p4","parent":"p2","inputs":{"SIZE":[1,[4,"20"]]},"fields":{},"shadow":false,"topLevel":false},
               "p4":{"opcode":"pen_penDown","next":"g","parent":"p3","inputs":{},"fields":{},"shadow":false,"topLevel":false},
               "g":{"opcode":"motion_gotoxy","next":"s","parent":"p4","inputs":{"X":[1,[4,"0"]],"Y":[1,[4,"0"]]},"fields":{},"shadow":false,"topLevel":false},
               "s":{"opcode":"looks_say","next":null,"parent":"g","inputs":{"MESSAGE":[3,"j",[10,""]]},"fields":{},"shadow":false,"topLevel":false},
               "j":{"opcode":"operator_join","next":null,"parent":"s","inputs":{"STRING1":[1,[10,"blue "]],"STRING2":[3,"t",[10,""]]},"fields":{},"shadow":false,"topLevel":false},
               "t":{"opcode":"sensing_touchingcolor","next":null,"parent":"j","inputs":{"COLOR":[1,[9,"#0000ff"]]},"fields":{},"shadow":false,"topLevel":false},
               "k":{"opcode":"event_whenkeypressed","next":"ks","parent":null,"inputs":{},"fields":{"KEY_OPTION":["space",null]},"shadow":false,"topLevel":true},
               "ks":{"opcode":"looks_say","next":null,"parent":"k","inputs":{"MESSAGE":[1,[10,"key"]]},"fields":{},"shadow":false,"topLevel":false},
               "c":{"opcode":"event_whenthisspriteclicked","next":"cs","parent":null,"inputs":{},"fields":{},"shadow":false,"topLevel":true},
               "cs":{"opcode":"looks_say","next":null,"parent":"c","inputs":{"MESSAGE":[1,[10,"clicked"]]},"fields":{},"shadow":false,"topLevel":false}}}],
             "monitors":[],"extensions":["pen"],"meta":{"semver":"3.0.0"}}
            """;
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("project.json", Json), ("00000000000000000000000000000001.svg", Backdrop), ("00000000000000000000000000000002.svg", Ball) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
