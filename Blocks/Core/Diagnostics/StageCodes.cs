namespace MLKids.Blocks.Diagnostics;

/// <summary>What the world outside cannot do for a block (MLR1..). Never renumbered.</summary>
public static class StageCodes
{
    /// <summary>A picture was asked for and there is no camera.</summary>
    public const string NoCamera = "MLR101";

    /// <summary>The stage's picture was asked for and this host draws none.</summary>
    public const string NoRenderer = "MLR102";

    /// <summary>A sound was asked for and there is no microphone.</summary>
    public const string NoMicrophone = "MLR103";
}
