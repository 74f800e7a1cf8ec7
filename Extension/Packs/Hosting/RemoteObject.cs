using System.Reflection;

namespace MLKids.Packs.Hosting;

/// <summary>Something of the environment's: each use of it is a question to the environment.</summary>
internal class RemoteObject : DispatchProxy
{
    private RemoteDoor _door = null!;

    public long Handle { get; private set; }

    public static object Make(Type contract, long handle, RemoteDoor door)
    {
        var made = Create(contract, typeof(RemoteObject));
        var remote = (RemoteObject)made;
        (remote.Handle, remote._door) = (handle, door);
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _door.Ask(Handle, targetMethod!, args ?? []);
}
