namespace MLKids.Blocks.Authoring;

/// <summary>A pointed block that is true or false: the method returns <c>bool</c> or <c>Task&lt;bool&gt;</c>.</summary>
public sealed class PredicateAttribute(string id, string text) : BlockAttribute(id, text);
