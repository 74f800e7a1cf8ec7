using System.Net;
using MLKids.Studio.Tests.Projects;

namespace MLKids.Studio.Tests.Page;

[TestClass]
public sealed class PageWeightTests
{
    /// <summary>Forty tablets share a school's wireless network.</summary>
    [TestMethod]
    [DataRow("/lib/blockly/blockly_compressed.js")]
    [DataRow("/shell/shell.css")]
    [DataRow("/languages/en/shell.json")]
    public async Task PageFile_AskedForByABrowser_ComesPacked_AndIsTheSame(string path)
    {
        await using var studio = await OpenStudio.Start();
        var plain = await studio.Page.GetByteArrayAsync(path);
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None };
        using var browser = new HttpClient(handler) { BaseAddress = studio.Page.BaseAddress };
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");
        using var answer = await browser.GetAsync(path);
        Assert.AreEqual("br", answer.Content.Headers.ContentEncoding.Single());
        var packed = await answer.Content.ReadAsByteArrayAsync();
        Assert.IsLessThan(plain.Length / 2, packed.Length);
        using var unpacked = new MemoryStream();
        await using var stream = new System.IO.Compression.BrotliStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        await stream.CopyToAsync(unpacked);
        CollectionAssert.AreEqual(plain, unpacked.ToArray());
    }
}
