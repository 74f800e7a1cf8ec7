using MLKids.Blocks.Diagnostics;

namespace MLKids.Runtime.Projects;

/// <summary>A file cannot be opened as a project.</summary>
public sealed class ProjectException(string code, string childSentence, string message, Exception? inner = null) : Exception(message, inner)
{
    public Diagnostic Diagnostic { get; } = new(code, Severity.Error, childSentence, message);
}
