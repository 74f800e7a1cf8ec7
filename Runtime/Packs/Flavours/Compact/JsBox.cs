using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace MLKids.Runtime.Packs;

/// <summary>Something of ours in a script's hands: it can be handed back to us, nothing else.</summary>
internal sealed class JsBox(Engine engine, object content) : ObjectInstance(engine)
{
    public object Content { get; } = content;

    public override JsValue Get(string propertyName) => JsValue.Undefined;

    public override void Put(string propertyName, JsValue value, bool throwOnError)
    {
    }
}
