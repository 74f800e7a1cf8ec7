using Jint.Native;
using Jint.Runtime;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Hosting;

/// <summary>Scratch values between the engine and C#: numbers, text and truth values only; anything else arrives as null.</summary>
internal static class JsConvert
{
    public static JsValue ToScript(object? value) => value switch
    {
        double number => new JsValue(number),
        string text => new JsValue(text),
        bool truth => truth ? JsValue.True : JsValue.False,
        null => new JsValue(""),
        _ => ToScript(Cast.Normalize(value)),
    };

    public static object? ToClr(JsValue value) => value.Type switch
    {
        Types.Number => value.AsNumber(),
        Types.String => value.AsString(),
        Types.Boolean => value.AsBoolean(),
        _ => null,
    };

    /// <summary>Cast to what a block declares.</summary>
    public static object? ToClr(JsValue value, ArgumentType type) => type switch
    {
        ArgumentType.Number => ToNumber(value),
        ArgumentType.Text => value.Type == Types.String ? value.AsString() : Cast.ToText(ToClr(value)),
        ArgumentType.Boolean => ToBoolean(value),
        _ => ToClr(value) ?? "",
    };

    public static double ToNumber(JsValue value) =>
        value.Type == Types.Number && value.AsNumber() is var number ? (double.IsNaN(number) ? 0 : number) : Cast.ToNumber(ToClr(value));

    public static bool ToBoolean(JsValue value) => value.Type == Types.Boolean ? value.AsBoolean() : Cast.ToBoolean(ToClr(value));
}
