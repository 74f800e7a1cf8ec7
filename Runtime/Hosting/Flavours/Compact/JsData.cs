using Jint;
using Jint.Native;
using Jint.Native.Object;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Hosting;

/// <summary>A variable as a script sees it: an object with the one property <c>v</c>. No property table, no reflection.</summary>
internal sealed class JsVariable(Engine engine, Variable variable) : ObjectInstance(engine)
{
    public Variable Variable { get; } = variable;

    public override JsValue Get(string propertyName) => JsConvert.ToScript(Variable.Current);

    public override void Put(string propertyName, JsValue value, bool throwOnError) => Variable.Current = JsConvert.ToValue(value);
}

/// <summary>A list as a script sees it: a handle for the list functions.</summary>
internal sealed class JsList(Engine engine, ScratchList list) : ObjectInstance(engine)
{
    public ScratchList List { get; } = list;

    public override JsValue Get(string propertyName) => JsValue.Undefined;

    public override void Put(string propertyName, JsValue value, bool throwOnError)
    {
    }
}
