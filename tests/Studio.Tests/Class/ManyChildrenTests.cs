using MLKids.Bench.Pages;

namespace MLKids.Studio.Tests.Class;

/// <summary>Several children at once, each with its own mark on everything: a small part of the bench <c>class</c>.</summary>
[TestClass]
public sealed class ManyChildrenTests
{
    private const int Children = 4;

    [TestMethod]
    public async Task ChildrenAtOnce_TrainTestAndPlay_AndSeeNothingOfEachOther()
    {
        await using var host = await ClassHost.Start();
        var pages = await Task.WhenAll(Enumerable.Range(0, Children).Select(i => Visitor.Join(host.Door, host.Room.Code, $"Kid {(char)('A' + i)}")));
        try
        {
            // All call their project and their model the same.
            var children = pages.Select((page, i) => new ShapesChild(page, "Mine", $"kid-{(char)('a' + i)}")).ToList();
            await Task.WhenAll(children.Select(child => child.Make(each: 8)));
            await Task.WhenAll(children.Select(child => child.Train("simplified")));
            await Task.WhenAll(children.Select(child => child.Test(TimeSpan.FromSeconds(1.5))));
            await Task.WhenAll(children.Select(child => child.Play(TimeSpan.FromSeconds(1))));
            foreach (var child in children)
            {
                Assert.IsEmpty(child.Strange, string.Join('\n', child.Strange));
                Assert.IsNotEmpty(child.AnswerMilliseconds);
                Assert.IsNotNull(child.Said);
            }
        }
        finally
        {
            foreach (var page in pages)
                await page.DisposeAsync();
        }
    }
}
