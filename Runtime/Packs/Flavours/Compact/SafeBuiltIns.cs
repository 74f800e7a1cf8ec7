using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Packs;

/// <summary>
/// Built-in functions of Jint 2 that have no limit of their own get one (they run natively: no statement is counted), and those with faults are mended. What is merely
/// missing stands in the prelude, in JavaScript.
/// </summary>
internal sealed class SafeBuiltIns(Engine engine, ScriptPackLimits limits, SafeOperators operators)
{
    private static readonly string[] ArrayFunctions =
    [
        "join", "indexOf", "lastIndexOf", "forEach", "map", "filter", "some", "every", "reduce", "reduceRight", "reverse", "slice", "splice", "shift", "unshift", "concat",
        "push", "pop", "toString", "toLocaleString",
    ];

    private static readonly Dictionary<string, Func<double, double>> MathFunctions = new()
    {
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["cbrt"] = x => Math.Round(Math.Cbrt(x)) is var near && near * near * near == x ? near : Math.Cbrt(x),
        ["sinh"] = Math.Sinh,
        ["cosh"] = Math.Cosh,
        ["tanh"] = Math.Tanh,
        ["asinh"] = Math.Asinh,
        ["acosh"] = Math.Acosh,
        ["atanh"] = Math.Atanh,
        ["fround"] = x => (float)x,
    };

    public void Install()
    {
        var array = engine.Array.PrototypeObject;
        foreach (var name in ArrayFunctions)
            Wrap(array, name, (self, arguments, inner) => OverArray(name, self, arguments, inner));
        Wrap(array, "sort", (self, arguments, _) => Sort(self, arguments));
        Wrap(engine.String.PrototypeObject, "replace", (self, arguments, inner) => Replace(self, arguments, inner));
        Wrap(engine.String.PrototypeObject, "toLowerCase", (self, _, _) => Cast.Lower(TypeConverter.ToString(self)));
        Wrap(engine.String.PrototypeObject, "toUpperCase", (self, _, _) => TypeConverter.ToString(self).ToUpperInvariant().Replace("ß", "SS"));
        Wrap(engine.Function.PrototypeObject, "apply", (self, arguments, inner) => Apply(self, arguments, inner));
        Wrap(engine.Json, "parse", (self, arguments, inner) => Parse(self, arguments, inner));
        Wrap(engine.Json, "stringify", (self, arguments, inner) => Stringify(self, arguments, inner));
        Wrap(engine.Number.PrototypeObject, "toFixed", (self, arguments, inner) => ToFixed(self, arguments, inner));
        foreach (var (name, function) in MathFunctions)
            Put(engine.Math, name, (_, arguments) => function(arguments.Length == 0 ? double.NaN : TypeConverter.ToNumber(arguments[0])), 1);
    }

    private JsValue OverArray(string name, JsValue self, JsValue[] arguments, FunctionInstance inner)
    {
        var length = LengthOf(self);
        if (name == "join" && arguments.Length > 0 && arguments[0].IsString())
            CheckText(length * arguments[0].AsString().Length);
        operators.CheckStack();
        return inner.Call(self, arguments);
    }

    // Stable, which the engine's own is not; an inconsistent comparison gives some order.
    private JsValue Sort(JsValue self, JsValue[] arguments)
    {
        LengthOf(self);
        var owner = self.AsObject();
        var length = (int)TypeConverter.ToNumber(owner.Get("length"));
        var items = new List<JsValue>();
        for (var i = 0; i < length; i++)
            if (owner.HasProperty(Key(i)))
                items.Add(owner.Get(Key(i)));
        var defined = items.Where(v => !v.IsUndefined()).ToArray();
        if (arguments.Length > 0 && arguments[0].TryCast<ICallable>() is { } compare)
            Merge(defined, (a, b) => TypeConverter.ToNumber(compare.Call(JsValue.Undefined, [a, b])));
        else
            defined = [.. defined.Select(v => (Value: v, Text: TypeConverter.ToString(v))).OrderBy(v => v.Text, StringComparer.Ordinal).Select(v => v.Value)];
        var at = 0;
        foreach (var value in defined)
            owner.Put(Key(at++), value, true);
        for (; at < items.Count; at++)
            owner.Put(Key(at), JsValue.Undefined, true);
        for (; at < length; at++)
            owner.Delete(Key(at), true);
        return self;
    }

