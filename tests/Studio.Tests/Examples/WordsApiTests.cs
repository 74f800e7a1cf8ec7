using System.Text;
using MLKids.Learning;
using MLKids.Studio.Examples;

namespace MLKids.Studio.Tests.Examples;

[TestClass]
public sealed class WordsApiTests
{
    [TestMethod]
    public async Task Lines_PastedTwice_AreKeptOnceAndBadOnesNamed()
    {
        await using var place = await CollectPlace.With("words");
        var happy = await place.Label("happy");
        var text = $"hooray\r\n\r\n  so good \nso good\n{new string('x', 10_001)}\n\u0001";
        var preview = await place.Post($"/labels/{happy}/words/preview", new { text });
        Assert.AreEqual((2, 1, 2), (preview.GetProperty("added").GetInt32(), preview.GetProperty("duplicates").GetInt32(), preview.GetProperty("refusedCount").GetInt32()));
        var added = await place.Post($"/labels/{happy}/words", new { text });
        Assert.AreEqual((2, 1, 2), (added.GetProperty("added").GetInt32(), added.GetProperty("duplicates").GetInt32(), added.GetProperty("refusedCount").GetInt32()));
        preview = await place.Post($"/labels/{happy}/words/preview", new { text });
        Assert.AreEqual((0, 3), (preview.GetProperty("added").GetInt32(), preview.GetProperty("duplicates").GetInt32()));
        await place.Post("/undo", new { });
        Assert.AreEqual(0, (await place.Get($"/labels/{happy}/examples")).GetProperty("total").GetInt32());
    }

    [TestMethod]
    public async Task Line_PutRight_StaysOneLineAndNeverBecomesASecond()
    {
        await using var place = await CollectPlace.With("words");
        var happy = await place.Label("happy");
        await place.Post($"/labels/{happy}/words", new { text = "hoorai\nso good" });
        var list = (await place.Get($"/labels/{happy}/examples")).GetProperty("examples");
        var id = list[1].GetProperty("id").GetInt64();
        await place.Send(HttpMethod.Put, $"/examples/{id}/text", new { text = "hooray\nhooray" });
        list = (await place.Get($"/labels/{happy}/examples")).GetProperty("examples");
        Assert.AreEqual("hooray hooray", list[1].GetProperty("text").GetString());
        Assert.AreEqual("MLS031", await place.Refused(HttpMethod.Put, $"/examples/{id}/text", new { text = "so good" }));
        Assert.AreEqual(LearningCodes.EmptyText, await place.Refused(HttpMethod.Put, $"/examples/{id}/text", new { text = " " }));
    }

    [TestMethod]
    public async Task Lines_TooManyOrNone_AreRefused()
    {
        await using var place = await CollectPlace.With("words");
        var words = $"/labels/{await place.Label("happy")}/words";
        Assert.AreEqual(LearningCodes.EmptyText, await place.Refused(HttpMethod.Post, words, new { text = "\n \n" }));
        Assert.AreEqual(LearningCodes.TextTooLong, await place.Refused(HttpMethod.Post, words, new { text = string.Join('\n', Enumerable.Range(0, WordsApi.MostLines + 1)) }));
        Assert.AreEqual(LearningCodes.TextTooLong, await place.Refused(HttpMethod.Post, words, new { text = new string('x', WordsApi.MostCharacters + 1) }));
    }

    [TestMethod]
    public async Task Requests_WithoutWhatTheyNeed_AreRefusedInWords()
    {
        await using var place = await CollectPlace.With("words");
        var words = $"/labels/{await place.Label("happy")}/words";
        Assert.AreEqual(LearningCodes.EmptyText, await place.Refused(HttpMethod.Post, words, new { }));
        Assert.AreEqual("MLS002", await place.Refused(HttpMethod.Post, words, new { text = 7 }));
        Assert.AreEqual("MLS003", await place.Refused(HttpMethod.Post, words, new StringContent($"{{\"text\":\"{new string('x', 20_000_000)}\"}}", Encoding.UTF8, "application/json")));
        Assert.AreEqual(LearningCodes.UnknownName, await place.Refused(HttpMethod.Post, "/labels/99/words", new { text = "hello" }));
    }

    [TestMethod]
    public async Task Texts_AddedAndSized_AreCounted()
    {
        await using var place = await CollectPlace.With("text");
        var texts = $"/models/{place.Model}/texts";
        await place.Post(texts, new { text = "the robot likes the sea and the sky", name = "robot" });
        Assert.IsTrue((await place.Post(texts, new { text = "the robot likes the sea and the sky\n" })).GetProperty("duplicate").GetBoolean());
        var list = await place.Get(texts);
        Assert.AreEqual((1, 8), (list.GetProperty("count").GetInt32(), list.GetProperty("words").GetInt32()));
        Assert.AreEqual("little-text", list.GetProperty("warnings")[0].GetProperty("code").GetString());
        await place.Send(HttpMethod.Put, $"/models/{place.Model}/size", new { id = "tiny" });
        Assert.AreEqual("tiny", (await place.Get(texts)).GetProperty("size").GetString());
        Assert.AreEqual(LearningCodes.UnknownName, await place.Refused(HttpMethod.Put, $"/models/{place.Model}/size", new { id = "gigantic" }));
        Assert.AreEqual(LearningCodes.TooMuchText, await place.Refused(HttpMethod.Post, texts, new { text = new string('x', 3 << 20) }));
        Assert.IsTrue((await place.Post("/never-say", new { text = "D4mn" })).GetProperty("matches").GetBoolean());
        Assert.IsFalse((await place.Post("/never-say", new { text = "robot" })).GetProperty("matches").GetBoolean());
    }
}
