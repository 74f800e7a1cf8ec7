namespace MLKids.Learning.Device;

/// <summary>How much a finding weighs.</summary>
public enum DeviceSeverity
{
    /// <summary>Worth knowing; changes nothing.</summary>
    Note,

    /// <summary>A sign of low resources: one is enough for the simplified preset.</summary>
    Warning,
}
