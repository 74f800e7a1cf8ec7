namespace MLKids.Learning.Training;

/// <summary>
/// How much data a model has, for presets that depend on it (after Machine Learning for Kids' sounds: tiny, default, huge).
/// </summary>
public enum SizeClass
{
    /// <summary>The preset is the same for every size.</summary>
    Any,

    /// <summary>Under 15 examples a label, or under 30 in all.</summary>
    Tiny,

    /// <summary>Neither tiny nor huge.</summary>
    Default,

    /// <summary>Over 50 examples a label.</summary>
    Huge,
}
