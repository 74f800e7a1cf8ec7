using MLKids.Differential.Programs;
using MLKids.Differential.Running;
using MLKids.Differential.Speed;

namespace MLKids.Differential;

/// <summary>
/// <c>dotnet run --project tests/Bench/Reference -- --count 2000 --seed 1 [--emit js|native|auto] [--save FOLDER]</c> compares generated programs here and in scratch-vm;
/// <c>-- --run FILE</c> runs one project.json on both sides and shows what each did;
/// <c>-- --speed [--emit ...]</c> prints how fast the speed projects run, side by side.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (Option(arguments, "--time") is { } timed)
            return await OurSpeed.Time(timed, Option(arguments, "--emit"));
        if (ReferenceProcess.Missing is { } missing)
        {
            Console.Error.WriteLine($"Cannot compare: {missing}.");
            return 2;
        }

        var emit = Option(arguments, "--emit");
        if (arguments.Contains("--speed"))
            return await SpeedTable.Print(emit, Option(arguments, "--only"));
        if (Option(arguments, "--run") is { } file)
            return await RunBoth(await File.ReadAllTextAsync(file), emit);
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
            Console.WriteLine($"seed {seed} ({program.Size} blocks): {difference}");
            var smaller = await Shrinker.Shrink(program, async p => await differential.Compare(p) is not null);
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, $"difference-{seed}.json");
            await File.WriteAllTextAsync(file, ProgramJson.Write(smaller));
            Console.WriteLine($"  smaller ({smaller.Size} blocks, {file}): {await differential.Compare(smaller)}");
            Console.WriteLine(ProgramText.Write(smaller));
        }

        Console.WriteLine($"{count} programs from seed {first}: {differences} differ, {differential.ReferenceFailures.Count} runs failed in the reference");
        foreach (var failure in differential.ReferenceFailures.GroupBy(f => f))
            Console.WriteLine($"  {failure.Count()} × {failure.Key}");
        return differences == 0 ? 0 : 1;
    }

    private static async Task<int> RunBoth(string json, string? emit)
    {
        using var reference = new ReferenceProcess(SideBySide.Frames);
        var theirs = await reference.Run(json.ReplaceLineEndings(" "));
        var ours = await OurSide.Run(json, SideBySide.Frames, emit);
        foreach (var (name, outcome) in new[] { ("reference", theirs), ("ours", ours) })
            Console.WriteLine($"{name}: {outcome.Error ?? $"{outcome.Frames} frames, finished {outcome.Finished}"}\n  {string.Join("\n  ", outcome.Said)}\n  {string.Join("; ", outcome.Data)}");
        var difference = Outcome.Difference(theirs, ours);
        Console.WriteLine(difference ?? "no difference");
        return difference is null ? 0 : 1;
    }

    private static string? Option(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
