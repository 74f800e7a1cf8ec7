using Jint;

namespace MLKids.Runtime.Tests;

/// <summary>What a script says, in this flavour's engine.</summary>
internal static class ScriptAnswer
{
    public static object Of(Engine engine, string script) => engine.Evaluate(script).ToObject()!;
}
