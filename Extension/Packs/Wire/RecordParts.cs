using System.Collections.Concurrent;
using System.Reflection;

namespace MLKids.Packs.Wire;

/// <summary>What a record of the contracts consists of: its properties that can be set, by constructor or by name.</summary>
internal sealed class RecordParts
{
    private static readonly ConcurrentDictionary<Type, RecordParts> Known = new();
    private readonly Type _type;
    private readonly ConstructorInfo? _constructor;
    private readonly Dictionary<string, PropertyInfo> _byName;

    private RecordParts(Type type)
    {
        _type = type;
        Properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null && p.GetIndexParameters().Length == 0)];
        _byName = Properties.ToDictionary(p => p.Name);
        _constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault(c => c.GetParameters().All(p => _byName.ContainsKey(p.Name!)));
    }

    public IReadOnlyList<PropertyInfo> Properties { get; }

    public static RecordParts Of(Type type) => Known.GetOrAdd(type, t => new RecordParts(t));

    /// <summary>A record from names and values in turn. What is not named has its default; unknown names are passed over.</summary>
    /// <exception cref="WireException">A value is of the wrong kind.</exception>
    public object Make(object?[] pairs, Func<object?, Type, object?> decode)
    {
        var given = new Dictionary<string, object?>();
        for (var i = 0; i + 1 < pairs.Length; i += 2)
            if (pairs[i] is string name && _byName.TryGetValue(name, out var property))
                given[name] = decode(pairs[i + 1], property.PropertyType);
        var parameters = _constructor?.GetParameters() ?? [];
        var made = _constructor is null
            ? Activator.CreateInstance(_type)!
            : _constructor.Invoke([.. parameters.Select(p => given.Remove(p.Name!, out var value) ? value : decode(null, p.ParameterType))]);
        foreach (var (name, value) in given)
            if (value is not null)
                _byName[name].SetValue(made, value);
        return made;
    }
}
