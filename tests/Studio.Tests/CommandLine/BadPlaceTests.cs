using MLKids.Tests;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>A program with parts missing, a folder that cannot be written, a disk that is full.</summary>
[TestClass]
public sealed class BadPlaceTests
{
    [TestMethod]
    public void Manifest_Wrong_NamesAllMistakesTogether()
    {
        using var place = new Place();
        var home = CopyOfProgram(place, without: "manifest.json");
        File.WriteAllText(Path.Combine(home, "manifest.json"), """{ "name": "Not A Name", "version": "one", "colour": "red", "mlkids": { "entry": {} } }""");
        var said = Mlkids.Start(["check", "--json"], home: home).Wait().Ended(Mlkids.Failed);
        var messages = string.Join('\n', said.Events("diagnostic").Select(d => $"{d.GetProperty("code")} {d.GetProperty("message")}"));
        foreach (var (code, field) in new[] { ("MLM003", " name "), ("MLM003", " version "), ("MLM002", " displayName "), ("MLM004", " colour "), ("MLM002", " mlkids.entry.assembly "), ("MLM002", " mlkids.entry.type ") })
            Assert.IsTrue(messages.Split('\n').Any(m => m.StartsWith(code, StringComparison.Ordinal) && m.Contains(field, StringComparison.Ordinal)), $"{code}{field}\n{messages}");
    }

    [TestMethod]
    public void Manifest_Missing_IsOneClearMessage()
    {
        using var place = new Place();
        Mlkids.Start(["check", "--json"], home: CopyOfProgram(place, without: "manifest.json")).Wait().Ended(Mlkids.Failed).Named("MLM001");
    }

    [TestMethod]
    [DataRow("weights/mobilenetv3-small.gguf")]
    [DataRow("onnxruntime")]
    [DataRow("vips")]
    public void Part_Missing_IsNamedAndTheProjectStays(string part)
    {
        using var place = new Place();
        var project = place.TrainedProject();
        var before = File.ReadAllBytes(project);
        var home = CopyOfProgram(place, without: part);
        var photo = place.Write("x.png", Picture.Shape(0, 1));
        Mlkids.Start(["classify", photo, "-p", project, "--json"], home: home).Wait().Ended(Mlkids.Failed).Named("MLT010");
        Mlkids.Start(["import", place.Photos(2, seed: 300), "-p", project, "--json"], home: home).Wait().Ended(Mlkids.Failed).Named("MLT010");
        // What was there is there, whatever the import had begun.
        StringAssert.Contains(Mlkids.Run("info", project, "--json").Ended(Mlkids.Fine).Out, "\"modelHash\"");
        StringAssert.Contains(Mlkids.Run("classify", photo, "-p", project, "--json").Ended(Mlkids.Fine).Out, "disc");
        Assert.IsGreaterThan(0, before.Length);
    }

    [TestMethod]
    public void Weights_Changed_AreRefused()
    {
        using var place = new Place();
        var home = CopyOfProgram(place, without: "weights/mobilenetv3-small.gguf");
        var weights = File.ReadAllBytes(Path.Combine(Mlkids.Home, "weights", "mobilenetv3-small.gguf"));
        weights[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(home, "weights", "mobilenetv3-small.gguf"), weights);
        Mlkids.Start(["classify", place.Write("x.png", Picture.Shape(0, 1)), "-p", place.TrainedProject(), "--json"], home: home).Wait().Ended(Mlkids.Failed).Named("MLT010");
    }

