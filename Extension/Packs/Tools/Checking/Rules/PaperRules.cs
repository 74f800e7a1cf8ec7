using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>What people look for before they take a plugin: who may use it, what it does, something to try.</summary>
internal static class PaperRules
{
    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin)
    {
        if (plugin.Manifest.License.Length == 0)
            yield return Paper("license", "the manifest names no licence", "write \"license\": \"MIT\", or the one that you choose");
        if (!Has(plugin, "LICENSE"))
            yield return Paper("license", "there is no file LICENSE", "add the licence's text as LICENSE or LICENSE.md");
        if (!Has(plugin, "README"))
            yield return Paper("", "there is no README.md", "write README.md: what the blocks do, with an example");
        if (plugin.Manifest.Description.Length == 0)
            yield return Paper("description", "the description is empty", "write one sentence for teachers: what can children do with it?");
        if (plugin.Manifest.Samples.Count == 0)
            yield return Paper("samples", "there is no example project", "save a program from the studio and name it in \"samples\"");

        Diagnostic Paper(string field, string message, string remedy) => plugin.AtField(field, CheckCodes.MissingPaper, Severity.Info, message, remedy) with { File = ManifestReader.FileName };
    }

    private static bool Has(CheckedPlugin plugin, string name) => plugin.Has(name) || plugin.Has(name + ".md") || plugin.Has(name + ".txt");
}
