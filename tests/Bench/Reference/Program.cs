using MLKids.Differential.Programs;
using MLKids.Differential.Running;
using MLKids.Differential.Speed;

namespace MLKids.Differential;

/// <summary>
/// <c>dotnet run --project tests/Bench/Reference -- --count 2000 --seed 1 [--emit js|native|auto] [--save FOLDER]</c> compares generated programs here and in scratch-vm;
/// <c>-- --speed [--emit ...]</c> prints how fast the speed projects run, side by side.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (ReferenceProcess.Missing is { } missing)
        {
            Console.Error.WriteLine($"Cannot compare: {missing}.");
            return 2;
        }

        var emit = Option(arguments, "--emit");
        if (arguments.Contains("--speed"))
            return await SpeedTable.Print(emit, Option(arguments, "--only"));
        var first = int.Parse(Option(arguments, "--seed") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        var count = int.Parse(Option(arguments, "--count") ?? "200", System.Globalization.CultureInfo.InvariantCulture);
        using var reference = new ReferenceProcess(SideBySide.Frames);
        return await Compare(new SideBySide(reference, emit), first, count, Option(arguments, "--save") ?? Path.Combine(Path.GetTempPath(), "mlkids-differences"));
    }

    private static async Task<int> Compare(SideBySide differential, int first, int count, string folder)
    {
        var differences = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var program = ProgramMaker.Make(seed);
            if (await differential.Compare(program) is not { } difference)
                continue;
            differences++;
            var smaller = await Shrinker.Shrink(program, async p => await differential.Compare(p) is not null);
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, $"difference-{seed}.json");
            await File.WriteAllTextAsync(file, ProgramJson.Write(smaller));
            Console.WriteLine($"seed {seed} ({program.Size} → {smaller.Size} blocks, {file})\n  {difference}\n  smaller: {await differential.Compare(smaller)}");
            Console.WriteLine(ProgramText.Write(smaller));
        }

        Console.WriteLine($"{count} programs from seed {first}: {differences} differ, {differential.ReferenceFailures.Count} runs failed in the reference");
        foreach (var failure in differential.ReferenceFailures.GroupBy(f => f))
            Console.WriteLine($"  {failure.Count()} × {failure.Key}");
        return differences == 0 ? 0 : 1;
    }

    private static string? Option(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
