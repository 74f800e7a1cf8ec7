using System.Net.Http.Headers;
using MLKids.Learning;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Studio.Tests.Examples;

[TestClass]
public sealed class SoundsApiTests
{
    [TestMethod]
    public async Task Waveform_ShowsWhereItIsLoud()
    {
        await using var place = await CollectPlace.With("sounds");
        var sound = await Add(place, seconds: 1);
        var wave = await place.Get($"/examples/{sound}/waveform");
        Assert.AreEqual(1.0, wave.GetProperty("seconds").GetDouble(), 0.001);
        var bars = wave.GetProperty("bars").EnumerateArray().Select(bar => bar.GetInt32()).ToList();
        Assert.HasCount(60, bars);
        Assert.IsTrue(bars[..29].All(bar => bar == 0) && bars[31..].All(bar => bar is > 120 and < 136), string.Join(' ', bars));
    }

    [TestMethod]
    public async Task Sound_CutShorter_TakesThePlaceOfTheLongOne()
    {
        await using var place = await CollectPlace.With("sounds");
        var sound = await Add(place, seconds: 2);
        await place.Send(HttpMethod.Put, $"/examples/{sound}/sound", Wav(1));
        Assert.AreEqual(1.0, (await place.Get($"/examples/{sound}/waveform")).GetProperty("seconds").GetDouble(), 0.001);
        Assert.AreEqual(LearningCodes.UnreadableSound, await place.Refused(HttpMethod.Put, $"/examples/{sound}/sound", new ByteArrayContent([1, 2, 3])));
        await place.Post("/undo", new { });
        Assert.AreEqual(2.0, (await place.Get($"/examples/{sound}/waveform")).GetProperty("seconds").GetDouble(), 0.001);
    }

    private static async Task<long> Add(CollectPlace place, int seconds)
    {
        var label = await place.Label("beep");
        Assert.AreEqual(1, (await place.Send(HttpMethod.Post, $"/labels/{label}/examples?name=beep.wav", Wav(seconds))).GetProperty("added").GetInt32());
        return (await place.Get($"/labels/{label}/examples")).GetProperty("examples")[0].GetProperty("id").GetInt64();
    }

    /// <summary>Silence, then a tone of half loudness.</summary>
    private static ByteArrayContent Wav(int seconds)
    {
        var samples = new float[seconds * SoundClip.Rate];
        for (var i = samples.Length / 2; i < samples.Length; i++)
            samples[i] = 0.5f * MathF.Sin(i * 0.3f);
        return new ByteArrayContent(SoundClip.FromSamples(samples).ToWav()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
    }
}
