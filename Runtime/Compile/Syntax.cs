using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Compile;

/// <summary>What the language's own blocks mean: opcode → IR. A test checks that this table and the packs' [Syntax] declarations name the same blocks.</summary>
internal static class Syntax
{
    public const string Definition = "procedures_definition";

    public static readonly IReadOnlyDictionary<string, Func<Lowering, Block, Stmt?>> Statements = new Dictionary<string, Func<Lowering, Block, Stmt?>>
    {
        ["control_repeat"] = (l, b) => new RepeatStmt(l.Slot(b, "TIMES", "10"), Branch(l, b, "SUBSTACK")),
        ["control_repeat_until"] = (l, b) => new WhileStmt(l.Slot(b, "CONDITION", false), Wanted: false, Branch(l, b, "SUBSTACK")),
        ["control_while"] = (l, b) => new WhileStmt(l.Slot(b, "CONDITION", false), Wanted: true, Branch(l, b, "SUBSTACK")),
        ["control_for_each"] = (l, b) => new ForEachStmt(Variable(l, b), l.Slot(b, "VALUE", "0"), Branch(l, b, "SUBSTACK")),
        ["control_forever"] = (l, b) => new ForeverStmt(Branch(l, b, "SUBSTACK")),
        ["control_if"] = (l, b) => new IfStmt(l.Slot(b, "CONDITION", false), Branch(l, b, "SUBSTACK"), []),
        ["control_if_else"] = (l, b) => new IfStmt(l.Slot(b, "CONDITION", false), Branch(l, b, "SUBSTACK"), Branch(l, b, "SUBSTACK2")),
        ["control_all_at_once"] = (l, b) => new IfStmt(new LiteralExpr(true), Branch(l, b, "SUBSTACK"), []),
        ["control_wait_until"] = (l, b) => new WaitUntilStmt(l.Slot(b, "CONDITION", false)),
        ["control_stop"] = (_, b) => Stop(Cast.ToText(b.Field("STOP_OPTION")?.Value)),
        ["data_setvariableto"] = (l, b) => new SetStmt(Variable(l, b), l.Slot(b, "VALUE", "0")),
        ["data_changevariableby"] = (l, b) => new ChangeStmt(Variable(l, b), l.Slot(b, "VALUE", "1")),
        ["data_showvariable"] = (l, b) => new ShowStmt(Variable(l, b), IsList: false, Shown: true),
        ["data_hidevariable"] = (l, b) => new ShowStmt(Variable(l, b), IsList: false, Shown: false),
        ["data_addtolist"] = (l, b) => new ListStmt(ListChange.Add, List(l, b), null, l.Slot(b, "ITEM", "")),
        ["data_deleteoflist"] = (l, b) => new ListStmt(ListChange.Delete, List(l, b), l.Slot(b, "INDEX", "1"), null),
        ["data_deletealloflist"] = (l, b) => new ListStmt(ListChange.DeleteAll, List(l, b), null, null),
        ["data_insertatlist"] = (l, b) => new ListStmt(ListChange.Insert, List(l, b), l.Slot(b, "INDEX", "1"), l.Slot(b, "ITEM", "")),
        ["data_replaceitemoflist"] = (l, b) => new ListStmt(ListChange.Replace, List(l, b), l.Slot(b, "INDEX", "1"), l.Slot(b, "ITEM", "")),
        ["data_showlist"] = (l, b) => new ShowStmt(List(l, b), IsList: true, Shown: true),
        ["data_hidelist"] = (l, b) => new ShowStmt(List(l, b), IsList: true, Shown: false),
        ["procedures_call"] = (l, b) => l.Procedure(b) is { } procedure ? new ProcedureStmt(procedure, l.ProcedureArguments(procedure, b)) : null,
        ["procedures_return"] = (l, b) => new ReturnStmt(l.Slot(b, "VALUE", "")),
        [Definition] = (_, _) => null,
    };

    public static readonly IReadOnlyDictionary<string, Func<Lowering, Block, Expr>> Reporters = new Dictionary<string, Func<Lowering, Block, Expr>>
    {
        ["data_variable"] = (l, b) => new VariableExpr(Variable(l, b)),
        ["data_listcontents"] = (l, b) => new ListExpr(ListQuery.Contents, List(l, b), null),
        ["data_itemoflist"] = (l, b) => new ListExpr(ListQuery.Item, List(l, b), l.Slot(b, "INDEX", "1")),
        ["data_itemnumoflist"] = (l, b) => new ListExpr(ListQuery.Position, List(l, b), l.Slot(b, "ITEM", "")),
        ["data_lengthoflist"] = (l, b) => new ListExpr(ListQuery.Length, List(l, b), null),
        ["data_listcontainsitem"] = (l, b) => new ListExpr(ListQuery.Contains, List(l, b), l.Slot(b, "ITEM", "")),
        ["argument_reporter_string_number"] = Parameter,
        ["argument_reporter_boolean"] = Parameter,
        ["procedures_call"] = (l, b) => l.Procedure(b) is { } procedure ? new ProcedureExpr(procedure, l.ProcedureArguments(procedure, b)) : new LiteralExpr(""),
    };

    /// <summary>What an empty slot of a block is.</summary>
    public static object EmptyOf(ArgumentType type) => type switch
    {
        ArgumentType.Number => 0d,
        ArgumentType.Boolean => false,
        _ => "",
    };

    private static IReadOnlyList<Stmt> Branch(Lowering lowering, Block block, string name) => lowering.Stack(block.Input(name)?.BlockId);

    private static DataRef Variable(Lowering lowering, Block block)
    {
        var field = block.Field("VARIABLE");
        return lowering.Variable(field?.Id, Cast.ToText(field?.Value));
    }

    private static DataRef List(Lowering lowering, Block block)
    {
        var field = block.Field("LIST");
        return lowering.List(field?.Id, Cast.ToText(field?.Value));
    }

    // The last of two parameters with one name counts; a name that the custom block lacks is 0.
    private static Expr Parameter(Lowering lowering, Block block)
    {
        var name = Cast.ToText(block.Field("VALUE")?.Value);
        var names = lowering.Within?.Prototype.ArgumentNames ?? [];
        for (var i = names.Count - 1; i >= 0; i--)
            if (names[i] == name)
                return new ParameterExpr(i);
        return new LiteralExpr(0d);
    }

    private static Stmt? Stop(string option) => option switch
    {
        "all" => new StopStmt(StopScope.All),
        "this script" => new ReturnStmt(null),
        "other scripts in sprite" or "other scripts in stage" => new StopStmt(StopScope.OtherScripts),
        _ => null,
    };
}
