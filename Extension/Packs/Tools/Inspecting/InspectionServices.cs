using System.Reflection;
using MLKids.Blocks.Contracts;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>What packs' constructors may ask for, while nobody runs a program: services that know nothing and answer nothing.</summary>
internal static class InspectionServices
{
    /// <summary>Every service that a host offers besides the clock.</summary>
    public static readonly IReadOnlyList<Type> Types = [typeof(IHatStarter), typeof(IStage), typeof(IPluginStorage), typeof(IModels)];

    public static object Of(Type contract) => DispatchProxy.Create(contract, typeof(Nothing));

    /// <summary>Answers with the empty value of what is asked.</summary>
    public class Nothing : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var wanted = targetMethod!.ReturnType;
            if (wanted == typeof(Task))
                return Task.CompletedTask;
            if (wanted.IsAssignableFrom(typeof(string[])) && wanted != typeof(object))
                return Array.Empty<string>();
            return wanted.IsValueType && wanted != typeof(void) ? Activator.CreateInstance(wanted) : null;
        }
    }
}
