namespace MLKids.Learning.Training;

/// <summary>The two ways to train. Which one a program uses is decided by the device check, unless a person or a block says so.</summary>
public enum Preset
{
    /// <summary>Multi-layer head: tuned for accuracy.</summary>
    Accurate,

    /// <summary>Softmax head: small, light, for computers with little memory or power.</summary>
    Simplified,
}
