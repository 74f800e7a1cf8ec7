using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Packing;

namespace MLKids.Packs.Tests.Packing;

/// <summary>Archives of somebody who means harm: refused with a reason, and nothing is left of them.</summary>
[TestClass]
public sealed class HostileArchiveTests
{
    private const string Manifest = """{ "name": "org.example.bad", "displayName": "Bad", "version": "1.0.0", "mlkids": {} }""";

    [TestMethod]
    [DataRow("package/../../evil.txt", "no path inside a plugin")]
    [DataRow("../evil.txt", "wanted a path below package/")]
    [DataRow("/etc/evil.txt", "wanted a path below package/")]
    [DataRow("package//evil.txt", "no path inside a plugin")]
    [DataRow("package/lib\\..\\..\\evil.txt", "no path inside a plugin")]
    [DataRow("package/C:evil.txt", "no path inside a plugin")]
    [DataRow("package/lib/NUL.txt", "no path inside a plugin")]
    [DataRow("package/.ssh/key", "no path inside a plugin")]
    [DataRow("package/a/b/c/d/e/f/g/h/i/j/k.txt", "no path inside a plugin")]
    [DataRow("package/MANIFEST.json", "twice")]
    public void Install_WrongPath_IsRefused(string path, string reason) => Refused(reason, tar => Add(tar, path, "x"));

    [TestMethod]
    [DataRow(TarEntryType.SymbolicLink, "SymbolicLink")]
    [DataRow(TarEntryType.HardLink, "HardLink")]
    [DataRow(TarEntryType.Fifo, "Fifo")]
    public void Install_WhatIsNoFile_IsRefused(TarEntryType type, string reason) => Refused(reason, tar =>
    {
        var entry = new PaxTarEntry(type, "package/link");
        if (type != TarEntryType.Fifo)
            entry.LinkName = "/etc/passwd";
        tar.WriteEntry(entry);
    });

    [TestMethod]
    public void Install_TooManyFiles_IsRefused() => Refused("more than 2000 files", tar =>
    {
        for (var i = 0; i < 2001; i++)
            Add(tar, $"package/f{i}", "");
    });

    [TestMethod]
    public void Install_ThatUnpacksWithoutEnd_IsRefused() => Refused("unpacks to more than", tar =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "package/zeros") { DataStream = new Zeros(300L << 20) }));

    [TestMethod]
    public void Install_WithoutManifest_IsRefused()
    {
        var folder = Folder();
        var file = Archive(folder, tar => Add(tar, "package/README.md", "x"), manifest: null);
        Assert.ThrowsExactly<ManifestException>(() => PluginArchive.Install(file, Path.Combine(folder, "plugins")));
        Assert.IsEmpty(Directory.GetFileSystemEntries(Path.Combine(folder, "plugins")));
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("no gzip at all")]
    public void Install_WhatIsNoArchive_IsRefused(string content)
    {
        var folder = Folder();
        var file = Path.Combine(folder, "bad.tgz");
        File.WriteAllText(file, content);
        Assert.ThrowsExactly<ManifestException>(() => PluginArchive.Install(file, Path.Combine(folder, "plugins")));
        Directory.Delete(folder, recursive: true);
    }

    private static void Refused(string reason, Action<TarWriter> content)
    {
        var folder = Folder();
        var plugins = Path.Combine(folder, "plugins");
        var file = Archive(folder, content, Manifest);
        var refused = Assert.ThrowsExactly<ManifestException>(() => PluginArchive.Install(file, plugins));
        Assert.Contains(reason, refused.Message);
        Assert.AreEqual("MLM121", refused.Mistakes.Single().Code);
        CollectionAssert.AreEquivalent(new[] { file, plugins }, Directory.GetFileSystemEntries(folder));
        Assert.IsEmpty(Directory.GetFileSystemEntries(plugins));
        Directory.Delete(folder, recursive: true);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("mlkids-archive-").FullName;

    private static string Archive(string folder, Action<TarWriter> content, string? manifest)
    {
        var file = Path.Combine(folder, "bad.tgz");
        using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        using var tar = new TarWriter(packed, TarEntryFormat.Pax);
        if (manifest is not null)
            Add(tar, "package/manifest.json", manifest);
        content(tar);
        return file;
    }

    private static void Add(TarWriter tar, string path, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

    private sealed class Zeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Array.Clear(buffer, offset, read);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
