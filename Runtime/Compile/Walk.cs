namespace MLKids.Runtime.Compile;

/// <summary>Walks over IR.</summary>
internal static class Walk
{
    /// <summary>The expressions that stand directly in a statement, in order of evaluation.</summary>
    public static IEnumerable<Expr> Expressions(Stmt statement) => statement switch
    {
        SetStmt s => [s.Value],
        ChangeStmt s => [s.Delta],
        ListStmt s => new[] { s.Position, s.Item }.OfType<Expr>(),
        IfStmt s => [s.Condition],
        RepeatStmt s => [s.Times],
        WhileStmt s => [s.Condition],
        ForEachStmt s => [s.Count],
        WaitUntilStmt s => [s.Condition],
        CallStmt s => s.Arguments,
        BranchStmt s => s.Arguments,
        ProcedureStmt s => s.Arguments,
        ReturnStmt { Value: { } value } => [value],
        _ => [],
    };

    /// <summary>The statements inside a statement.</summary>
    public static IEnumerable<Stmt> Bodies(Stmt statement) => statement switch
    {
        IfStmt s => s.Then.Concat(s.Else),
        RepeatStmt s => s.Body,
        WhileStmt s => s.Body,
        ForEachStmt s => s.Body,
        ForeverStmt s => s.Body,
        BranchStmt s => s.Bodies.SelectMany(b => b),
        _ => [],
    };

    public static IEnumerable<Expr> Children(Expr expression) => expression switch
    {
        ListExpr { Argument: { } argument } => [argument],
        CallExpr call => call.Arguments,
        ProcedureExpr call => call.Arguments,
        _ => [],
    };

    /// <summary>All custom blocks that the statements call, at any depth.</summary>
    public static IEnumerable<ProcedureIr> Procedures(IEnumerable<Stmt> statements)
    {
        foreach (var statement in statements)
        {
            if (statement is ProcedureStmt call)
                yield return call.Procedure;
            foreach (var inner in Expressions(statement).SelectMany(Procedures).Concat(Procedures(Bodies(statement))))
                yield return inner;
        }
    }

    private static IEnumerable<ProcedureIr> Procedures(Expr expression)
    {
        if (expression is ProcedureExpr call)
            yield return call.Procedure;
        foreach (var inner in Children(expression).SelectMany(Procedures))
            yield return inner;
    }
}
