using MLKids.Learning.Training;

namespace MLKids.Learning.Device;

/// <summary>What the device check says. Advice: it forbids nothing.</summary>
/// <param name="Preset">What to train with where nobody can be asked.</param>
/// <param name="Reason">One sentence for a child or a teacher.</param>
/// <param name="Findings">In a fixed order; empty when all is well.</param>
public sealed record DeviceReport(Preset Preset, string Reason, IReadOnlyList<DeviceFinding> Findings)
{
    /// <summary>True when a person should be offered the simplified model beside the accurate one.</summary>
    public bool OffersSimplified => Preset == Preset.Simplified;
}
