namespace MLKids.Learning.Device;

/// <summary>One thing that the device check found.</summary>
/// <param name="Code">A number of <see cref="DeviceCodes"/>.</param>
/// <param name="Severity">Whether it speaks for the simplified preset.</param>
/// <param name="Message">What was found and which limit it meets.</param>
/// <param name="Guidance">What a person can do about it, or that nothing need be done.</param>
public sealed record DeviceFinding(string Code, DeviceSeverity Severity, string Message, string Guidance);
