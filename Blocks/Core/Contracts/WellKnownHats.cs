namespace MLKids.Blocks.Contracts;

/// <summary>Hats that a host itself starts.</summary>
public static class WellKnownHats
{
    public const string GreenFlag = "event_whenflagclicked";
    public const string KeyPressed = "event_whenkeypressed";
    public const string SpriteClicked = "event_whenthisspriteclicked";
    public const string StageClicked = "event_whenstageclicked";
    public const string BackdropSwitches = "event_whenbackdropswitchesto";
    public const string BroadcastReceived = "event_whenbroadcastreceived";
    public const string StartAsClone = "control_start_as_clone";
}
