namespace MLKids.Runtime.Hosting;

/// <summary>A target's scripts and hat conditions inside the engine; opaque outside <see cref="ScriptHost"/>.</summary>
internal sealed record LoadedModule(IReadOnlyList<object> Scripts, IReadOnlyList<object> Conditions);
