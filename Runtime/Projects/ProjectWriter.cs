namespace MLKids.Runtime.Projects;

/// <summary>Writes programs for saving.</summary>
public static class ProjectWriter
{
    /// <summary>
    /// The project as <c>.sb3</c>. What was read and not changed is written as it was: unknown extensions, comments, monitors, ids, order and number formats. The same
    /// project always gives the same bytes.
    /// </summary>
    /// <param name="project">As read, or changed with <c>with</c>.</param>
    /// <returns>The whole file. Writing it safely (temporary file, rename) is the caller's.</returns>
    public static byte[] Write(Project project) => Sb3Writer.Write(project);
}
