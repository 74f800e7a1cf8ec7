using Jint.Native;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Hosting;

/// <content>Values of Jint 4, which keeps small numbers, truth values and short texts ready by itself.</content>
internal static partial class JsConvert
{
    public static partial JsValue ToScript(BlockValue value)
    {
        if (value.IsNumber)
            return value.Number;
        if (value.IsBoolean)
            return value.Boolean;
        return value.Text;
    }
}
