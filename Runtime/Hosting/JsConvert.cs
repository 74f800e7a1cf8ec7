using Jint;
using Jint.Native;
using Jint.Runtime;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Hosting;

/// <summary>Scratch values between the engine and C#: numbers, text and truth values only; anything else arrives as "".</summary>
internal static partial class JsConvert
{
    public static partial JsValue ToScript(BlockValue value);

    public static BlockValue ToValue(JsValue value) => value.Type switch
    {
        Types.Number => value.AsNumber(),
        Types.String => value.AsString(),
        Types.Boolean => value.AsBoolean(),
        _ => "",
    };

    /// <summary>Cast to what a block declares.</summary>
    public static object ToClr(JsValue value, ArgumentType type) => Cast.To(type, ToValue(value));

    public static double ToNumber(JsValue value) => Cast.ToNumber(ToValue(value));

    public static bool ToBoolean(JsValue value) => Cast.ToBoolean(ToValue(value));
}
