using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Compile;

/// <summary>What kind of value an expression gives, so that needless casts are left out.</summary>
internal static class TypeInference
{
    public static ValueType TypeOf(Expr expression) => expression switch
    {
        LiteralExpr { Value: double number } => double.IsNaN(number) ? ValueType.NumberOrNaN : ValueType.Number,
        LiteralExpr { Value: bool } => ValueType.Boolean,
        LiteralExpr => ValueType.Text,
        ListExpr { Query: ListQuery.Length or ListQuery.Position } => ValueType.Number,
        ListExpr { Query: ListQuery.Contains } => ValueType.Boolean,
        ListExpr { Query: ListQuery.Contents } => ValueType.Text,
        CallExpr call => call.Block.Definition.Result switch
        {
            ArgumentType.Number => ValueType.NumberOrNaN,
            ArgumentType.Text => ValueType.Text,
            ArgumentType.Boolean => ValueType.Boolean,
            _ => ValueType.Any,
        },
        _ => ValueType.Any,
    };
}
