using System.Globalization;
using System.Reflection;
using System.Text;
using MLKids.Tests;

namespace MLKids.PublicSurface.Tests;

/// <summary>What others can call, written down: a change of it is seen and meant, never an accident.</summary>
[TestClass]
public sealed class ApprovedSurfaceTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    [TestMethod]
    [DataRow("MLKids.Blocks")]
    [DataRow("MLKids.Runtime")]
    [DataRow("MLKids.Learning")]
    [DataRow("MLKids.Extension")]
    [DataRow("MLKids.Testing")]
    [DataRow("MLKids.Testing.Learning")]
    public void Surface_IsTheApprovedOne(string assembly)
    {
        var folder = Path.Combine(SharedData.Root, "tests", "PublicSurface.Tests", "Approved");
        var (approved, received) = (Path.Combine(folder, $"{assembly}.txt"), Path.Combine(folder, $"{assembly}.received.txt"));
        var surface = Describe(Assembly.Load(assembly));
        var known = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (surface == known)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, surface);
        var (before, after) = (known.Split('\n').ToHashSet(), surface.Split('\n').ToHashSet());
        Assert.Fail(
            $"The public surface of {assembly} has changed:\n"
            + string.Join('\n', known.Split('\n').Where(l => !after.Contains(l)).Select(l => $"- {l.Trim()}").Concat(surface.Split('\n').Where(l => !before.Contains(l)).Select(l => $"+ {l.Trim()}")).Take(40))
            + $"\nIf that is meant, approve it:\n  mv tests/PublicSurface.Tests/Approved/{assembly}.received.txt tests/PublicSurface.Tests/Approved/{assembly}.txt");
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        // What a flavour alone has lies in a namespace of its own.
        foreach (var type in assembly.GetExportedTypes().Where(t => t.Namespace?.Contains(".Flavours", StringComparison.Ordinal) != true).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Kind(type)} {Name(type)}{Bases(type)}\n");
            foreach (var line in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        (type.IsInterface || type.IsEnum || type.IsValueType ? "" : type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")
        + (type.IsInterface ? "interface" : type.IsEnum ? "enum" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsValueType ? "struct" : type.GetMethod("<Clone>$") is not null ? "record" : "class");

    private static string Bases(Type type)
    {
        var bases = new List<string>();
        if (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum))
            bases.Add(Name(b));
        bases.AddRange(type.GetInterfaces().Where(i => i.Name != "IEquatable`1" && !type.IsEnum).Select(Name).Order(StringComparer.Ordinal));
        return bases.Count == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n} = {Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)}"));
        var isRecord = type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", All) is not null);
        string[] ofRecords = ["Equals", "GetHashCode", "ToString", "op_Equality", "op_Inequality", "Deconstruct", "<Clone>$", "PrintMembers", "get_EqualityContract"];
        var constructors = type.GetConstructors(All).Where(Shown).Where(c => !(isRecord && c.GetParameters() is [{ } only] && only.ParameterType == type)).Select(c => $"new({Parameters(c)})");
        var properties = type.GetProperties(All).Where(p => p.GetMethod is { } g && Shown(g) && p.Name != "EqualityContract")
            .Select(p => $"{Static(p.GetMethod!)}{Named(p.PropertyType, Nullability.Create(p))} {p.Name} {{ get;{(p.SetMethod is { } s && Shown(s) ? s.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;" : "")} }}");
        var fields = type.GetFields(All).Where(f => f.IsPublic || f.IsFamily)
            .Select(f => f.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $"const {Name(f.FieldType)} {f.Name} = {f.GetRawConstantValue()}") : $"{(f.IsStatic ? "static " : "")}{Name(f.FieldType)} {f.Name}");
        var events = type.GetEvents(All).Where(e => Shown(e.AddMethod!)).Select(e => $"event {Name(e.EventHandlerType!)} {e.Name}");
        var methods = type.GetMethods(All).Where(m => Shown(m) && !m.IsSpecialName && !(isRecord && ofRecords.Contains(m.Name)))
            .Select(m => $"{Static(m)}{Named(m.ReturnType, Nullability.Create(m.ReturnParameter))} {m.Name}{(m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(Name))}>" : "")}({Parameters(m)})");
        return [.. constructors, .. properties, .. fields, .. events, .. methods];
    }

    private static bool Shown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Named(p.ParameterType, Nullability.Create(p))} {p.Name}{(p.HasDefaultValue ? $" = {Default(p)}" : "")}"));

    private static string Default(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => "default",
        string text => $"\"{text}\"",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Named(Type type, NullabilityInfo nullability) => Name(type) + (!type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return $"ref {Name(type.GetElementType()!)}";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return $"{Name(inner)}?";
        if (type.IsGenericParameter)
            return type.Name;
        var name = type.Namespace?.StartsWith("MLKids", StringComparison.Ordinal) == true ? type.FullName ?? $"{type.Namespace}.{type.Name}" : type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
