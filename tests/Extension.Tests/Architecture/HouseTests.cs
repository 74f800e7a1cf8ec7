using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MLKids.Tests;

namespace MLKids.Extension.Tests.Architecture;

/// <summary>The table of who may know whom, and the numbers of the diagnostics.</summary>
[TestClass]
public sealed partial class HouseTests
{
    /// <summary>Project → all that it may reference.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Table = new()
    {
        ["MLKids.Blocks"] = ([], []),
        ["MLKids.Blocks.Standard"] = (["MLKids.Blocks"], []),
        ["MLKids.Blocks.MachineLearning"] = (["MLKids.Blocks", "MLKids.Learning"], []),
        ["MLKids.Runtime"] = (["MLKids.Blocks"], ["Jint"]),
        ["MLKids.OnnxRuntime"] = ([], ["System.Numerics.Tensors"]),
        ["MLKids.Learning"] = (["MLKids.OnnxRuntime"], ["CsvHelper", "MathNet.Numerics", "Microsoft.ML", "Microsoft.ML.ImageAnalytics", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxTransformer", "NAudio", "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core", "SQLitePCLRaw.provider.e_sqlite3", "SQLitePCLRaw.config.e_sqlite3", "SourceGear.sqlite3", "System.Numerics.Tensors"]),
        ["MLKids.Extension"] = (["MLKids.Blocks.MachineLearning", "MLKids.Blocks", "MLKids.Learning"], []),
        ["MLKids.Packs"] = (["MLKids.Extension", "MLKids.Runtime", "MLKids.Blocks.Standard"], []),
        ["MLKids.Testing"] = (["MLKids.Packs", "MLKids.Extension", "MLKids.Learning", "MLKids.Runtime", "MLKids.Blocks.Standard"], []),
        ["MLKids.Testing.Learning"] = (["MLKids.Learning"], ["MSTest.TestFramework", "MSTest"]),
        ["MLKids.Studio"] = (["MLKids.Packs", "MLKids.Testing", "MLKids.Testing.Learning", "MLKids.Extension", "MLKids.Runtime", "MLKids.Blocks.Standard"], ["NAudio", "Spectre.Console", "System.CommandLine"]),
    };

    [TestMethod]
    public void Projects_ReferenceOnlyWhatTheTableAllows()
    {
        var files = new[] { "Blocks", "Runtime", "Extension" }.SelectMany(f => Directory.GetFiles(Path.Combine(SharedData.Root, f), "*.csproj", SearchOption.AllDirectories))
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        var wrong = new List<string>();
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!Table.TryGetValue(name, out var allowed))
            {
                wrong.Add($"{name} is not in the table of this test and of architecture.md §1");
                continue;
            }

            var xml = XDocument.Load(file);
            string[] Of(string element) => [.. xml.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>()];
            wrong.AddRange(Of("ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))).Except(allowed.Projects).Select(p => $"{name} references {p}"));
            wrong.AddRange(Of("PackageReference").Except(allowed.Packages).Select(p => $"{name} references the package {p}"));
            wrong.AddRange(Of("FrameworkReference").Where(_ => name != "MLKids.Studio").Select(f => $"{name} references the framework {f}"));
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
        Assert.HasCount(Table.Count, files);
    }

    [TestMethod]
    [DataRow("MLKids.Blocks", "jint|onnxruntime|aspnetcore|mlkids.(runtime|learning|extension)")]
    [DataRow("MLKids.Blocks.Standard", "jint|onnxruntime|aspnetcore|mlkids.(runtime|learning|extension)")]
    [DataRow("MLKids.Blocks.MachineLearning", "jint|onnxruntime|aspnetcore|mlkids.(runtime|extension)")]
    [DataRow("MLKids.Extension", "jint|onnxruntime|aspnetcore|mlkids.runtime")]
    [DataRow("MLKids.Learning", "jint|aspnetcore|mlkids.(blocks|runtime|extension)")]
    [DataRow("MLKids.Runtime", "onnxruntime|aspnetcore|mlkids.(learning|extension|blocks.)")]
    public void Assemblies_DoNotSeeWhatTheyMustNot(string assembly, string forbidden)
    {
        var seen = Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!.ToLowerInvariant()).Where(a => Regex.IsMatch(a, forbidden)).ToList();
        Assert.IsEmpty(seen, $"{assembly} sees {string.Join(", ", seen)}");
    }

    [TestMethod]
    [DataRow("MLKids.Runtime", "jint")]
    [DataRow("MLKids.Learning", "onnxruntime|mathnet|sqlite")]
    [DataRow("MLKids.Extension", "jint|onnxruntime")]
    [DataRow("MLKids.Blocks.MachineLearning", "onnxruntime")]
    public void PublicSurface_ShowsNoTypeOfALibraryInside(string assembly, string forbidden)
    {
        var shown = Assembly.Load(assembly).GetExportedTypes().SelectMany(Types).Where(t => Regex.IsMatch(t.Type.Assembly.GetName().Name!, forbidden, RegexOptions.IgnoreCase)).Select(t => $"{t.Where}: {t.Type}").Distinct().ToList();
        Assert.IsEmpty(shown, string.Join('\n', shown));
    }

    [TestMethod]
    public void DiagnosticCodes_AreUniqueAndWellFormed()
    {
        string[] assemblies = ["MLKids.Blocks", "MLKids.Blocks.Standard", "MLKids.Blocks.MachineLearning", "MLKids.Runtime", "MLKids.Learning", "MLKids.Extension"];
        var codes = assemblies.SelectMany(a => Assembly.Load(a).GetTypes())
            .Where(t => t.Name.EndsWith("Codes", StringComparison.Ordinal) && t.Name != "WarningCodes")
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (Name: $"{t.FullName}.{f.Name}", Code: (string)f.GetRawConstantValue()!)))
            .ToList();
        Assert.IsGreaterThan(40, codes.Count);
        foreach (var same in codes.GroupBy(c => c.Code))
            Assert.AreEqual(1, same.Count(), $"{same.Key}: {string.Join(", ", same.Select(c => c.Name))}");
        foreach (var (name, code) in codes)
            StringAssert.Matches(code, Form(), name);
    }

    private static IEnumerable<(Type Type, string Where)> Types(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var seen = new List<(Type, string)>();
        void See(Type? t, string where)
        {
            if (t is null)
                return;
            if (t.HasElementType)
                See(t.GetElementType(), where);
            foreach (var argument in t.GetGenericArguments())
                See(argument, where);
            seen.Add((t, where));
        }

        See(type.BaseType, type.Name);
        foreach (var contract in type.GetInterfaces())
            See(contract, type.Name);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly))
        {
            See((method as MethodInfo)?.ReturnType, $"{type.Name}.{method.Name}");
            foreach (var parameter in method.GetParameters())
                See(parameter.ParameterType, $"{type.Name}.{method.Name}");
        }

        foreach (var field in type.GetFields(All).Where(f => f.IsPublic || f.IsFamily))
            See(field.FieldType, $"{type.Name}.{field.Name}");
        return seen;
    }

    [GeneratedRegex(@"^ML[BPCRTM]\d{3}$")]
    private static partial Regex Form();
}