    [TestMethod]
    public void Folder_ReadOnly_ReadingWorksAndWritingSaysWhyNot()
    {
        using var place = new Place();
        var shelf = Directory.CreateDirectory(place["shelf"]).FullName;
        File.Move(place.TrainedProject(), Path.Combine(shelf, "p.mlkids"));
        var project = Path.Combine(shelf, "p.mlkids");
        var photo = place.Write("x.png", Picture.Shape(0, 1));
        var readOnly = Mount($"mount --bind '{shelf}' '{shelf}' && mount -o remount,bind,ro '{shelf}'");
        StringAssert.Contains(Mlkids.Start(["classify", photo, "-p", project, "--json"], before: readOnly).Wait().Ended(Mlkids.Fine).Out, "disc");
        Mlkids.Start(["info", project, "--json"], before: readOnly).Wait().Ended(Mlkids.Fine);
        Mlkids.Start(["train", project, "--json"], before: readOnly).Wait().Ended(Mlkids.Failed).Named("MLT009");
        Mlkids.Start(["import", place.Photos(2), "-p", project, "--json"], before: readOnly).Wait().Ended(Mlkids.Failed).Named("MLT009");
        Mlkids.Start(["new", Path.Combine(shelf, "new.mlkids"), "--json"], before: readOnly).Wait().Ended(Mlkids.Failed).Named("MLT009");
    }

    [TestMethod]
    public void Disk_Full_SaysSoAndKeepsWhatWasThere()
    {
        using var place = new Place();
        var shelf = Directory.CreateDirectory(place["shelf"]).FullName;
        var project = place.TrainedProject();
        var size = (new FileInfo(project).Length >> 10) + 160;
        var photos = place.Write("noise/n/0.png", []);
        for (var i = 0; i < 60; i++)
        {
            var random = new Random(i);
            place.Write($"noise/n/{i}.png", Picture.Png(60, 60, (_, _, _) => (byte)random.Next(256)));
        }

        var saved = place["after.mlkids"];
        var full = Mount($"mount -t tmpfs -o size={size}k none '{shelf}' && cp '{project}' '{shelf}/p.mlkids'", after: $"; code=$?; cp '{shelf}'/p.mlkids* '{place.Root}/'; exit $code");
        var said = Mlkids.Start(["import", place["noise"], "-p", Path.Combine(shelf, "p.mlkids"), "--json"], before: full).Wait().Ended(Mlkids.Failed).Named("MLT009");
        StringAssert.Contains(said.Out, "full", said.ToString());
        var info = Mlkids.Run("info", place["p.mlkids"], "--json").Ended(Mlkids.Fine).Out;
        StringAssert.Contains(info, "\"disc\":8", info);
        StringAssert.Contains(Mlkids.Run("classify", place.Write("x.png", Picture.Shape(0, 1)), "-p", place["p.mlkids"], "--model", "photos", "--json").Ended(Mlkids.Fine).Out, "disc");
        Assert.IsFalse(File.Exists(saved));
        Assert.IsTrue(photos.Length > 0);
    }

    /// <summary>Words before a command that run it in a file system of its own; the test is skipped where that is not allowed.</summary>
    private static string[] Mount(string script, string after = "")
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("Skipped: needs Linux's mount namespaces.");
        var probe = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("unshare", ["-rm", "true"]) { RedirectStandardError = true })!;
        probe.WaitForExit();
        if (probe.ExitCode != 0)
            Assert.Inconclusive("Skipped: this computer does not allow a mount namespace (unshare -rm).");
        return ["unshare", "-rm", "sh", "-c", $"{script} || exit 77; \"$@\"{after}", "sh"];
    }

    /// <summary>The program's folder with everything but what has the given name; big files as links.</summary>
    private static string CopyOfProgram(Place place, string without)
    {
        var home = place["home"];
        foreach (var file in Directory.GetFiles(Mlkids.Home, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Mlkids.Home, file).Replace('\\', '/');
            if (name.StartsWith("runtimes/", StringComparison.Ordinal) && !name.Contains("e_sqlite3", StringComparison.Ordinal))
                continue;
            var left = without.Contains('.') ? name == without : Path.GetExtension(name) != ".dll" && name.Contains(without, StringComparison.OrdinalIgnoreCase);
            if (left || name is "onnxruntime.dll" || name.StartsWith("TestResults", StringComparison.Ordinal))
                continue;
            var copy = Path.Combine(home, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (new FileInfo(file).Length > 2 << 20)
                File.CreateSymbolicLink(copy, file);
            else
                File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(home, "weights"));
        return home;
    }
}
