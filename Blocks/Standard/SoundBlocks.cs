using System.Globalization;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Standard;

/// <summary>Sounds, their effects and volume. Blocks that change them end with the frame, as in Scratch.</summary>
[BlockPack("sound", "Sound", Color = "#cf63cf")]
public sealed class SoundBlocks
{
    [Command("playuntildone", "play sound [SOUND_MENU] until done", About = "Plays a sound and goes on when it has ended.")]
    public async Task PlayUntilDone(BlockCall call, [Menu(Names = ProjectNames.Sounds, Shadow = "sound_sounds_menu")] string soundMenu)
    {
        var (target, stopped) = (call.Target, call.Stopped);
        if (FindSound(target.Sounds, soundMenu) is not { } sound)
            return;
        var silenced = call.Stage.Play(target, sound);

        // 120 tenths of a semitone are an octave, which is twice as fast.
        var seconds = sound.Seconds / Math.Pow(2, target.GetSoundEffect("pitch") / 120);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopped, silenced);
        try
        {
            await Waiting.Seconds(seconds, call.Time, ended.Token);
        }
        catch (OperationCanceledException) when (!stopped.IsCancellationRequested)
        {
            // The sound was stopped: it is done.
        }
    }

    [Command("play", "start sound [SOUND_MENU]", About = "Starts a sound and goes on at once.")]
    public void Play(BlockCall call, [Menu(Names = ProjectNames.Sounds, Shadow = "sound_sounds_menu")] string soundMenu)
    {
        if (FindSound(call.Target.Sounds, soundMenu) is { } sound)
            call.Stage.Play(call.Target, sound);
    }

    [Command("stopallsounds", "stop all sounds", About = "Silences everything.")]
    public void StopAllSounds(BlockCall call) => call.Stage.StopSounds();

    [Command("changeeffectby", "change [EFFECT] effect by [VALUE]", Apart = true, About = "Makes the sounds of this sprite higher, or moves them to a side.")]
    public Task ChangeEffectBy(BlockCall call, [Menu("PITCH|pitch", "PAN|pan left/right", Droppable = false)] string effect = "PITCH", double value = 10)
    {
        var name = effect.ToLowerInvariant();
        call.Target.SetSoundEffect(name, call.Target.GetSoundEffect(name) + value);
        return Task.CompletedTask;
    }

    [Command("seteffectto", "set [EFFECT] effect to [VALUE]", About = "Sets how high this sprite sounds, or from which side. 0 is as recorded.")]
    public Task SetEffectTo(BlockCall call, [Menu("PITCH|pitch", "PAN|pan left/right", Droppable = false)] string effect = "PITCH", double value = 100)
    {
        call.Target.SetSoundEffect(effect.ToLowerInvariant(), value);
        return Task.CompletedTask;
    }

    [Command("cleareffects", "clear sound effects", About = "Lets this sprite sound as recorded again.")]
    public void ClearEffects(BlockCall call) => call.Target.ClearSoundEffects();

    [Command("changevolumeby", "change volume by [VOLUME]", Apart = true, About = "Makes this sprite louder, or quieter with a negative number.")]
    public Task ChangeVolumeBy(BlockCall call, double volume = -10)
    {
        call.Target.Volume += volume;
        return Task.CompletedTask;
    }

    [Command("setvolumeto", "set volume to [VOLUME] %", About = "Sets how loud this sprite is: 100 % is as recorded.")]
    public Task SetVolumeTo(BlockCall call, double volume = 100)
    {
        call.Target.Volume = volume;
        return Task.CompletedTask;
    }

    [Reporter("volume", "volume", About = "How loud this sprite is, in percent.")]
    public double Volume(BlockCall call) => call.Target.Volume;

    [Reporter("sounds_menu", "[SOUND_MENU]", Hidden = true)]
    public string SoundsMenu(string soundMenu) => soundMenu;

    [Reporter("beats_menu", "[BEATS]", Hidden = true)]
    public string BeatsMenu(string beats) => beats;

    [Reporter("effects_menu", "[EFFECT]", Hidden = true)]
    public string EffectsMenu(string effect) => effect;

    // By name first, then by position from 1, which wraps around; "2x" counts as 2, as Scratch reads it.
    private static Sound? FindSound(IReadOnlyList<Sound> sounds, string wanted)
    {
        if (sounds.FirstOrDefault(s => s.Name == wanted) is { } named)
            return named;
        var text = wanted.Trim();
        var digits = text.AsSpan(text.Length > 0 && text[0] is '-' or '+' ? 1 : 0);
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        digits = length < 0 ? digits : digits[..length];
        if (sounds.Count == 0 || !double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        var index = (text[0] == '-' ? -number : number) - 1;
        return sounds[(int)(index - Math.Floor(index / sounds.Count) * sounds.Count)];
    }
}
