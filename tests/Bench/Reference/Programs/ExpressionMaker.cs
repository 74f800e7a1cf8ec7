namespace MLKids.Differential.Programs;

/// <summary>Makes random reporters.</summary>
public static class ExpressionMaker
{
    private static readonly string[] Functions =
        ["abs", "floor", "ceiling", "sqrt", "sin", "cos", "tan", "Floor", "SQRT", "none"];

    // Their last digit depends on the mathematics library: V8's ln of 3 is 1.0986122886681096, here it is the nearest number, ...098.
    private static readonly string[] InexactFunctions = ["asin", "acos", "atan", "ln", "log", "e ^", "10 ^"];

    /// <summary>A literal, or a reporter with others inside, at most <paramref name="depth"/> deep.</summary>
    public static object Any(Surroundings here, int depth) =>
        depth <= 0 || here.Chance(35) ? Literals.Any(here.Random) : Reporter(here, depth);

    /// <summary>A position in a list or number of turns.</summary>
    public static object Few(Surroundings here, int depth) => here.Chance(85) ? Literals.Few(here.Random) : Any(here, depth);

    public static Piece Reporter(Surroundings here, int depth)
    {
        var inner = depth - 1;
        switch (here.Random.Next(20))
        {
            case 0 or 1 or 2 or 3:
                return Numbers(here.Pick(["operator_add", "operator_subtract", "operator_multiply", "operator_divide", "operator_mod"]), here, inner);
            case 4:
                return new Piece("operator_round").With("NUM", Any(here, inner));
            case 5 or 6:
                return new Piece("operator_mathop").With("NUM", Any(here, inner)).Choosing("OPERATOR", here.Pick(Functions));
            case 7 or 8:
                return new Piece("operator_join").With("STRING1", Any(here, inner)).With("STRING2", Any(here, inner));
            case 9:
                return new Piece("operator_letter_of").With("LETTER", Few(here, inner)).With("STRING", Any(here, inner));
            case 10:
                return new Piece("operator_length").With("STRING", Any(here, inner));
            case 11 or 12:
                return Data("data_variable", "VARIABLE", here.Variable());
            case 13:
                return Data("data_itemoflist", "LIST", here.List()).With("INDEX", Few(here, inner));
            case 14:
                return Data("data_itemnumoflist", "LIST", here.List()).With("ITEM", Any(here, inner));
            case 15:
                return Data(here.Pick(["data_lengthoflist", "data_listcontents"]), "LIST", here.List());
            case 16 or 17:
                return Parameter(here, "argument_reporter_string_number");
            case 18:
                return Sensed(here);
            default:
                return Truth(here, inner);
        }
    }

    /// <summary>A function that is compared to within some units in the last place, so nothing else may be made of it.</summary>
    public static Piece Inexact(Surroundings here, int depth) =>
        new Piece("operator_mathop").With("NUM", Any(here, depth)).Choosing("OPERATOR", here.Pick(InexactFunctions));

    /// <summary>What stands in a slot for a condition, or null for an empty one.</summary>
    public static Piece? Condition(Surroundings here, int depth)
    {
        if (here.Chance(5))
            return null;
        return here.Chance(5) ? Reporter(here, depth) : Truth(here, depth);
    }

    private static Piece Truth(Surroundings here, int depth)
    {
        var inner = depth - 1;
        switch (here.Random.Next(depth > 0 ? 9 : 5))
        {
            case 0 or 1 or 2:
                return new Piece(here.Pick(["operator_lt", "operator_gt", "operator_equals"])).With("OPERAND1", Any(here, inner)).With("OPERAND2", Any(here, inner));
            case 3:
                return new Piece("operator_contains").With("STRING1", Any(here, inner)).With("STRING2", Any(here, inner));
            case 4:
                return Data("data_listcontainsitem", "LIST", here.List()).With("ITEM", Any(here, inner));
            case 5:
                return Parameter(here, "argument_reporter_boolean");
            case 6:
                return Conditioned(new Piece("operator_not"), here, inner, "OPERAND");
            default:
                return Conditioned(new Piece(here.Pick(["operator_and", "operator_or"])), here, inner, "OPERAND1", "OPERAND2");
        }
    }

    private static Piece Conditioned(Piece piece, Surroundings here, int depth, params string[] slots)
    {
        foreach (var slot in slots)
            if (Condition(here, depth) is { } condition)
                piece.With(slot, condition);
        return piece;
    }

    private static Piece Numbers(string opcode, Surroundings here, int depth) =>
        new Piece(opcode).With("NUM1", Any(here, depth)).With("NUM2", Any(here, depth));

    private static Piece Parameter(Surroundings here, string opcode)
    {
        // A name of another custom block, or of none, is 0.
        var names = here.Within is { Parameters.Count: > 0 } within && here.Chance(90) ? within.Parameters.Select(p => p.Name).ToList() : ["p", "q", "flag", "nobody"];
        return new Piece(opcode).Choosing("VALUE", here.Pick(names));
    }

    private static Piece Sensed(Surroundings here)
    {
        switch (here.Random.Next(5))
        {
            case 0:
                return new Piece("control_get_counter");
            case 1 when here.Others.Count > 0:
                return new Piece("sensing_of")
                    .With("OBJECT", new Piece("sensing_of_object_menu").Choosing("OBJECT", here.Chance(10) ? "_stage_" : here.Pick(here.Others)))
                    .Choosing("PROPERTY", here.Pick(["x position", "direction", "a", "b", "g0", "g1", "costume #", "volume"]));
            case 2:
                return new Piece(here.Pick(["motion_xposition", "motion_yposition"]));
            case 3:
                return new Piece("motion_direction");
            default:
                return Data("data_variable", "VARIABLE", here.Variable());
        }
    }

    internal static Piece Data(string opcode, string kind, (string Name, string? Id) data) => new Piece(opcode).Choosing(kind, data.Name, data.Id);
}
