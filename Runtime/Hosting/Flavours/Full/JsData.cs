using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Hosting;

/// <summary>A variable as a script sees it: an object with the one property <c>v</c>. No property table, no reflection.</summary>
internal sealed class JsVariable(Engine engine, Variable variable) : ObjectInstance(engine)
{
    public Variable Variable { get; } = variable;

    /// <summary>Overridden as well as <see cref="Get"/>: whichever the engine asks, it hears the same.</summary>
    public override PropertyDescriptor GetOwnProperty(JsValue property) =>
        new(JsConvert.ToScript(Variable.Current), writable: true, enumerable: true, configurable: false);

    public override JsValue Get(JsValue property, JsValue receiver) => JsConvert.ToScript(Variable.Current);

    public override bool Set(JsValue property, JsValue value, JsValue receiver)
    {
        Variable.Current = JsConvert.ToValue(value);
        return true;
    }
}

/// <summary>A list as a script sees it: a handle for the list functions.</summary>
internal sealed class JsList(Engine engine, ScratchList list) : ObjectInstance(engine)
{
    public ScratchList List { get; } = list;

    public override PropertyDescriptor GetOwnProperty(JsValue property) => PropertyDescriptor.Undefined;

    public override JsValue Get(JsValue property, JsValue receiver) => JsValue.Undefined;

    public override bool Set(JsValue property, JsValue value, JsValue receiver) => true;
}
