using MLKids.Differential.Programs;

namespace MLKids.Differential.Running;

/// <summary>Runs generated programs on both sides.</summary>
/// <param name="reference">The other side.</param>
/// <param name="emit">Our emitter, or null.</param>
public sealed class SideBySide(ReferenceProcess reference, string? emit = null)
{
    /// <summary>Frames of one run.</summary>
    public const int Frames = 40;

    /// <summary>Programs at which the reference itself failed: there is nothing to compare with.</summary>
    public List<string> ReferenceFailures { get; } = [];

    /// <summary>Where the two differ over this program, or null.</summary>
    public async Task<string?> Compare(GeneratedProgram program)
    {
        var json = ProgramJson.Write(program);
        var theirs = await reference.Run(json);
        if (theirs.Error is not null)
        {
            ReferenceFailures.Add(theirs.Error.Split('\n')[0]);
            return null;
        }

        return Outcome.Difference(theirs, await OurSide.Run(json, Frames, emit));
    }
}
