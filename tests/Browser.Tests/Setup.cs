namespace MLKids.Browser.Tests;

[TestClass]
public static class Setup
{
    [AssemblyCleanup]
    public static Task End() => Chromium.End();
}
