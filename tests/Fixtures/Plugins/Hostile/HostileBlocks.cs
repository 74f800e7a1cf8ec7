using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;

namespace Hostile;

/// <summary>Blocks that do what no block must do.</summary>
[BlockPack("hostile", "Hostile")]
public sealed class HostileBlocks
{
    private readonly Deed _deed;
    private readonly Misdeeds _misdeeds;

    public HostileBlocks(Deed deed, IHatStarter hats, IStage stage, IPluginStorage storage)
    {
        _deed = deed;
        _misdeeds = new Misdeeds(hats, stage, storage);
        if (deed.Is("ConstructorThrows"))
            throw new InvalidOperationException("constructor");
        if (deed.Is("ConstructorLoops"))
            Misdeeds.Spin();
        if (deed.Is("StaticConstructorThrows"))
            Statics.Touch();
    }

    [Command("do", "do [DEED]")]
    public void Do(string deed, BlockCall call) => _misdeeds.Do(deed, call);

    [Reporter("ask", "ask [DEED]")]
    public object Ask(string deed) => _misdeeds.Ask(deed)!;

    [Command("later", "later [DEED]")]
    public Task Later(string deed, BlockCall call) => _misdeeds.Later(deed, call);

    [Command("steps", "steps [DEED]")]
    public IEnumerator<Pause> Steps(string deed) => deed == "null" ? null! : Misdeeds.Steps(deed);

    [Reporter("fine", "fine")]
    public string Fine() => "fine";

    [Reporter("menu", "menu [ITEM]")]
    public string Menu([Menu(Source = nameof(Items))] string item = "one") => item;

    [Hat("when", "when hostile")]
    public bool When()
    {
        if (_deed.Is("HatThrows"))
            throw new InvalidOperationException("hat");
        if (_deed.Is("HatLoops"))
            Misdeeds.Spin();
        return false;
    }

    public IEnumerable<string> Items() => _deed.Name switch
    {
        "MenuThrows" => throw new InvalidOperationException("menu"),
        "MenuLoops" => Misdeeds.Spin(),
        "MenuIsNull" => null!,
        "MenuIsEndless" => Endless(),
        _ => ["one"],
    };

    private static IEnumerable<string> Endless()
    {
        while (true)
            yield return "again";
    }

    private static class Statics
    {
        private static readonly int Value = int.Parse("no number");

        public static void Touch() => GC.KeepAlive(Value);
    }
}
