namespace MLKids.Differential.Programs;

/// <summary>Makes a random program from a seed; the same seed gives the same program.</summary>
public sealed class ProgramMaker
{
    /// <summary>The parameter that bounds recursion.</summary>
    internal const string Depth = "depth";

    private static readonly string[] Messages = ["m0", "m1", "M2"];
    private readonly Random _random;
    private readonly List<Actor> _actors = [];

    private ProgramMaker(int seed) => _random = new Random(seed);

    public static GeneratedProgram Make(int seed) => new ProgramMaker(seed).Make();

    private GeneratedProgram Make()
    {
        var swapped = _random.Next(2);
        _actors.Add(NewActor("Stage", isStage: true, 0));
        _actors.Add(NewActor("One", isStage: false, 1 + swapped));
        _actors.Add(NewActor("Two", isStage: false, 2 - swapped));
        foreach (var actor in _actors)
            AddScripts(actor);
        return new GeneratedProgram(_actors, [.. Messages]);
    }

    private Actor NewActor(string name, bool isStage, int layer)
    {
        var (first, second) = isStage ? ("g", "L") : ("", "M");
        string[] names = isStage ? [$"{first}0", $"{first}1", $"{first}2"] : ["a", "b"];
        return new Actor(name, isStage)
        {
            Layer = layer,
            Visible = _random.Next(4) > 0,
            Variables = [.. names.Select(n => ($"{name} {n}", n, Literals.Any(_random)))],
            Lists = [($"{name} {second}", second, [.. Enumerable.Range(0, _random.Next(5)).Select(_ => Literals.Any(_random))])],
        };
    }

    private void AddScripts(Actor actor)
    {
        var customs = new List<Custom>();
        // Now and then a definition stands below its callers, or else one sentence is defined twice: the first counts.
        var reversed = _random.Next(3) == 0;
        var here = new Surroundings(_random, actor, _actors[0]) { Others = [.. _actors.Where(a => a != actor && !a.IsStage).Select(a => a.Name)] };
        for (var i = 0; i < _random.Next(4); i++)
        {
            var custom = NewCustom(actor, i, mayRepeat: !reversed);
            AddScript(actor, new Piece("procedures_definition") { Custom = custom }, here with { Within = custom, Callable = [.. customs], Sendable = i == 0 ? [Messages[2]] : [] });
            customs.Add(custom);
        }

        for (var i = 0; i < 1 + _random.Next(2); i++)
            AddScript(actor, new Piece("event_whenflagclicked"), here with { Callable = customs, Sendable = Messages, MayClone = true });
        for (var i = 0; i < _random.Next(3); i++)
        {
            var message = _random.Next(Messages.Length);
            var hat = new Piece("event_whenbroadcastreceived").Choosing("BROADCAST_OPTION", Messages[message], $"id {Messages[message]}");
            // A custom block may send the last message: those who hear it call none.
            var last = message == Messages.Length - 1;
            AddScript(actor, hat, here with { Callable = last ? [] : customs, Sendable = Messages[(message + 1)..] });
        }

        if (!actor.IsStage && _random.Next(2) == 0)
            AddScript(actor, new Piece("control_start_as_clone"), here);
        if (reversed)
            actor.Scripts.Reverse();
    }

    private Custom NewCustom(Actor actor, int index, bool mayRepeat)
    {
        var parameters = new List<Parameter>();
        string[] names = ["p", "q", "flag", "p"];
        for (var i = 0; i < _random.Next(4); i++)
        {
            var isBoolean = _random.Next(3) == 0;
            object missing = isBoolean ? _random.Next(2) == 0 ? "false" : false : Literals.Any(_random);
            parameters.Add(new Parameter($"{actor.Name}{index}arg{i}", names[i], isBoolean, missing is double d && d == 0 ? "" : missing));
        }

        parameters.Add(new Parameter($"{actor.Name}{index}depth", Depth, IsBoolean: false, ""));
        var code = $"custom{(mayRepeat && _random.Next(8) == 0 ? 0 : index)} {string.Join(' ', parameters.Select(p => p.IsBoolean ? "%b" : "%s"))}";
        return new Custom(code, parameters, Warp: _random.Next(2) == 0);
    }

    private void AddScript(Actor actor, Piece hat, Surroundings here)
    {
        var maker = new StatementMaker(here);
        actor.Scripts.Add(new Script(hat, maker.Stack(2 + here.Random.Next(5), nesting: 3)));
        foreach (var counter in maker.Counters)
            if (!actor.Variables.Exists(v => v.Name == counter))
                actor.Variables.Add(($"id {counter}", counter, 0d));
    }
}
