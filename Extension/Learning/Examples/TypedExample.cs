using System.Text;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Examples;

/// <summary>Examples that are typed: sentences and rows. Pictures and sounds are files.</summary>
public static class TypedExample
{
    /// <summary>Whether examples of a kind are typed.</summary>
    public static bool IsTyped(this ModelKind kind) => kind is not (ModelKind.Pictures or ModelKind.Sounds);

    /// <summary>Whether examples of a kind are rows of columns.</summary>
    public static bool HasColumns(this ModelKind kind) => kind is ModelKind.Numbers or ModelKind.PredictNumbers;

    /// <summary>The bytes of an example as they are stored.</summary>
    /// <param name="kind">A typed kind.</param>
    /// <param name="text">A sentence, a text, or a row as <see cref="RowText.Parse"/> takes it.</param>
    /// <param name="columns">For rows: the columns known so far, so that values alone are understood; may be null.</param>
    /// <exception cref="LearningException">Nothing but spaces (<see cref="LearningCodes.EmptyText"/>), or no row.</exception>
    public static byte[] ToBytes(ModelKind kind, string text, ColumnSet? columns = null)
    {
        if (kind.HasColumns())
            return RowText.ToBytes(RowText.Parse(text, columns));
        return text.Trim() is { Length: > 0 } typed ? Encoding.UTF8.GetBytes(typed) : throw new LearningException(
            LearningCodes.EmptyText, "There are no words yet. Type some first.", "Wanted a text, found nothing but spaces.");
    }
}
