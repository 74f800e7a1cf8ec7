using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace MLKids.Runtime.Packs;

/// <summary>Something of ours in a script's hands: it can be handed back to us, nothing else.</summary>
internal sealed class JsBox(Engine engine, object content) : ObjectInstance(engine)
{
    public object Content { get; } = content;

    public override PropertyDescriptor GetOwnProperty(JsValue property) => PropertyDescriptor.Undefined;

    public override JsValue Get(JsValue property, JsValue receiver) => JsValue.Undefined;

    public override bool Set(JsValue property, JsValue value, JsValue receiver) => true;
}
