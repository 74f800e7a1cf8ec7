using System.Text;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures.Network;

namespace MLKids.Learning.Tests.Featurizers.Pictures;

[TestClass]
public sealed class GgufFileTests
{
    [TestMethod]
    public void Read_SmallFile_GivesNumbersShapesAndFloats()
    {
        var file = new GgufFile(File());
        Assert.AreEqual(0.5f, file.Number("half"));
        CollectionAssert.AreEqual(new long[] { 3, 2 }, file.Shape("matrix"));
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4, 5, 6 }, file.Floats("matrix"));
        CollectionAssert.AreEqual(new float[] { 1.5f, -2 }, file.Floats("halves"));
        Assert.IsFalse(file.Has("other"));
        Assert.ThrowsExactly<InvalidDataException>(() => file.Floats("other"));
        Assert.ThrowsExactly<InvalidDataException>(() => file.Number("other"));
    }

    [TestMethod]
    public void Read_CutOffHeader_IsAnError()
    {
        var bytes = File();
        for (var length = 0; length < 150; length += 7)
            Assert.ThrowsExactly<InvalidDataException>(() => new GgufFile(bytes[..length]), $"{length} bytes");
    }

    [TestMethod]
    public void Read_Weights_HasTheNetworksTensors()
    {
        var file = new GgufFile(System.IO.File.ReadAllBytes(MobileNetFeaturizer.DefaultWeightsPath));
        CollectionAssert.AreEqual(new long[] { 16, 3, 3, 3 }, file.Shape("features.0.0.weight"));
        Assert.HasCount(576, file.Floats("features.12.1.bias"));
        Assert.AreEqual(0.456f, file.Number("mobilenet.mean_g"));
    }

    private static byte[] File()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GGUF"u8);
        writer.Write(3);
        writer.Write(2L);
        writer.Write(2L);
        Text("name");
        writer.Write(8);
        Text("a test");
        Text("half");
        writer.Write(6);
        writer.Write(0.5f);
        Text("matrix");
        writer.Write(2);
        writer.Write(2L);
        writer.Write(3L);
        writer.Write(0);
        writer.Write(0L);
        Text("halves");
        writer.Write(1);
        writer.Write(2L);
        writer.Write(1);
        writer.Write(32L);
        while (stream.Position % 32 != 0)
            writer.Write((byte)0);
        for (var i = 1; i <= 6; i++)
            writer.Write((float)i);
        writer.Write(0L);
        writer.Write((Half)1.5f);
        writer.Write((Half)(-2f));
        return stream.ToArray();

        void Text(string text)
        {
            writer.Write((long)text.Length);
            writer.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
