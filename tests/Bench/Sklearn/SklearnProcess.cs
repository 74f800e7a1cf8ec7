using System.Diagnostics;
using System.Text.Json;

namespace MLKids.Bench.Sklearn;

/// <summary>
/// scikit-learn (Debian's python3-sklearn) beside us: a Python script of this folder reads one JSON object on its standard input and writes one.
/// One thread, so that times can be compared.
/// </summary>
internal static class SklearnProcess
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Folder of scikit-learn's bundled CSV files.</summary>
    public const string Data = "/usr/lib/python3/dist-packages/sklearn/datasets/data";

    public static bool IsThere => File.Exists(Python) && Directory.Exists(Data);

    /// <summary>Runs a script.</summary>
    /// <param name="script">Its name in this folder, for instance <c>number_rows.py</c> (a name of the standard library would hide it).</param>
    /// <param name="request">What it reads.</param>
    public static async Task<JsonElement> Run(string script, object request)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Sklearn", script));
        foreach (var threads in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
            start.Environment[threads] = "1";
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, request);
        process.StandardInput.Close();
        var text = await answer;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{script} ended with {process.ExitCode}.");
    }
}
