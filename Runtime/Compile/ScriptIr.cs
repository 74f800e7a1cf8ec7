using MLKids.Blocks.Discovery;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Compile;

/// <summary>All scripts of one target, lowered.</summary>
internal sealed class TargetIr(ProjectTarget source, string surroundings)
{
    public ProjectTarget Source { get; } = source;

    /// <summary>Signature of all that scripts of this target lean on: custom blocks, data, messages.</summary>
    public string Surroundings { get; } = surroundings;

    public List<ScriptIr> Scripts { get; } = [];

    /// <summary>By proccode; the first definition in file order.</summary>
    public Dictionary<string, ProcedureIr> Procedures { get; } = [];

    /// <summary>Variables that blocks name but nobody declared; they are made on this target with the value 0.</summary>
    public List<ProjectVariable> AddedVariables { get; } = [];

    /// <summary>Lists that blocks name but nobody declared; they are made empty.</summary>
    public List<ProjectList> AddedLists { get; } = [];
}

/// <summary>A stack of blocks under a hat.</summary>
/// <param name="HatId">Block id of the hat; it names the script.</param>
/// <param name="Hat">The hat.</param>
/// <param name="Fields">The hat's fixed choices and written inputs as text, for matching.</param>
/// <param name="Condition">The hat's own call for edge-activated hats, else null.</param>
/// <param name="Body">The blocks below.</param>
/// <param name="Signature">Equal for equal scripts of equal surroundings.</param>
internal sealed record ScriptIr(string HatId, BoundBlock Hat, IReadOnlyDictionary<string, string> Fields, CallExpr? Condition, IReadOnlyList<Stmt> Body, string Signature);

/// <summary>A custom block.</summary>
internal sealed class ProcedureIr(string procCode, Mutation prototype)
{
    public string ProcCode { get; } = procCode;

    public Mutation Prototype { get; } = prototype;

    public bool Warp => Prototype.Warp;

    /// <summary>Set once lowered: bodies can call each other.</summary>
    public IReadOnlyList<Stmt> Body { get; set; } = [];

    public int ParameterCount => Prototype.ArgumentNames.Count;
}

/// <summary>Where a variable or list lives.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OnStage">On the stage (shared), else on the sprite or clone that runs.</param>
internal readonly record struct DataRef(string Id, bool OnStage);

internal enum ValueType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A number, never NaN.</summary>
    Number,

    /// <summary>A number or NaN.</summary>
    NumberOrNaN,

    Text,
    Boolean,
}

internal abstract record Expr;

/// <summary>double, string or bool.</summary>
internal sealed record LiteralExpr(object Value) : Expr;

internal sealed record VariableExpr(DataRef Variable) : Expr;

/// <summary>A custom block's parameter by position, or -1 outside one.</summary>
internal sealed record ParameterExpr(int Index) : Expr;

internal enum ListQuery
{
    Contents,
    Length,
    Item,
    Position,
    Contains,
}

internal sealed record ListExpr(ListQuery Query, DataRef List, Expr? Argument) : Expr;

/// <summary>A reporter block.</summary>
internal sealed record CallExpr(BoundBlock Block, IReadOnlyList<Expr> Arguments, string BlockId) : Expr;

/// <summary>A custom block in a slot.</summary>
internal sealed record ProcedureExpr(ProcedureIr Procedure, IReadOnlyList<Expr> Arguments) : Expr;

internal abstract record Stmt;

internal sealed record SetStmt(DataRef Variable, Expr Value) : Stmt;

internal sealed record ChangeStmt(DataRef Variable, Expr Delta) : Stmt;

internal enum ListChange
{
    Add,
    Delete,
    DeleteAll,
    Insert,
    Replace,
}

internal sealed record ListStmt(ListChange Change, DataRef List, Expr? Position, Expr? Item) : Stmt;

internal sealed record ShowStmt(DataRef Data, bool IsList, bool Shown) : Stmt;

internal sealed record IfStmt(Expr Condition, IReadOnlyList<Stmt> Then, IReadOnlyList<Stmt> Else) : Stmt;

internal sealed record RepeatStmt(Expr Times, IReadOnlyList<Stmt> Body) : Stmt;

/// <summary>Runs while the condition is <paramref name="Wanted"/>.</summary>
internal sealed record WhileStmt(Expr Condition, bool Wanted, IReadOnlyList<Stmt> Body) : Stmt;

internal sealed record ForEachStmt(DataRef Variable, Expr Count, IReadOnlyList<Stmt> Body) : Stmt;

internal sealed record ForeverStmt(IReadOnlyList<Stmt> Body) : Stmt;

internal sealed record WaitUntilStmt(Expr Condition) : Stmt;

internal sealed record CallStmt(BoundBlock Block, IReadOnlyList<Expr> Arguments, string BlockId) : Stmt;

/// <summary>A block whose own code says which of its stacks runs: see <see cref="MLKids.Blocks.Definitions.BlockDefinition.Loops"/>.</summary>
internal sealed record BranchStmt(BoundBlock Block, IReadOnlyList<Expr> Arguments, IReadOnlyList<IReadOnlyList<Stmt>> Bodies, string BlockId) : Stmt;

internal sealed record ProcedureStmt(ProcedureIr Procedure, IReadOnlyList<Expr> Arguments) : Stmt;

/// <summary>Ends the custom block, or the script outside one.</summary>
internal sealed record ReturnStmt(Expr? Value) : Stmt;

/// <summary>"stop all" and "stop other scripts".</summary>
internal sealed record StopStmt(MLKids.Blocks.Contracts.StopScope Scope) : Stmt;
