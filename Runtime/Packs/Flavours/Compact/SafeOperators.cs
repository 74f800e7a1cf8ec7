using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Native.RegExp;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MLKids.Runtime.Packs;

/// <summary>What <see cref="SafeSyntax"/> puts in the place of the engine's own operations.</summary>
internal sealed class SafeOperators
{
    private const double Words = 4294967296.0;
    private const int KnownExpressions = 500;

    /// <summary>Bytes of stack for one call, some thousand functions inside each other; more would take seconds to come back from.</summary>
    private const int Stack = 8 << 20;

    /// <summary>Functions between two looks at the memory.</summary>
    private const int MemoryInterval = 256;

    private readonly Engine _engine;
    private readonly ScriptPackLimits _limits;
    private readonly RegExpConstructor _regExp;
    private readonly Dictionary<(string Pattern, string Flags), Regex> _known = [];
    private int _entered;
    private nint _outermost;

    public SafeOperators(Engine engine, ScriptPackLimits limits)
    {
        (_engine, _limits, _regExp) = (engine, limits, engine.RegExp);
        Functions = new Dictionary<string, JsValue>
        {
            ["enter"] = Native((_, _) => Enter()),
            ["regex"] = Native((_, a) => Expression(a[0].AsString(), a[1].AsString())),
            ["not"] = Native((_, a) => (double)~Word(a[0])),
        };
        Add("add", Sum);
        Add("and", (a, b) => (double)(Word(a) & Word(b)));
        Add("or", (a, b) => (double)(Word(a) | Word(b)));
        Add("xor", (a, b) => (double)(Word(a) ^ Word(b)));
        Add("left", (a, b) => (double)(Word(a) << (Word(b) & 31)));
        Add("right", (a, b) => (double)(Word(a) >> (Word(b) & 31)));
        Add("zero", (a, b) => (double)((uint)Word(a) >> (Word(b) & 31)));
    }

    public Dictionary<string, JsValue> Functions { get; }

    /// <summary>ECMAScript's ToInt32.</summary>
    public static int Word(JsValue value)
    {
        var number = value.IsNumber() ? value.AsNumber() : TypeConverter.ToNumber(value);
        return double.IsFinite(number) ? unchecked((int)(long)(Math.Truncate(number) % Words)) : 0;
    }

    /// <summary>A regular expression with a time limit.</summary>
    public JsValue Expression(string pattern, string flags)
    {
        var made = (RegExpInstance)_regExp.Construct([pattern, flags]);
        if (!_known.TryGetValue((pattern, flags), out var regex))
        {
            if (_known.Count >= KnownExpressions)
                _known.Clear();
            _known[(pattern, flags)] = regex = new Regex(made.Value.ToString(), made.Value.Options, _limits.RegularExpression);
        }

        made.Value = regex;
        return made;
    }

    /// <summary>A call from outside begins: depth is counted from here.</summary>
    public void Begin()
    {
        _outermost = StackAddress();
        CheckMemory();
    }

    /// <exception cref="PackFailure">Calls are too deep inside each other.</exception>
    public void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || _outermost - StackAddress() > Stack)
            throw new PackFailure(PackFailureKind.TooDeep, "functions call each other without end");
    }

    private JsValue Enter()
    {
        CheckStack();
        if (++_entered % MemoryInterval == 0)
            CheckMemory();
        return JsValue.Undefined;
    }

    /// <exception cref="PackFailure">The process holds more than it may.</exception>
    public void CheckMemory()
    {
        if (GC.GetTotalMemory(false) > _limits.Memory && GC.GetTotalMemory(true) > _limits.Memory)
            throw new PackFailure(PackFailureKind.TooBig, $"the script keeps more than {_limits.Memory >> 20} MB");
    }

    private static unsafe nint StackAddress()
    {
        byte here;
        return (nint)(&here);
    }

    private JsValue Sum(JsValue a, JsValue b)
    {
        if (a.IsNumber() && b.IsNumber())
            return a.AsNumber() + b.AsNumber();
        (a, b) = (TypeConverter.ToPrimitive(a), TypeConverter.ToPrimitive(b));
        if (!a.IsString() && !b.IsString())
            return TypeConverter.ToNumber(a) + TypeConverter.ToNumber(b);
        var (first, second) = (TypeConverter.ToString(a), TypeConverter.ToString(b));
        if (first.Length + second.Length > _limits.TextLength)
            throw new PackFailure(PackFailureKind.TooBig, $"a text of {first.Length + second.Length:N0} letters; at most {_limits.TextLength:N0} are allowed");
        return first + second;
    }

    // The operation itself, and the one that puts its result back into a property.
    private void Add(string name, Func<JsValue, JsValue, JsValue> operation)
    {
        Functions[name] = Native((_, a) => operation(a[0], a[1]));
        Functions[name + "="] = Native((_, a) =>
        {
            var owner = TypeConverter.ToObject(_engine, a[0]);
            var key = TypeConverter.ToString(a[1]);
            var result = operation(owner.Get(key), a[2]);
            owner.Put(key, result, true);
            return result;
        });
    }

    private JsValue Native(Func<JsValue, JsValue[], JsValue> function) => new ClrFunctionInstance(_engine, function);
}