    private static void Merge(JsValue[] items, Func<JsValue, JsValue, double> compare)
    {
        var other = new JsValue[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var (left, middle, end) = (start, Math.Min(start + width, items.Length), Math.Min(start + 2 * width, items.Length));
                var right = middle;
                for (var i = start; i < end; i++)
                    other[i] = left < middle && (right >= end || !(compare(items[left], items[right]) > 0)) ? items[left++] : items[right++];
            }

            other.CopyTo(items, 0);
        }
    }

    private JsValue Replace(JsValue self, JsValue[] arguments, FunctionInstance inner)
    {
        if (arguments.Length > 1 && arguments[1].IsString() && self.IsString())
        {
            var (text, with) = (self.AsString(), arguments[1].AsString());
            var each = with.Contains('$') ? with.Length + (double)text.Length : with.Length;
            CheckText(each * text.Length / (arguments[0].IsString() ? Math.Max(1, text.Length) : 1));
        }

        return inner.Call(self, arguments);
    }

    private JsValue Apply(JsValue self, JsValue[] arguments, FunctionInstance inner)
    {
        if (arguments.Length > 1 && arguments[1].IsObject())
            LengthOf(arguments[1]);
        operators.CheckStack();
        return inner.Call(self, arguments);
    }

    private JsValue Parse(JsValue self, JsValue[] arguments, FunctionInstance inner)
    {
        var text = TypeConverter.ToString(arguments.Length > 0 ? arguments[0] : JsValue.Undefined);
        CheckJson(text);
        try
        {
            return inner.Call(self, [text]);
        }
        catch (Exception e) when (e is not (JavaScriptException or PackFailure or OutOfMemoryException))
        {
            throw new JavaScriptException(engine.SyntaxError, "This is no JSON text");
        }
        catch (JavaScriptException e)
        {
            throw new JavaScriptException(engine.SyntaxError, e.Message.Length > 0 ? e.Message : "This is no JSON text");
        }
    }

    // Strictly: the engine's parser takes more than JSON, and is recursive.
    private void CheckJson(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = limits.Depth });
        }
        catch (JsonException e)
        {
            throw new JavaScriptException(engine.SyntaxError, $"This is no JSON text: {e.Message}");
        }
        catch (ArgumentException)
        {
            // Half a letter outside the basic plane: no text for .NET, and one for JavaScript.
        }
    }

    private JsValue Stringify(JsValue self, JsValue[] arguments, FunctionInstance inner)
    {
        if (arguments.Length > 0 && arguments[0].IsObject())
            CheckDepth(arguments[0].AsObject(), 0);
        return inner.Call(self, arguments);
    }

    private void CheckDepth(ObjectInstance value, int depth)
    {
        if (depth > limits.Depth)
            throw new JavaScriptException(engine.TypeError, $"This object refers to itself, or is nested deeper than {limits.Depth}");
        foreach (var (_, property) in value.GetOwnProperties())
            if (property.Value is { } inside && inside.IsObject() && property.Enumerable == true)
                CheckDepth(inside.AsObject(), depth + 1);
    }

    // Exactly, half away from zero: 2.5 is "3", 1.005 with two digits is "1.00".
    private JsValue ToFixed(JsValue self, JsValue[] arguments, FunctionInstance inner)
    {
        var digits = arguments.Length == 0 ? 0 : TypeConverter.ToNumber(arguments[0]);
        digits = double.IsNaN(digits) ? 0 : Math.Truncate(digits);
        var number = self.IsNumber() ? self.AsNumber() : double.NaN;
        if (!(digits is >= 0 and <= 100))
            throw new JavaScriptException(engine.RangeError, "toFixed() takes 0 to 100 digits");
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21)
            return self.IsNumber() ? TypeConverter.ToString(self) : inner.Call(self, arguments);
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(number));
        var exponent = (int)(bits >> 52);
        var mantissa = new BigInteger((bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0 : 1L << 52)) * BigInteger.Pow(10, (int)digits);
        var shift = Math.Max(exponent, 1) - 1075;
        var whole = shift >= 0 ? mantissa << shift : ((mantissa >> (-shift - 1)) + 1) >> 1;
        var text = whole.ToString(CultureInfo.InvariantCulture).PadLeft((int)digits + 1, '0');
        return (number < 0 ? "-" : "") + (digits == 0 ? text : text.Insert(text.Length - (int)digits, "."));
    }

    private double LengthOf(JsValue self)
    {
        if (!self.IsObject())
            return 0;
        var length = self.AsObject() is ArrayInstance array ? TypeConverter.ToNumber(array.Get("length")) : TypeConverter.ToNumber(self.AsObject().Get("length"));
        if (length > limits.ArrayLength)
            throw new PackFailure(PackFailureKind.TooBig, $"an array of {length:N0} items; at most {limits.ArrayLength:N0} are allowed");
        return length > 0 ? length : 0;
    }

    private void CheckText(double letters)
    {
        if (letters > limits.TextLength)
            throw new PackFailure(PackFailureKind.TooBig, $"a text of {letters:N0} letters; at most {limits.TextLength:N0} are allowed");
        operators.CheckMemory();
    }

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

    private void Wrap(ObjectInstance owner, string name, Func<JsValue, JsValue[], FunctionInstance, JsValue> code)
    {
        var inner = (FunctionInstance)owner.Get(name).AsObject();
        var length = (int)TypeConverter.ToNumber(inner.Get("length"));
        Put(owner, name, (self, arguments) => code(self, arguments, inner), length);
    }

    private void Put(ObjectInstance owner, string name, Func<JsValue, JsValue[], JsValue> code, int length) => owner.FastSetProperty(
        name,
        new PropertyDescriptor(new JsValue(new ClrFunctionInstance(engine, code, length)), writable: true, enumerable: false, configurable: true));
}
