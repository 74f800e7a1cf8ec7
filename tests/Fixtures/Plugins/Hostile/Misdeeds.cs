using System.Reflection;
using System.Runtime.Loader;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace Hostile;

/// <summary>What a block's code can do to its process and tries to do to others.</summary>
internal sealed class Misdeeds(IHatStarter hats, IStage stage, IPluginStorage storage)
{
    private static readonly List<object> Kept = [];
    private readonly object _left = new(), _right = new();

    public static string[] Spin()
    {
        while (true)
            Kept.Count.ToString();
    }

    public void Do(string deed, BlockCall call)
    {
        switch (deed)
        {
            case "loop": Spin(); break;
            case "asking loop": while (true) GC.KeepAlive(call.Target.X); 
            case "recursion": Recurse(1); break;
            case "memory": while (true) Kept.Add(new byte[1 << 20]);
            case "native memory": while (true) Fill(System.Runtime.InteropServices.Marshal.AllocHGlobal(1 << 24));
            case "throw": throw new InvalidOperationException("thrown on purpose");
            case "throw null": throw null!;
            case "throwing message": throw new Mute();
            case "fake out of memory": throw new OutOfMemoryException();
            case "exit": Environment.Exit(3); break;
            case "fail fast": Environment.FailFast("on purpose"); break;
            case "kill": System.Diagnostics.Process.GetCurrentProcess().Kill(); break;
            case "abort": unsafe { *(int*)0 = 1; } break;
            case "console": for (var i = 0; i < 100_000; i++) Console.WriteLine("spam"); Console.ReadLine(); break;
            case "stdout": Console.OpenStandardOutput().Write("no message at all"u8); Console.OpenStandardOutput().Flush(); break;
            case "stdin": while (Console.OpenStandardInput().ReadByte() >= 0) { } break;
            case "sleep": Thread.Sleep(Timeout.Infinite); break;
            case "deadlock": Deadlock(); break;
            case "async void": AsyncVoid(); break;
            case "timer": new Timer(_ => throw new InvalidOperationException("timer")).Change(0, Timeout.Infinite); Thread.Sleep(500); break;
            case "thread": new Thread(() => throw new InvalidOperationException("thread")).Start(); Thread.Sleep(500); break;
            case "spinning thread": new Thread(() => Spin()) { IsBackground = true }.Start(); break;
            case "threads": while (true) new Thread(() => { Kept.Add(new byte[1 << 16]); Thread.Sleep(Timeout.Infinite); }) { IsBackground = true }.Start();
            case "finalizer": new Dying(); GC.Collect(); GC.WaitForPendingFinalizers(); Thread.Sleep(500); break;
            case "hats": while (true) hats.Post("hostile_none");
            case "foreign hat": hats.Post("event_whenflagclicked"); break;
            case "reports": while (true) call.Report(Severity.Error, "X", "x", "x");
            case "sprites": for (var i = 0; i < 400; i++) call.Stage.Clone(call.Target); break;
            case "wrong target": stage.MoveLayer((ITarget)(object)new object(), 1); break;
            case "full storage": storage.Write("all", new string('x', 2_000_000)); break;
            case "camera": call.Stage.Input.TakePicture(default).GetAwaiter().GetResult(); break;
            case "late question": new Thread(() => { Thread.Sleep(200); try { stage.ResetTimer(); } catch { Kept.Add(1); } }).Start(); break;
            case "unload": AssemblyLoadContext.GetLoadContext(typeof(Misdeeds).Assembly)!.Unload(); break;
            case "reflection": Tear(call); break;
            case "handlers": AppDomain.CurrentDomain.ProcessExit += (_, _) => Spin(); AppDomain.CurrentDomain.UnhandledException += (_, _) => Spin(); Environment.Exit(0); break;
            case "children": System.Diagnostics.Process.Start("sleep", "1000"); Spin(); break;
        }
    }

    public object? Ask(string deed) => deed switch
    {
        "null" => null,
        "huge" => new string('x', 20_000_000),
        "stranger" => new Uri("http://example.org/"),
        "looping text" => new Looping(),
        "throwing text" => new Throwing(),
        "nan" => double.NaN,
        "task" => Task.FromResult(1),
        _ => "?",
    };

    public async Task Later(string deed, BlockCall call)
    {
        if (deed == "null")
            await (Task)null!;
        await Task.Yield();
        switch (deed)
        {
            case "loop": Spin(); break;
            case "throw": throw new InvalidOperationException("thrown later");
            case "forever": await Task.Delay(Timeout.Infinite); break;
            case "recursion": Recurse(1); break;
        }

        GC.KeepAlive(call);
    }

    public static IEnumerator<Pause> Steps(string deed)
    {
        yield return Pause.Turn;
        if (deed == "throw")
            throw new InvalidOperationException("step");
        if (deed == "loop")
            Spin();
        while (deed == "forever")
            yield return Pause.Turn;
    }

    private static int Recurse(int n) => Recurse(n + 1) + Recurse(n + 2);

    private static unsafe void Fill(nint at) => new Span<byte>((void*)at, 1 << 24).Fill(1);

    private static async void AsyncVoid()
    {
        await Task.Yield();
        throw new InvalidOperationException("async void");
    }

    private void Deadlock()
    {
        using var both = new Barrier(2);
        var other = new Thread(() => { lock (_right) { both.SignalAndWait(); lock (_left) { } } }) { IsBackground = true };
        other.Start();
        lock (_left)
        {
            both.SignalAndWait();
            lock (_right) { }
        }
    }

    /// <summary>Takes the host in its own process apart, as far as it gets.</summary>
    private static void Tear(object part)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Queue<object>([part]);
        while (left.TryDequeue(out var now) && seen.Count < 5_000)
        {
            foreach (var field in now.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                try
                {
                    if (field.GetValue(now) is { } value && !value.GetType().IsPrimitive && value is not string && seen.Add(value))
                        left.Enqueue(value);
                    if (now.GetType().Namespace?.StartsWith("MLKids", StringComparison.Ordinal) == true && !field.FieldType.IsValueType)
                        field.SetValue(now, null);
                }
                catch (Exception)
                {
                    // On with the next.
                }
            }
        }
    }

    private sealed class Dying
    {
        ~Dying() => throw new InvalidOperationException("finalizer");
    }

    private sealed class Mute : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");
    }

    private sealed class Looping
    {
        public override string ToString() => string.Concat(Spin());
    }

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
