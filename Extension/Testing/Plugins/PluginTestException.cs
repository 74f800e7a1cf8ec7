namespace MLKids.Testing;

/// <summary>A test cannot go on, or does not find what it wants.</summary>
public class PluginTestException(string message, Exception? inner = null) : Exception(message, inner);
