using System.Collections;
using System.Runtime.InteropServices;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Packs.Wire;

/// <summary>
/// Objects of declared types as values that can be sent, and back. Records of the contracts go by the names of their properties; contracts themselves
/// (<see cref="Door.Contracts"/>) by number; delegates are left out. Only the declared type decides what is made of what came in.
/// </summary>
internal sealed class WireCodec(IHandles handles)
{

    public object? Encode(object? value, Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return value switch
        {
            null or Delegate => null,
            _ when type == typeof(object) || type == typeof(BlockValue) => BlockValue.From(value).ToObject(),
            string or bool or double or byte[] => value,
            int or long or byte => Convert.ToInt64(value, null),
            float number => (double)number,
            Enum => Convert.ToInt64(value, null),
            TimeSpan span => span.Ticks,
            BlockText text => text.Sentence,
            ReadOnlyMemory<byte> bytes => bytes.ToArray(),
            ReadOnlyMemory<float> samples => MemoryMarshal.AsBytes(samples.Span).ToArray(),
            IReadOnlyDictionary<string, string> map => map.SelectMany(p => new object?[] { p.Key, p.Value }).ToArray(),
            _ when Door.Contracts.Contains(type) => handles.IdOf(value),
            IEnumerable items when ItemOf(type) is { } item => items.Cast<object?>().Select(i => Encode(i, item)).ToArray(),
            _ => RecordParts.Of(type).Properties.SelectMany(p => new[] { p.Name, Encode(p.GetValue(value), p.PropertyType) }).ToArray(),
        };
    }

    /// <exception cref="WireException">It is no such value.</exception>
    public object? Decode(object? sent, Type declared)
    {
        if (sent is null)
            return declared.IsValueType && Nullable.GetUnderlyingType(declared) is null ? Activator.CreateInstance(declared) : null;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return sent switch
        {
            string or bool or double when type == typeof(object) => sent,
            string or bool or double when type == typeof(BlockValue) => BlockValue.From(sent),
            _ when type == sent.GetType() => sent,
            double number when type == typeof(float) => (float)number,
            long and >= int.MinValue and <= int.MaxValue and var whole when type == typeof(int) => (int)whole,
            long and >= 0 and <= 255 and var whole when type == typeof(byte) => (byte)whole,
            long and >= 0 and <= int.MaxValue and var whole when type.IsEnum && Enum.IsDefined(type, (int)whole) => Enum.ToObject(type, whole),
            long ticks when type == typeof(TimeSpan) => new TimeSpan(ticks),
            long id when Door.Contracts.Contains(type) => handles.Of(id, type),
            string sentence when type == typeof(BlockText) => new BlockText(sentence),
            byte[] bytes when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>(bytes),
            byte[] bytes when type == typeof(ReadOnlyMemory<float>) && bytes.Length % 4 == 0 => new ReadOnlyMemory<float>(MemoryMarshal.Cast<byte, float>(bytes).ToArray()),
            object?[] pairs when type == typeof(IReadOnlyDictionary<string, string>) => Map(pairs),
            object?[] items when ItemOf(type) is { } item => List(items, item),
            object?[] pairs when type.Assembly == typeof(BlockCall).Assembly => RecordParts.Of(type).Make(pairs, Decode),
            _ => throw new WireException($"a {sent.GetType().Name} is no {type.Name}"),
        };
    }

    private static Dictionary<string, string> Map(object?[] pairs)
    {
        var map = new Dictionary<string, string>();
        for (var i = 0; i + 1 < pairs.Length; i += 2)
            map[pairs[i] as string ?? throw new WireException("a name is no text")] = pairs[i + 1] as string ?? throw new WireException("a named text is none");
        return map;
    }

    private Array List(object?[] items, Type item)
    {
        var list = Array.CreateInstance(item, items.Length);
        for (var i = 0; i < items.Length; i++)
            list.SetValue(Decode(items[i], item) ?? throw new WireException($"there is nothing where a {item.Name} should be"), i);
        return list;
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var of && (of == typeof(IReadOnlyList<>) || of == typeof(IEnumerable<>)) ? type.GetGenericArguments()[0] : null;
}
