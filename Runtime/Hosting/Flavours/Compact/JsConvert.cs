using Jint.Native;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Hosting;

/// <content>Values of Jint 2.</content>
internal static partial class JsConvert
{
    private static readonly JsValue Nothing = new("");

    public static partial JsValue ToScript(BlockValue value)
    {
        if (value.IsNumber)
            return new JsValue(value.Number);
        return value.IsBoolean ? (value.Boolean ? JsValue.True : JsValue.False) : value.TextLength == 0 ? Nothing : new JsValue(value.Text);
    }
}
