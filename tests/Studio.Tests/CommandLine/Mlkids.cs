using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MLKids.Studio.Tests.CommandLine;

/// <summary>The built program as a process, as a person or a script starts it.</summary>
internal static partial class Mlkids
{
    public const int Fine = 0, Failed = 1, Usage = 2, Stopped = 130;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The folder that the program was built into.</summary>
    public static string Home { get; } = AppContext.BaseDirectory;

    public static Said Run(params string[] arguments) => Start(arguments).Wait();

    public static Running Start(string[] arguments, string? folder = null, string? home = null, string[]? before = null)
    {
        string[] words = [.. before ?? [], "dotnet", Path.Combine(home ?? Home, "mlkids.dll"), .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        // What the test runner sets for itself is not what a newcomer has.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.Ordinal) || k.StartsWith("DOTNET_STARTUP", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return new Running(Process.Start(start)!, string.Join(' ', arguments));
    }

    /// <summary>A process under way.</summary>
    internal sealed partial class Running
    {
        private const int SigInt = 2;
        private readonly Process _process;
        private readonly string _what;
        private readonly StringBuilder _out = new();
        private readonly StringBuilder _error = new();

        public Running(Process process, string what)
        {
            (_process, _what) = (process, what);
            process.OutputDataReceived += (_, e) => Hear(_out, e.Data);
            process.ErrorDataReceived += (_, e) => Hear(_error, e.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        /// <summary>Called for each line of standard output, on a worker.</summary>
        public Action<string>? OnLine { get; set; }

        public bool HasEnded => _process.HasExited;

        public void Tell(string line)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }

        public void Interrupt() => Assert.AreEqual(0, Kill(_process.Id, SigInt), "kill -INT");

        /// <summary>kill -9.</summary>
        public void Kill() => _process.Kill(entireProcessTree: true);

        public Said Wait()
        {
            if (!_process.WaitForExit(Patience))
            {
                _process.Kill(entireProcessTree: true);
                Assert.Fail($"mlkids {_what}: did not end within {Patience.TotalSeconds} s.\n{_out}\n{_error}");
            }

            _process.WaitForExit();
            var code = _process.ExitCode;
            _process.Dispose();
            return new Said(_what, code, _out.ToString(), _error.ToString());
        }

        private void Hear(StringBuilder into, string? line)
        {
            if (line is null)
                return;
            lock (into)
                into.AppendLine(line);
            if (into == _out)
                OnLine?.Invoke(line);
        }

        [LibraryImport("libc", EntryPoint = "kill")]
        private static partial int Kill(int process, int signal);
    }

    /// <summary>What a process said until its end.</summary>
    internal sealed record Said(string What, int Code, string Out, string Error)
    {
        /// <summary>Each line of standard output as JSON.</summary>
        public IReadOnlyList<JsonElement> Objects => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => JsonDocument.Parse(l).RootElement)];

        public JsonElement Last => Objects[^1];

        public IReadOnlyList<JsonElement> Events(string kind) => [.. Objects.Where(o => o.TryGetProperty("event", out var e) && e.GetString() == kind)];

        public Said Ended(int code)
        {
            Assert.AreEqual(code, Code, ToString());
            return this;
        }

        /// <summary>Exactly this code is named by a diagnostic (with --json), and no stack trace is shown.</summary>
        public Said Named(string code)
        {
            StringAssert.Contains(Out + Error, code, ToString());
            Assert.DoesNotContain("   at ", Out + Error, ToString());
            Assert.DoesNotContain("Unhandled", Out + Error, ToString());
            return this;
        }

        public override string ToString() => $"mlkids {What}: exit {Code}\n{Out}\n{Error}";
    }
}
