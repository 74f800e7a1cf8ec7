namespace MLKids.Blocks.Authoring;

/// <summary>A round block: the method returns text, a number, or <c>object</c> for either; or a <c>Task</c> of these.</summary>
public sealed class ReporterAttribute(string id, string text) : BlockAttribute(id, text);
