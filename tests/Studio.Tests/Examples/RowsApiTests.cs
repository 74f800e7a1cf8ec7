using MLKids.Learning;

namespace MLKids.Studio.Tests.Examples;

[TestClass]
public sealed class RowsApiTests
{
    [TestMethod]
    public async Task Row_AddedAndChanged_IsListedAndUndone()
    {
        await using var place = await CollectPlace.With("numbers");
        var dog = await place.Label("dog");
        await place.Table("/columns", new { name = "legs", kind = "number" });
        await place.Table("/columns", new { name = "home", kind = "choice" });
        var row = (await place.Table("/rows", new { label = dog, cells = new { legs = "4", home = "house" } })).GetProperty("exampleId").GetInt64();
        await place.Send(HttpMethod.Patch, $"/models/{place.Model}/table/rows/{row}", new { column = "legs", text = "3" });
        Assert.AreEqual("3,house", await First(place));
        await place.Post("/undo", new { });
        Assert.AreEqual("4,house", await First(place));
        await place.Post("/redo", new { });
        Assert.AreEqual("3,house", await First(place));
    }

    [TestMethod]
    public async Task Row_ThatDoesNotFit_IsRefusedWithItsReason()
    {
        await using var place = await CollectPlace.With("numbers");
        var dog = await place.Label("dog");
        await place.Table("/columns", new { name = "legs", kind = "number" });
        var rows = $"/models/{place.Model}/table/rows";
        Assert.AreEqual(LearningCodes.NotANumber, await place.Refused(HttpMethod.Post, rows, new { label = dog, cells = new { legs = "many" } }));
        Assert.AreEqual(LearningCodes.NoSuchColumn, await place.Refused(HttpMethod.Post, rows, new { label = dog, cells = new { wings = "2" } }));
        Assert.AreEqual(LearningCodes.MissingColumn, await place.Refused(HttpMethod.Post, rows, new { label = dog, cells = new { legs = " " } }));
        Assert.AreEqual(LearningCodes.UnknownName, await place.Refused(HttpMethod.Post, rows, new { label = 999, cells = new { legs = "2" } }));
        Assert.AreEqual(LearningCodes.BadColumns, await place.Refused(HttpMethod.Post, $"/models/{place.Model}/table/columns", new { name = "Legs", kind = "number" }));
        Assert.AreEqual(LearningCodes.MissingColumn, await place.Refused(HttpMethod.Post, rows, new { label = dog }));
        Assert.AreEqual(LearningCodes.BadColumns, await place.Refused(HttpMethod.Post, $"/models/{place.Model}/table/columns", new { }));
        Assert.AreEqual(LearningCodes.BadColumns, await place.Refused(HttpMethod.Post, rows + "/list", new { from = 0, count = 10 }));
        Assert.AreEqual(LearningCodes.BadColumns, await place.Refused(HttpMethod.Post, rows + "/list", new { columns = Enumerable.Repeat("legs", 51), from = 0, count = 10 }));
    }

    [TestMethod]
    public async Task Import_OfASpreadsheet_IsPreviewedNamedAndOneStep()
    {
        await using var place = await CollectPlace.With("numbers");
        const string Pasted = "animal\tweight\nmouse\t0,03\ncow\t600\ncow\tfat\ncow\t550,5\nmouse\t0,02\nmouse\t0,025\n";
        var preview = await place.Table("/preview", Form(("table", Pasted)));
        Assert.AreEqual("animal", preview.GetProperty("label").GetString());
        Assert.AreEqual(1, preview.GetProperty("columns")[1].GetProperty("gaps").GetInt32());
        var report = await place.Table("/import", Form(("table", Pasted), ("names", "kind"), ("names", "kilos"), ("label", "kind")));
        Assert.AreEqual((5, 1), (report.GetProperty("added").GetInt32(), report.GetProperty("refusedCount").GetInt32()));
        Assert.Contains("row 4", report.GetProperty("refused")[0].GetProperty("message").GetString()!);
        var look = await place.Table("");
        Assert.AreEqual("kilos", look.GetProperty("columns")[0].GetProperty("name").GetString());
        Assert.AreEqual("0.03", await First(place));
        await place.Post("/undo", new { });
        Assert.AreEqual(0, (await place.Table("")).GetProperty("rows").GetInt32());
    }

    [TestMethod]
    public async Task Import_ForPredicting_KeepsWhatIsPredicted()
    {
        await using var place = await CollectPlace.With("predict-numbers");
        await place.Table("/import", Form(("table", "rooms,size,price\n3,80,200\n2,50,130\n4,120,310\n"), ("outputs", "price")));
        var look = await place.Table("");
        Assert.AreEqual("price", look.GetProperty("outputs")[0].GetString());
        Assert.AreEqual(3, look.GetProperty("rows").GetInt32());
    }

    [TestMethod]
    public async Task Import_WhatIsNoTableOrHasBadNames_IsRefused()
    {
        await using var place = await CollectPlace.With("numbers");
        var import = $"/models/{place.Model}/table/import";
        Assert.AreEqual(LearningCodes.UnreadableTable, await place.Refused(HttpMethod.Post, import, Form(("table", " \n "))));
        Assert.AreEqual(LearningCodes.BadColumns, await place.Refused(HttpMethod.Post, import, Form(("table", "a,b\n1,x\n"), ("names", "same"), ("names", "SAME"))));
        Assert.AreEqual(LearningCodes.NoSuchColumn, await place.Refused(HttpMethod.Post, import, Form(("table", "a,b\n1,x\n"), ("label", "c"))));
        Assert.AreEqual("MLS002", await place.Refused(HttpMethod.Post, import, new { table = "no form" }));
    }

    [TestMethod]
    public async Task Table_OfAModelOfWords_IsRefused()
    {
        await using var place = await CollectPlace.With("words");
        Assert.AreEqual(LearningCodes.WrongKind, await place.Refused(HttpMethod.Get, $"/models/{place.Model}/table"));
    }

    private static async Task<string> First(CollectPlace place)
    {
        var names = (await place.Table("")).GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString());
        var rows = await place.Table("/rows/list", new { columns = names, from = 0, count = 1 });
        return string.Join(',', rows[0].GetProperty("cells").EnumerateArray().Select(cell => cell.GetString()));
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }
}
