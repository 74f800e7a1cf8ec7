namespace MLKids.Runtime.Scheduling;

/// <summary>A script that runs now.</summary>
/// <param name="Target">The sprite's <see cref="Projects.ProjectTarget.Key"/>.</param>
/// <param name="TopBlock">Id of its top block.</param>
public readonly record struct RunningScript(string Target, string TopBlock);
