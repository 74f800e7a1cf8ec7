using System.CommandLine;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Learning;
using MLKids.Runtime.Projects;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;

namespace MLKids.Studio.CommandLine;

/// <summary>Runs a command; whatever it throws becomes one clear message and an exit code.</summary>
internal static class CommandLineApp
{
    public static async Task<int> Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine($"Help: mlkids {string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(1))} --help".Replace("  ", " "));
            return ExitCodes.Usage;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The first Ctrl+C ends the work cleanly, the second one the program.
            e.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
    }

    /// <summary>The body of a command with its failures explained.</summary>
    public static async Task<int> Guarded(Output output, Func<Task<int>> body)
    {
        try
        {
            return await body();
        }
        catch (OperationCanceledException)
        {
            output.Note("Stopped. What was saved before stays as it was.");
            return ExitCodes.Stopped;
        }
        catch (UsageException e)
        {
            output.Fail(new Diagnostic("MLC900", Severity.Error, e.Message, e.Message));
            return ExitCodes.Usage;
        }
        catch (LearningException e)
        {
            output.Fail(new Diagnostic(e.Code, Severity.Error, e.ChildSentence, e.Message));
        }
        catch (ProjectException e)
        {
            output.Fail(e.Diagnostic);
        }
        catch (BlockException e)
        {
            output.Fail(new Diagnostic(e.Code, Severity.Error, e.ChildSentence, e.Message) { Hint = e.Hint });
        }
        catch (SettingsException e)
        {
            output.Fail(new Diagnostic(StudioCodes.WrongSettings, Severity.Error, "The settings have mistakes. Mend them, then start again.", e.Message));
        }
        catch (ManifestException e)
        {
            foreach (var mistake in e.Mistakes)
                output.Fail(mistake);
        }
        catch (AuthoringException e)
        {
            foreach (var mistake in e.Mistakes)
                output.Fail(mistake);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.Fail(new Diagnostic(LearningCodes.CannotWrite, Severity.Error, "A file cannot be read or written. Check disk and name.", e.Message));
        }

        return ExitCodes.Failed;
    }
}

/// <summary>What the program tells the shell.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>A diagnostic of severity error.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C.</summary>
    public const int Stopped = 130;
}

/// <summary>The command line does not say what is needed.</summary>
internal sealed class UsageException(string message) : Exception(message);
