using MLKids.Blocks.Diagnostics;

namespace MLKids.Testing;

/// <content>Expectations that say what was found and what was wanted, for any test framework.</content>
public sealed partial class PluginTest
{
    /// <summary>Sprites have said and thought exactly this so far, in this order.</summary>
    /// <exception cref="PluginTestException">They have not.</exception>
    public void ExpectSaid(params string[] wanted)
    {
        if (!Said.SequenceEqual(wanted))
            throw new PluginTestException($"Found that was said: {List(Said)}. Wanted: {List(wanted)}.{Also()}");
    }

    /// <summary>There is no finding so far.</summary>
    /// <exception cref="PluginTestException">There is one.</exception>
    public void ExpectNoFindings()
    {
        if (Findings.Count > 0)
            throw new PluginTestException($"Wanted no findings.{Also()}", _lastFailure);
    }

    /// <summary>There is a finding with this code.</summary>
    /// <returns>It.</returns>
    /// <exception cref="PluginTestException">There is none.</exception>
    public Diagnostic ExpectFinding(string code) =>
        Findings.FirstOrDefault(f => f.Code == code) ?? throw new PluginTestException($"Wanted a finding {code}.{(Findings.Count == 0 ? " There is none." : Also())}");

    /// <summary>The plugin has started this hat.</summary>
    /// <exception cref="PluginTestException">It has not.</exception>
    public void ExpectStarted(string opcode)
    {
        if (Started.All(s => s.Opcode != opcode))
            throw new PluginTestException($"Found started: {string.Join(", ", Started.Select(s => s.ToString()).DefaultIfEmpty("nothing"))}. Wanted: {opcode}.");
    }

    private string Also() => Findings.Count == 0 ? "" : $" Findings:{string.Concat(Findings.Select(f => $"\n  {f.Opcode} {f.Code}: {f.Message}"))}";
}
