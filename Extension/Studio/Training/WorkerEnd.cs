using System.Globalization;
using MLKids.Learning;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>Explains why a worker process has ended before its work was done.</summary>
/// <param name="Code">Its exit code; null when it would not end.</param>
/// <param name="Errors">The last lines of its standard error.</param>
/// <param name="PeakBytes">The most resident memory that was seen.</param>
/// <param name="Examples">Examples that it learned from.</param>
internal sealed record WorkerEnd(int? Code, string Errors, long PeakBytes, int Examples)
{
    /// <summary>What runtimes and C libraries write when they get no memory.</summary>
    private static readonly string[] SignsOfMemory = ["Out of memory", "OutOfMemoryException", "bad_alloc", "0x8007000E", "Cannot allocate memory"];

    /// <summary>Windows: STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT, E_OUTOFMEMORY.</summary>
    private static readonly int[] CodesOfMemory = [unchecked((int)0xC0000017), unchecked((int)0xC000012D), unchecked((int)0x8007000E)];

    private double PeakMB => Math.Round(PeakBytes / 1048576.0);

    /// <summary>Whether its last words or its exit code speak of memory.</summary>
    public bool SpeaksOfMemory => CodesOfMemory.Contains(Code ?? 0) || SignsOfMemory.Any(sign => Errors.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>It ran out of memory (<see cref="LearningCodes.OutOfMemory"/>).</summary>
    /// <param name="preset">Offers the simplified model to whom has not tried it.</param>
    /// <param name="limit">What it may take, in bytes.</param>
    /// <param name="how">What happened.</param>
    public LearningException OutOfMemory(Preset preset, long limit, string how) => new(
        LearningCodes.OutOfMemory,
        preset == Preset.Simplified
            ? "The computer ran out of memory while learning. Try fewer examples."
            : "The computer ran out of memory while learning. Try the simplified model.",
        Text($"Training ran out of memory: {how}; limit {limit >> 20} MB, peak {PeakMB} MB, {Examples} examples, preset {preset}. The earlier model is kept."));

    /// <summary>It gave no sign of life (<see cref="LearningCodes.WorkerSilent"/>).</summary>
    public LearningException Silent(TimeSpan silence) => new(
        LearningCodes.WorkerSilent,
        "Learning got stuck, so I stopped it. Please try again.",
        Text($"The training process gave no sign of life for {silence.TotalSeconds} s and was ended; peak {PeakMB} MB, {Examples} examples. The earlier model is kept.{LastLines}"));

    /// <summary>It ended for another reason (<see cref="LearningCodes.WorkerEnded"/>).</summary>
    public LearningException Unexpected() => new(
        LearningCodes.WorkerEnded,
        "Learning stopped suddenly. Your examples are safe. Please try again.",
        Text($"The training process ended with exit code {Code?.ToString(CultureInfo.InvariantCulture) ?? "none"}; peak {PeakMB} MB, {Examples} examples. The earlier model is kept.{LastLines}"));

    private string LastLines => Errors.Length == 0 ? "" : " Its last words:\n" + Errors;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
