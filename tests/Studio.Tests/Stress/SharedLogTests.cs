using MLKids.Bench.Pages;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Stress;

/// <summary>The studio and the processes that train have the same file open, and the studio itself has it open more than once.</summary>
[TestClass]
public sealed class SharedLogTests
{
    [TestMethod]
    public async Task WhatIsAdded_AfterACardWasDrawnAndAModelTrained_IsOnDisk()
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-log").FullName;
        try
        {
            await using var server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = folder });
            await using var page = await Visitor.Enter(server.Entrance);
            var child = new ShapesChild(page, "Mine", "mine");
            await child.Make(each: 8);
            // The start page looks into the file by itself, and closes it; then another process closes it, too.
            await page.Get("/projects/Mine/card");
            await child.Train("simplified");
            var label = (await page.Get("/projects/Mine")).GetProperty("models")[0].GetProperty("labels")[0].GetProperty("id").GetInt64();
            await page.Send($"/projects/Mine/labels/{label}/examples", Picture.Shape(0, 777), "image/png");

            // What a crash would leave at this moment.
            var left = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "left")).FullName, "Mine.mlkids");
            foreach (var ending in (string[])["", "-wal"])
                if (File.Exists(Path.Combine(folder, "Mine.mlkids" + ending)))
                    File.Copy(Path.Combine(folder, "Mine.mlkids" + ending), left + ending);
            using var file = ProjectFile.Open(left);
            Assert.AreEqual(9, file.Examples.Count(label));
            Assert.IsEmpty(file.CheckIntegrity());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
