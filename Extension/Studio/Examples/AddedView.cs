using MLKids.Learning.Examples;

namespace MLKids.Studio.Examples;

/// <summary>What became of examples that were given. What counts as added is on disk.</summary>
/// <param name="Added">New examples.</param>
/// <param name="Duplicates">Left out: the label has the very same already.</param>
/// <param name="NearlySame">Left out: hardly differs from the one before in its burst.</param>
/// <param name="Refused">Left out because they cannot be used; at most <see cref="MostRefused"/> are named.</param>
/// <param name="RefusedCount">How many were refused in all.</param>
internal sealed record AddedView(int Added, int Duplicates, int NearlySame, IReadOnlyList<AddedView.RefusedView> Refused, int RefusedCount)
{
    public const int MostRefused = 20;

    internal sealed record RefusedView(string Name, string Code, string Sentence, string Message);

    public static AddedView Of(ImportReport report, int nearlySame = 0) => new(
        report.Added,
        report.Duplicates,
        nearlySame,
        [.. report.Refused.Take(MostRefused).Select(r => new RefusedView(r.FileName, r.Code, r.ChildSentence, r.Message))],
        report.Refused.Count);
}
